// All measurements in one run, one after the other: `cargo xtask bench`.
import { bulk } from "./bulk.js";
import { page } from "./page.js";
import { perCall } from "./per-call.js";
import { sizes } from "./sizes.js";

for (const measure of [sizes, perCall, bulk, page]) console.log(`${await measure()}\n`);
