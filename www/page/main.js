// Where the page begins: finds the practice tenant, then brings every panel to life.
import { describeResetScopes } from "graph-sync-jobs";
import { goTo } from "./destinations.js";
import { showAccess } from "./panels/access.js";
import { showJobs } from "./panels/jobs.js";
import { showLead } from "./panels/lead.js";
import { showOutcome } from "./panels/outcome.js";
import { showPrincipal } from "./panels/principal.js";
import { showRequest } from "./panels/request.js";
import { showScope } from "./panels/scope.js";
import { showTrouble } from "./panels/trouble.js";
import { findPractice } from "./practice.js";
import { keepPrepared } from "./preparation.js";
import { practice, scopes } from "./state.js";

practice.value = await findPractice();
goTo(practice.value ? "practice" : "global");

keepPrepared();
showLead(document.querySelector("#place"), document.querySelector("#lead"));
showAccess(document.querySelector("#access"));
showPrincipal(document.querySelector("#principal"));
showJobs(document.querySelector("#jobs"));
showScope(document.querySelector("#scope"));
showRequest(document.querySelector("#request"));
showOutcome(document.querySelector("#outcome"));
showTrouble(document.querySelector("#trouble"));

// Without WebAssembly this fails as every call will; the request panel says why.
scopes.value = await describeResetScopes().catch(() => []);
