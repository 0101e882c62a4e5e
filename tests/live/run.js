// The live trial: `cargo xtask build`, then `node tests/live/run.js`. A person runs it against a test tenant of their own; no test does.
// It reads first, asks before it sends anything else, and writes down what Graph answered.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { blankFor } from "./blank.js";
import { openConversation } from "./conversation.js";
import { MissingEnvironment, readEnvironment } from "./environment.js";
import { openGraph } from "./graph.js";
import { report, tell } from "./report.js";
import { signIn } from "./sign-in.js";
import { steps } from "./steps.js";

const EX_USAGE = 64; // as sysexits.h has it
const folder = fileURLToPath(new URL("../../target/live", import.meta.url));

async function main() {
  const environment = readEnvironment(process.env);
  const token = environment.token ?? (await signIn(environment));
  const graph = await openGraph(environment, token);
  const conversation = openConversation();
  const results = [];
  try {
    for (const step of steps) {
      const result = await take(step, graph, conversation);
      results.push(result);
      console.log(tell(result));
    }
  } finally {
    conversation.close();
  }
  const blank = blankFor({ ...environment, token });
  const written = path.join(folder, `${new Date().toISOString().replaceAll(":", "-")}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(written, `${JSON.stringify(blank(report(results)), null, 2)}\n`);
  console.log(
    `\nWritten, with tokens and ids blanked: ${path.relative(process.cwd(), written)}. Read it before you share it.`,
  );
}

/** One step: skipped, declined, answered, or failed with whatever was recorded until then. */
async function take(step, graph, conversation) {
  const { name, question, where } = step;
  const missing = step.skip?.(graph);
  if (missing) return { name, question, where, answer: null, left: missing, exchanges: [] };
  if (step.asks && !(await conversation.agreed(step.asks(graph)))) {
    return { name, question, where, answer: null, left: "you declined", exchanges: [] };
  }
  const from = graph.exchanges.length;
  try {
    const answer = await step.run(graph);
    return { name, question, where, answer, exchanges: graph.exchanges.slice(from) };
  } catch (error) {
    return { name, question, where, answer: null, left: String(error), exchanges: graph.exchanges.slice(from) };
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof MissingEnvironment)) throw error;
  console.error(error.message);
  process.exitCode = EX_USAGE;
}
