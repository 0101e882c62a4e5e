// The practice tenant's front door for tests and the demo.
export { CHALLENGE_CLAIMS } from "./access.js";
export { practiceClock } from "./clock.js";
export { fleet, LARGE } from "./fleet.js";
export { SETTLING } from "./life-cycle.js";
export { people } from "./people.js";
export { practice } from "./seed.js";
export { startTenant } from "./tenant.js";
