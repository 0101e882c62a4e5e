// The columns of a CSV: the names that administrators' exports have, and names that look like resetScope but are not.

/** Letters and digits alone, so that `Job ID`, `job_id` and `JobId` are one name. */
const plain = (name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Ids may be spelled in many ways: a wrong id is refused by the service, and restarts nothing. */
const IDS = {
  spId: ["spid", "serviceprincipalid", "serviceprincipalobjectid", "objectid"],
  appId: ["appid", "applicationid"],
  jobId: ["jobid", "synchronizationjobid"],
};

/** The report's own columns. */
const REPORT = { outcome: "outcome", action: "action", clientrequestid: "clientRequestId" };

/** A misspelled resetScope must not be ignored: the service's default would be reset instead, which costs hours. */
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
          `The column “${name.trim()}” looks like resetScope, but has another name. Rename it to resetScope, or remove it.`,
        );
    } else if (column in at) {
      faults.push(
        `The columns “${header[at[column]].trim()}” and “${name.trim()}” both mean ${column}. Remove one of them.`,
      );
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
