// Compiles the examples and runs each against the practice tenant. TARBALL names the packed package.
import "./proof/types.js";
import "./proof/readmes.js";
import "./proof/first.js";
import "./proof/portal.js";
import "./proof/react.js";
import "./proof/angular.js";
import "./proof/extension.js";
import "./proof/node.js";
import "./proof/scheduled.js";
import "./proof/workers.js";
import "./proof/testing.js";
import "./proof/msal.js";
import "./proof/clouds.js";
import "./proof/csp.js";
import "./proof/bulk.js";
import "./proof/overview.js";
import "./proof/permission.js";
