// All measurements in one run, one after the other, or those named: `cargo xtask bench [PART]`.
import { cpus } from "node:os";
import { abort } from "./abort.js";
import { bulk } from "./bulk.js";
import { cold } from "./cold.js";
import { inPage } from "./in-page.js";
import { memory } from "./memory.js";
import { page } from "./page.js";
import { perCall } from "./per-call.js";
import { sizes } from "./sizes.js";

const PARTS = { sizes, "per-call": perCall, "in-page": inPage, cold, abort, memory, bulk, page };

const named = process.argv.slice(2);
const unknown = named.filter((name) => !PARTS[name]);
if (unknown.length > 0) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(", ")}`);

console.log(
  `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
for (const [name, measure] of Object.entries(PARTS)) {
  if (named.length === 0 || named.includes(name)) console.log(`${await measure()}\n`);
}
