// Runs the consumers whose names contain the argument, or all, and ends with a table. TARBALL names the packed package.
// With --everyday it leaves out those that fail only if another fails too.

import { parseArgs } from "node:util";
import { missing } from "../engines/open.js";
import { within } from "../engines/within.js";
import * as answers from "../faults/answers.js";
import { startFaultServer } from "../faults/server.js";
import { consumers } from "./matrix.js";
import { stopAll } from "./program.js";
import { prepare } from "./project.js";
import { closeAll } from "./visit.js";

const RUN_MS = 180_000;

const { values, positionals } = parseArgs({ options: { everyday: { type: "boolean" } }, allowPositionals: true });
const [filter = ""] = positionals;
const chosen = consumers.filter(({ name, weekly }) => name.includes(filter) && !(weekly && values.everyday));
const began = performance.now();
const graph = await startFaultServer();
const table = [];
try {
  for (const consumer of chosen) table.push(await tryOut(consumer));
} finally {
  await Promise.all([closeAll(), graph.close()]);
}

const width = Math.max(0, ...table.map(({ name }) => name.length));
console.log("");
for (const { name, result, time, told } of table) {
  console.log(`${name.padEnd(width)}  ${result.padEnd(7)}  ${time.padStart(7)}  ${told}`);
}
console.log(`${table.filter(({ result }) => result === "ok").length} of ${table.length} ok in ${seconds(began)}`);
if (table.length === 0) console.log(`no consumer has "${filter}" in its name`);
process.exit(table.some(({ result }) => result === "failed") ? 1 : 0);

async function tryOut({ name, folder, run, outcome, engine }) {
  const absent = engine && missing(engine);
  if (absent) return report(name, "skipped", 0, absent);
  const { baseUrl, requests } = graph.script([{ ...answers.accepted, always: true }]);
  let start = performance.now();
  try {
    const project = await prepare(folder);
    start = performance.now();
    const wrote = [await within(RUN_MS, run(project, baseUrl), name)].flat();
    return report(name, "ok", start, outcome(wrote, requests()));
  } catch (error) {
    console.log(error);
    // An assertion says first what is wrong, a tool last.
    return report(
      name,
      "failed",
      start,
      error.message
        .trim()
        .split("\n")
        .at(error.code === "ERR_ASSERTION" ? 0 : -1),
    );
  } finally {
    stopAll();
  }
}

function report(name, result, start, told) {
  const time = start === 0 ? "" : seconds(start);
  console.log(result === "ok" ? `${name} … ${time}` : `${name} … ${result} ${time}`);
  return { name, result, time, told };
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
