// Which jobs to restart: read from a CSV, or all quarantined ones of some service principals.
import { listSyncJobs } from "graph-sync-jobs";
import Papa from "papaparse";

/** The columns, in any order and case. */
const COLUMNS = { spid: "spId", jobid: "jobId", resetscope: "resetScope" };

/**
 * @param {string} text With a line of column names.
 * @returns {{ items: object[], fault: string }}
 */
export function itemsFromCsv(text) {
  const { data, errors, meta } = Papa.parse(text.trim(), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => COLUMNS[name.trim().toLowerCase()] ?? name,
    transform: (value) => value.trim(),
  });
  for (const column of ["spId", "jobId"]) {
    if (!meta.fields?.includes(column))
      return { items: [], fault: `There is no column ${column}. The first line names the columns.` };
  }
  const [error] = errors.filter(({ code }) => code !== "UndetectableDelimiter");
  if (error) return { items: [], fault: `Line ${(error.row ?? 0) + 2}: ${error.message}.` };
  return { items: data.map(itemFromRow), fault: "" };
}

/** An empty scope is the service's default, as an absent column is. */
const itemFromRow = ({ spId, jobId, resetScope }) => ({ spId, jobId, ...(resetScope && { criteria: { resetScope } }) });

/**
 * @param {unknown} token
 * @param {string[]} spIds
 * @param {object} options
 */
export async function quarantinedJobs(token, spIds, options) {
  const items = [];
  for (const spId of spIds) {
    const jobs = await listSyncJobs(token, spId, options);
    for (const { id, status } of jobs) if (status?.code === "Quarantine") items.push({ spId, jobId: id });
  }
  return items;
}

/** @param {import("graph-sync-jobs").BulkReport} report */
export const reportAsCsv = ({ items }) =>
  Papa.unparse(
    items.map(({ spId, jobId, ok, receipt, error }) => ({
      spId: typeof spId === "string" ? spId : spId.appId,
      jobId,
      outcome: ok ? "accepted" : error.outcome,
      code: ok ? "" : error.code,
      status: ok ? receipt.status : error.status,
      requestId: (ok ? receipt : error).requestId,
      clientRequestId: (ok ? receipt : error).clientRequestId,
    })),
    // What a spreadsheet would take for a formula is a text.
    { escapeFormulae: true },
  );
