// All measurements in one run, one after the other, or those named: `cargo xtask bench [PART]...`.
import { abort } from "./abort.js";
import { bulk } from "./bulk.js";
import { bulkPage } from "./bulk-page.js";
import { cold } from "./cold.js";
import { host } from "./host.js";
import { memory } from "./memory.js";
import { page } from "./page.js";
import { perCall } from "./per-call.js";
import { sizes } from "./sizes.js";
import { verdicts } from "./targets.js";

// Each gives its tables, and the targets that they decide.
const PARTS = { sizes, "per-call": perCall, page, cold, abort, bulk: [bulk, bulkPage], memory };

const named = process.argv.slice(2);
const unknown = named.filter((name) => !PARTS[name]);
if (unknown.length > 0) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(", ")}`);
const chosen = Object.entries(PARTS).filter(([name]) => named.length === 0 || named.includes(name));

console.log(`${await host()}\n`);
const targets = [];
for (const measure of chosen.flatMap(([, part]) => part)) {
  const { tables, targets: decided = [] } = await measure();
  for (const table of tables) console.log(`${table}\n`);
  targets.push(...decided);
}
if (targets.length > 0) console.log(verdicts(targets));
