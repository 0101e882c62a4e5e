// The steps that ask what findSyncJobs assumes. They change nothing. Most need Application.Read.All, and stay open without it.
import { held, mayList } from "./permissions.js";
import { list } from "./readable.js";
import { refusal, said } from "./said.js";

const FIELDS = "id,appId,displayName";

/** Service principals that Microsoft puts into every tenant: Graph, Azure AD Graph, Exchange Online, SharePoint Online. */
const MICROSOFT_GRAPH = "00000003-0000-0000-c000-000000000000";
const MICROSOFTS = [
  MICROSOFT_GRAPH,
  "00000002-0000-0000-c000-000000000000",
  "00000002-0000-0ff1-ce00-000000000000",
  "00000003-0000-0ff1-ce00-000000000000",
];

/** Names that every tenant knows, so that nobody's own stand in the record's addresses. */
const SEARCHED = ["Microsoft Graph", 'Microsoft "Graph"', "Microsoft\\Graph"];

/** Requests to a batch, at most. */
const BATCH = 20;

/** So many service principals, beside Microsoft's own, are asked alone too. */
const FEW = 3;

const HAS_JOBS = "200 with jobs";

/** The addresses as the library writes them. */
const address = ({ root }, parameters) => `${root}/servicePrincipals?${new URLSearchParams(parameters)}`;
const jobsPath = (id) => `/servicePrincipals/${encodeURIComponent(id)}/synchronization/jobs`;

/** Every page of service principals that was asked for until now. */
const pages = ({ exchanges, root }) =>
  exchanges.filter(({ method, url }) => method === "GET" && url.startsWith(`${root}/servicePrincipals?`));

const isDenial = ({ status, answer }) =>
  status === 403 || (status === 401 && answer?.error?.code !== "InvalidAuthenticationToken");

/** Why there is no page to go on with. */
function unlisted(graph) {
  const [first] = pages(graph);
  if (first?.status === 200) return undefined;
  if (first === undefined || first.failed) return `the service principals could not be listed: ${first?.failed}`;
  return isDenial(first)
    ? `this token may not list service principals, which takes Application.Read.All: ${said(first)}`
    : `the service principals could not be listed: ${said(first)}`;
}

const count = (page) =>
  page.status === 200 ? `200 with ${page.answer?.value?.length ?? "no list of"} service principals` : said(page);

const nextLink = ({ answer }) => answer?.["@odata.nextLink"];

/** How the address of a next page looks, and what came of it. */
async function follow(graph, page) {
  const link = nextLink(page);
  if (!link) return "no nextLink";
  if (!URL.canParse(link)) return "a nextLink that is no whole address";
  const [at, root] = [new URL(link), new URL(graph.root)];
  const yes = (is) => (is ? "yes" : "no");
  const names = at.search.slice(1).split("&");
  const isSameVersion = at.pathname.startsWith(`${root.pathname}/`);
  const looks = [
    `same origin: ${yes(at.origin === root.origin)}`,
    `same version: ${yes(isSameVersion)}`,
    `parameters ${names.map((one) => one.split("=")[0]).join(", ")}`,
  ].join(", ");
  // The token goes to Graph alone.
  if (at.origin !== root.origin) return `a nextLink (${looks}), which was not followed`;
  const next = await graph.send("GET", link);
  const before = page.answer.value.map(({ id }) => id);
  const again = next.answer?.value?.filter(({ id }) => before.includes(id)).length;
  return `a nextLink (${looks}), which answered ${count(next)}, ${again ?? "none"} of them a second time`;
}

/** A search as the library sends it, and Graph's answer to its first page. */
async function searched(graph, displayName) {
  const before = pages(graph).length;
  const outcome = await refusal(graph.library.findSyncJobs(graph.token, { displayName }, graph.options));
  const asked = pages(graph).slice(before);
  const page = asked.find(({ status }) => status === 200) ?? asked.at(-1);
  if (page?.status !== 200) return `${displayName}: ${page?.failed ?? said(page)}; findSyncJobs: ${outcome}`;
  const among = page.answer?.value?.some(({ appId }) => appId === MICROSOFT_GRAPH) ? "" : "not ";
  return `${displayName}: ${count(page)}, @odata.count ${page.answer?.["@odata.count"]}, Microsoft Graph ${among}among them; findSyncJobs: ${outcome}`;
}

/** Service principals of the pages, Microsoft's own first, without the one whose job the trial is about. */
function sample(graph) {
  const seen = pages(graph).flatMap(({ status, answer }) => (status === 200 ? (answer?.value ?? []) : []));
  const all = [...new Map(seen.map(({ id, appId }) => [id, { id, isMicrosofts: MICROSOFTS.includes(appId) }])).values()]
    .filter(({ id }) => id.toLowerCase() !== graph.spId.toLowerCase())
    .sort((a, b) => Number(b.isMicrosofts) - Number(a.isMicrosofts));
  return all.slice(0, BATCH);
}

function kind(status, body) {
  if (status !== 200) return `${status}, error.code ${JSON.stringify(body?.error?.code)}`;
  if (!Array.isArray(body?.value)) return `200 with a body that is ${typeof body} and no list`;
  return body.value.length > 0 ? HAS_JOBS : "200 with an empty list";
}

/** How often each kind of answer came, Microsoft's own apart. */
function tally(asked) {
  const counted = (some) => {
    const counts = new Map();
    for (const { answered } of some) counts.set(answered, (counts.get(answered) ?? 0) + 1);
    return [...counts].map(([answered, times]) => `${times} × ${answered}`).join(", ") || "none asked";
  };
  const [theirs, others] = [true, false].map((is) => counted(asked.filter(({ isMicrosofts }) => isMicrosofts === is)));
  return `Microsoft's own ${theirs}; others ${others}`;
}

async function inBatch(graph, asked) {
  const requests = asked.map(({ id }, index) => ({ id: String(index), method: "GET", url: jobsPath(id) }));
  const exchange = await graph.send("POST", `${graph.root}/$batch`, { requests });
  if (exchange.status !== 200) throw new Error(`the batch was refused: ${said(exchange)}`);
  return asked.map((one, index) => {
    const item = exchange.answer?.responses?.find(({ id }) => id === String(index));
    return { ...one, answered: item ? kind(item.status, item.body) : "no answer" };
  });
}

async function alone(graph, asked) {
  const answers = [];
  for (const one of asked) {
    const { status, answer } = await graph.send("GET", `${graph.root}${jobsPath(one.id)}`);
    answers.push({ ...one, answered: kind(status, answer) });
  }
  return answers;
}

/** @type {import("./steps.js").Step[]} */
export const finding = [
  {
    name: "preflight of a search",
    question: "May a page send ConsistencyLevel to /servicePrincipals?",
    where: "www/tenant/cors.js",
    async run(graph) {
      const headers = ["authorization", "client-request-id", "consistencylevel"];
      const { status, cors } = await graph.preflight(headers, "GET", address(graph, { $select: FIELDS }));
      const allowed = cors["access-control-allow-headers"];
      const may = list(allowed).some((name) => name === "consistencylevel" || name === "*") ? "yes" : "no";
      return `${may}: ${status}; Allow-Headers: ${allowed ?? "none"}`;
    },
  },
  {
    name: "service principals",
    question: "Do service principals come in pages, how large, and how does the next page's address look?",
    where: "src/client/find.rs",
    async run(graph) {
      const large = await graph.send("GET", address(graph, { $select: FIELDS, $top: "999" }));
      const why = unlisted(graph);
      if (why) throw new Error(why);
      const told = `$top=999: ${count(large)} and ${await follow(graph, large)}`;
      if (nextLink(large)) return told;
      // A small tenant has its second page all the same.
      const small = await graph.send("GET", address(graph, { $select: FIELDS, $top: "5" }));
      return `${told}; $top=5: ${count(small)} and ${await follow(graph, small)}`;
    },
  },
  {
    name: "encoding",
    question: "Does Graph take %24 for $ and + for a space, as URLSearchParams writes them?",
    where: "src/request/query.rs",
    skip: unlisted,
    async run(graph) {
      const fields = new Set(pages(graph)[0].answer.value.flatMap((one) => Object.keys(one)));
      // A filter is no filter without its spaces; a search would look past them.
      const filter = MICROSOFTS.map((appId) => `appId eq '${appId}'`).join(" or ");
      const url = address(graph, { $select: FIELDS, $filter: filter });
      const plus = await graph.send("GET", url);
      const percent = await graph.send("GET", url.replaceAll("+", "%20"));
      return `%24select gives ${[...fields].join(", ")}; %24filter with +: ${count(plus)}; with %20: ${count(percent)}`;
    },
  },
  {
    name: "search",
    question: "Does $search with ConsistencyLevel and $count find names, also with a quote or a backslash in the text?",
    where: "src/request/query.rs",
    skip: unlisted,
    async run(graph) {
      const answers = [];
      for (const displayName of SEARCHED) answers.push(await searched(graph, displayName));
      return answers.join("; ");
    },
  },
  {
    name: "without provisioning",
    question: "What does a service principal without provisioning answer for its jobs, alone and in a batch?",
    where: "src/client/find.rs",
    skip: unlisted,
    async run(graph) {
      const batch = await inBatch(graph, sample(graph));
      const without = batch.filter(({ answered }) => answered !== HAS_JOBS);
      if (without.length === 0) throw new Error(`each of the ${batch.length} that were asked has jobs`);
      const others = without.filter(({ isMicrosofts }) => !isMicrosofts).slice(0, FEW);
      const few = await alone(graph, [...without.filter(({ isMicrosofts }) => isMicrosofts), ...others]);
      return `in a batch: ${tally(batch)}; alone: ${tally(few)}`;
    },
  },
  {
    name: "without Application.Read.All",
    question: "Is findSyncJobs refused as a whole without Application.Read.All, with which status and code?",
    where: "src/error/hint.rs",
    skip(graph) {
      const [first] = pages(graph);
      const permissions = held(graph.token);
      if (first?.status === 200) {
        if (permissions && !mayList(permissions)) return undefined;
        return "this token lists service principals: run the trial again with one that lacks the permission";
      }
      if (!first || !isDenial(first)) return unlisted(graph);
      if (!permissions || !mayList(permissions)) return undefined;
      return `this token holds ${permissions.join(", ")}, and was refused all the same: ${said(first)}`;
    },
    async run(graph) {
      const permissions = held(graph.token);
      const holds = permissions
        ? `the token holds ${permissions.join(", ") || "none"}`
        : "what the token holds is unknown";
      if (pages(graph)[0].status === 200) return `no: service principals are listed; ${holds}`;
      const outcome = await refusal(graph.library.findSyncJobs(graph.token, null, graph.options));
      return `${outcome}; ${holds}`;
    },
  },
];
