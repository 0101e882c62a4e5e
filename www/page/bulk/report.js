// The report of many calls as a CSV. Read back as a list, it names the jobs whose restart was not accepted.
import Papa from "papaparse";

const COLUMNS = ["action", "resetScope", "outcome", "code", "status", "requestId", "clientRequestId"];

/**
 * @param {{ action: string, items: object[], application?: (item: object) => string }} account
 */
export function reportAsCsv({ action, items, application = () => "" }) {
  const rows = items.map((item) => {
    const { spId, jobId, criteria, ok, receipt, error } = item;
    const answer = ok ? receipt : error;
    return {
      ...(typeof spId === "string" ? { spId } : { appId: spId.appId }),
      jobId,
      application: application(item),
      action,
      resetScope: [criteria?.resetScope ?? []].flat().join(", "),
      outcome: ok ? "accepted" : error.outcome,
      code: ok ? "" : error.code,
      status: answer.status,
      requestId: answer.requestId,
      clientRequestId: answer.clientRequestId,
    };
  });
  const named = rows.some((row) => row.application);
  const ids = ["spId", "appId"].filter((id) => rows.some((row) => id in row));
  const columns = [...ids, "jobId", ...(named ? ["application"] : []), ...COLUMNS];
  // Keeps a spreadsheet from taking a text for a formula.
  return Papa.unparse({ fields: columns, data: rows }, { escapeFormulae: true });
}
