// All measurements in one run, one after the other, or those named: `cargo xtask bench [PART]...`.
import { parseArgs } from "node:util";
import { abort } from "./abort.js";
import { bulk } from "./bulk.js";
import { bulkPage } from "./bulk-page.js";
import { cold } from "./cold.js";
import { coldPage } from "./cold-page.js";
import { conduct } from "./conduct.js";
import { find } from "./find.js";
import { host } from "./host.js";
import { longTasks } from "./long-tasks.js";
import { memory } from "./memory.js";
import { page } from "./page.js";
import { perCall } from "./per-call.js";
import { sizes } from "./sizes.js";
import { summary } from "./summary.js";
import { verdicts } from "./targets.js";
import { write } from "./write.js";

// Each gives its tables, the targets that they decide, and the figures for people in a hurry.
const PARTS = {
  conduct,
  sizes,
  page,
  "per-call": perCall,
  "cold-page": coldPage,
  cold,
  "bulk-page": bulkPage,
  bulk,
  find,
  "long-tasks": longTasks,
  abort,
  memory,
};

const { values, positionals: named } = parseArgs({ allowPositionals: true, options: { write: { type: "boolean" } } });
const unknown = named.filter((name) => !PARTS[name]);
if (unknown.length > 0) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(", ")}`);

const blocks = {};
const show = (part, block) => {
  blocks[part] = block;
  console.log(`${block}\n`);
};

/** Measures a part, once more where it failed: browsers do now and then, and the rest of a run is worth keeping. */
async function measured(part) {
  try {
    return await PARTS[part]();
  } catch (error) {
    console.error(`\n${part} failed, and is measured again:`, error);
    return PARTS[part]();
  }
}

show("host", await host());
const targets = [];
const figures = [];
const chosen = Object.keys(PARTS).filter((part) => named.length === 0 || named.includes(part));
for (const [index, part] of chosen.entries()) {
  process.stderr.write(`measure ${part} (${index + 1} of ${chosen.length}) `);
  const begin = performance.now();
  const { tables, targets: decided = [], figures: told = [] } = await measured(part);
  process.stderr.write(` ${((performance.now() - begin) / 1000).toFixed(0)} s\n`);
  show(part, tables.join("\n\n"));
  targets.push(...decided);
  figures.push(...told);
}
if (targets.length > 0) show("targets", verdicts(targets));
if (figures.length > 0) show("summary", summary(figures));
if (values.write) await write(blocks);
