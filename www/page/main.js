// Where the page begins: finds the practice tenant, then draws every panel.
import { describeResetScopes } from "graph-sync-jobs";
import { CLOUDS, followAccount, goTo } from "./destinations.js";
import { followOverview } from "./overview/reading.js";
import { showAccess } from "./panels/access.js";
import { showJobs } from "./panels/jobs.js";
import { showLead } from "./panels/lead.js";
import { showList } from "./panels/list.js";
import { showOutcome } from "./panels/outcome.js";
import { showOverview } from "./panels/overview.js";
import { showPracticeFaults } from "./panels/practice-faults.js";
import { showPrincipal } from "./panels/principal.js";
import { showRequest } from "./panels/request.js";
import { showScope } from "./panels/scope.js";
import { showTimeline } from "./panels/timeline.js";
import { showViews } from "./panels/views.js";
import { findPractice } from "./practice.js";
import { keepPrepared } from "./preparation.js";
import { hasRegistration, knownRegistration } from "./sign-in/registration.js";
import { practice, scopes } from "./state.js";
import { follow, keepAddress } from "./view.js";

practice.value = await findPractice();
// An address with a registration opens that tenant. Without one the practice tenant opens.
const { cloud } = knownRegistration();
const named = CLOUDS.some(([key]) => key === cloud) ? cloud : "global";
await goTo(practice.value && !hasRegistration() ? "practice" : named);
follow(location.search);
followAccount();
followOverview();
keepAddress();

keepPrepared();
showViews(document.querySelector("#views"), {
  overview: document.querySelector("#overview-view"),
  job: document.querySelector("#job-view"),
});
showLead(document.querySelector("#place"), document.querySelector("#title"), document.querySelector("#lead"));
showAccess(document.querySelector("#access"));
showOverview(document.querySelector("#overview"));
showList(document.querySelector("#list"));
showPrincipal(document.querySelector("#principal"));
showJobs(document.querySelector("#jobs"));
showScope(document.querySelector("#scope"));
showRequest(document.querySelector("#request"));
showOutcome(document.querySelector("#outcome"));
showTimeline(document.querySelector("#timeline"));
showPracticeFaults(document.querySelector("#practice-faults"));

// Without WebAssembly this fails, as every call does. The request panel says why.
scopes.value = await describeResetScopes().catch(() => []);
