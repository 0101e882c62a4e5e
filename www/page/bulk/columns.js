// Which column of a CSV says what: the names that admins' exports have, and those that only look like one.

/** Letters and digits alone, so that `Job ID`, `job_id` and `JobId` are one name. */
const plain = (name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Ids are safe to read under any spelling: a wrong one is refused, it cannot turn into a restart of its own. */
const IDS = {
  spId: ["spid", "serviceprincipalid", "serviceprincipalobjectid", "objectid"],
  appId: ["appid", "applicationid"],
  jobId: ["jobid", "synchronizationjobid"],
};

/** The report's own columns. */
const REPORT = { outcome: "outcome", action: "action", clientrequestid: "clientRequestId" };

/** What is meant for a scope but not read as one would silently become the service's default, which costs hours. */
const LIKE_A_SCOPE = /scope|criteria|reset/;

/**
 * @param {string} name As the CSV has it.
 * @returns {string | undefined} `spId`, `appId`, `jobId`, `resetScope` or a column of the report's.
 */
export function columnOf(name) {
  const key = plain(name);
  if (name.trim().toLowerCase() === "resetscope") return "resetScope";
  return Object.keys(IDS).find((column) => IDS[column].includes(key)) ?? REPORT[key];
}

/**
 * @param {string[]} header
 * @returns {{ at: Record<string, number>, faults: string[] }} Where each column stands.
 */
export function columnsOf(header) {
  const at = {};
  const faults = [];
  for (const [index, name] of header.entries()) {
    const column = columnOf(name);
    if (column === undefined) {
      if (LIKE_A_SCOPE.test(plain(name)))
        faults.push(
          `The column “${name.trim()}” looks like resetScope, but is none. Name it resetScope, or take it out.`,
        );
    } else if (column in at) {
      faults.push(`The columns “${header[at[column]].trim()}” and “${name.trim()}” both say ${column}. Take one out.`);
    } else {
      at[column] = index;
    }
  }
  if (!("spId" in at) && !("appId" in at))
    faults.push("There is no column spId (or ServicePrincipalId, ObjectId). The first row names the columns.");
  if (!("jobId" in at))
    faults.push("There is no column jobId (or SynchronizationJobId, Job ID). The first row names the columns.");
  return { at, faults };
}
