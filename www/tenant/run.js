// `npm run tenant`: the practice tenant alone, for trying the library from anywhere else.
import { parseArgs } from "node:util";
import { practiceClock } from "./clock.js";
import { LARGE } from "./fleet.js";
import { startTenant } from "./tenant.js";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8788" },
    speed: { type: "string", default: "1" },
    large: { type: "boolean", default: false },
  },
});
const tenant = await startTenant({
  port: Number(values.port),
  clock: practiceClock({ speed: Number(values.speed) }),
  ...(values.large && LARGE),
});
console.log(`Practice tenant: ${tenant.origin}/practice/servicePrincipals`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => tenant.close());
