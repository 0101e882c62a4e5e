// What decides about a job, picked out of what Graph sent. It judges nothing.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value) => (typeof value === "string" ? value.replaceAll("\0", "") : "");

export const activityOf = (job) => text(job?.status?.lastExecution?.activityIdentifier);

// A job: which execution was its last, when that ended, and whether more will come.
export function glance(job) {
  if (!isObject(job)) return undefined;
  return [activityOf(job), text(job.status?.lastExecution?.timeEnded), text(job.schedule?.state)];
}

// A page of jobs: origin and address of the next page.
export function turn(page) {
  if (!Array.isArray(page?.value) || !page.value.every(isObject)) return undefined;
  const next = page["@odata.nextLink"];
  if (next === undefined || next === null) return [];
  try {
    const { origin, href, username, password } = new URL(next);
    // An address with a name in it is somewhere else, whatever its host.
    return [username || password ? "" : origin, href];
  } catch {
    return ["", "none"];
  }
}
