// All measurements in one run, one after the other, or those named: `cargo xtask bench [PART]...`.
import { parseArgs } from "node:util";
import { abort } from "./abort.js";
import { bulk } from "./bulk.js";
import { bulkPage } from "./bulk-page.js";
import { cold } from "./cold.js";
import { conduct } from "./conduct.js";
import { host } from "./host.js";
import { memory } from "./memory.js";
import { page } from "./page.js";
import { perCall } from "./per-call.js";
import { intoReadme } from "./readme.js";
import { sizes } from "./sizes.js";
import { verdicts } from "./targets.js";

// Each gives its tables, and the targets that they decide.
const PARTS = {
  conduct,
  sizes,
  "per-call": perCall,
  page,
  cold,
  abort,
  bulk,
  "bulk-page": bulkPage,
  memory,
};

const { values, positionals: named } = parseArgs({ allowPositionals: true, options: { readme: { type: "boolean" } } });
const unknown = named.filter((name) => !PARTS[name]);
if (unknown.length > 0) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(", ")}`);

const blocks = {};
const show = (part, block) => {
  blocks[part] = block;
  console.log(`${block}\n`);
};

show("host", await host());
const targets = [];
for (const [part, measure] of Object.entries(PARTS)) {
  if (named.length > 0 && !named.includes(part)) continue;
  const { tables, targets: decided = [] } = await measure();
  show(part, tables.join("\n\n"));
  targets.push(...decided);
}
if (targets.length > 0) show("targets", verdicts(targets));
if (values.readme) await intoReadme(blocks);
