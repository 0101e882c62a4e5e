// Plays the table's cases: makes a server's script for each, has them played, and brings together what both sides saw.
import { once } from "node:events";
import { createServer } from "node:net";
import { startFaultServer } from "../faults/server.js";
import { CALLS } from "./calls.js";
import { readyToken } from "./defaults.js";
import { table } from "./table.js";

// Each lane has a server, and so an origin, of its own: browsers open six connections to one.
const LANES = 6;

/** The cases that can happen in Node, or in an engine's page. */
export function casesOf(where) {
  return table.filter(({ only }) => only === undefined || (only === "node") === (where === "node"));
}

/**
 * @param {import("./table.js").Case[]} cases
 * @param {(lanes: object[][]) => Promise<object[]>} play  `play.js`, in place
 */
export async function run(cases, play) {
  // The servers' clocks start now, and dates in answers are by the wall's.
  const startedAt = Date.now();
  const servers = await Promise.all(Array.from({ length: LANES }, () => startFaultServer()));
  const closed = await closedOrigin();
  try {
    const began = performance.now();
    const staged = cases.map((each, number) => stage(each, number, servers[number % LANES], closed));
    // What changes the whole page has it for itself.
    const alone = staged.filter(({ each }) => each.fetch === "missing" || each.offline);
    const lanes = servers.map((server) => staged.filter((it) => it.server === server && !alone.includes(it)));
    const outcomes = [];
    for (const wave of [lanes, [alone]]) {
      outcomes.push(...(await play(wave.map((lane) => lane.map(({ travels }) => travels)))));
    }
    const results = staged.map((it) => ({
      ...it,
      startedAt,
      outcome: outcomes.find(({ number }) => number === it.travels.number),
    }));
    return { results, ms: performance.now() - began };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

function stage(each, number, server, closed) {
  const answers = dated(each.answers ?? []);
  const { baseUrl, requests } = server.script(answers, each.manners);
  const address = { closed: baseUrl.replace(server.origin, closed), tls: baseUrl.replace("http:", "https:") };
  const { token = readyToken, call = "restartSyncJob", options, fetch, abort, onRetry, offline } = each;
  const { args = CALLS[call].args } = each;
  const travels = {
    ...{ number, token, call, args, options, fetch, abort, onRetry, offline },
    baseUrl: address[each.address] ?? baseUrl,
    record: baseUrl.replace(server.origin, `${server.origin}/control`),
  };
  return { each, answers, server, requests, travels };
}

/** `{in 5 s}` becomes the HTTP date of that moment. Such dates have no fractions, so it may be up to a second less. */
function dated(answers) {
  const text = JSON.stringify(answers).replace(/\{in (\d+) s\}/g, (_, seconds) =>
    new Date(Date.now() + seconds * 1000).toUTCString(),
  );
  return JSON.parse(text);
}

async function closedOrigin() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
