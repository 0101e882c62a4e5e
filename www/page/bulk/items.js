// The jobs that a CSV names, and everything in it that is wrong or ambiguous.
import Papa from "papaparse";
import { columnOf, columnsOf } from "./columns.js";

/** @typedef {{ spId: string | { appId: string }, jobId: string, criteria?: { resetScope: string } }} Item */

/**
 * @typedef {object} ReadList
 * @property {Item[]} items Empty where there is a fault.
 * @property {number[]} rows The CSV's row of each item.
 * @property {string[]} faults What has to be corrected first.
 * @property {string[]} notes What is left out or merged, and why.
 */

/** Two items with the same key are the same job. */
export const itemKey = ({ spId, jobId }) =>
  `${(typeof spId === "string" ? spId : `appId ${spId.appId}`).toLowerCase()} ${jobId}`;

/**
 * @param {string} text With a row of column names.
 * @returns {ReadList}
 */
export function itemsFromCsv(text) {
  const { rows, first, errors } = table(text);
  const [header = [], ...body] = rows;
  const { at, faults } = columnsOf(header);
  const notes = [];
  const list = { items: [], rows: [], faults, notes };
  if (faults.length > 0) return list;
  for (const { row, message } of errors) faults.push(`Row ${first + (row ?? 0)}: ${message}.`);

  const seen = new Map();
  let accepted = 0;
  let unknown = 0;
  for (const [index, cells] of body.entries()) {
    const row = first + 1 + index;
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = { row, width: header.length, cells, at };
    const fault = rowFault(read);
    if (fault) {
      faults.push(`Row ${row}: ${fault}`);
      continue;
    }
    const outcome = cellOf(read, "outcome");
    if (outcome === "accepted") {
      accepted += 1;
      continue;
    }
    if (outcome === "unknown") unknown += 1;
    for (const item of itemsOfRow(read)) take(item, row, seen, list);
  }
  if (accepted > 0) notes.push(`${accepted} that the report calls accepted ${accepted === 1 ? "is" : "are"} left out.`);
  if (unknown > 0)
    notes.push(
      `${unknown} may have happened already: look at ${unknown === 1 ? "the job" : "the jobs"} before you try again.`,
    );
  return faults.length > 0 ? { ...list, items: [], rows: [] } : list;
}

/**
 * Rows of cells, without what Excel and PowerShell write above the column names.
 * @param {string} text
 */
function table(text) {
  let first = 1;
  let rest = text.replace(/^\uFEFF/, "");
  let separator;
  for (;;) {
    const [line, sep] = /^(?:sep=(.)|#TYPE .*|[ \t]*)\r?\n/i.exec(rest) ?? [];
    if (line === undefined) break;
    separator ??= sep;
    first += 1;
    rest = rest.slice(line.length);
  }
  const { data, errors } = Papa.parse(rest, { delimiter: separator ?? delimiterOf(rest) });
  return { rows: data, first, errors };
}

/** The delimiter that finds most column names in the first row. Cells with several ids hold other delimiters. */
function delimiterOf(text) {
  const [line] = text.split(/[\r\n]+/, 1);
  const known = (delimiter) => line.split(delimiter).filter((name) => columnOf(name.replaceAll('"', ""))).length;
  return [",", ";", "\t", "|"].reduce((best, one) => (known(one) > known(best) ? one : best));
}

/** The report puts an apostrophe before a text that a spreadsheet would take for a formula. */
const withoutApostrophe = (text) => text.replace(/^'(?=[=+\-@])/, "");

const cellOf = ({ cells, at }, column) => {
  const value = (cells[at[column]] ?? "").trim();
  return "outcome" in at ? withoutApostrophe(value) : value;
};

/** What separates several ids in one cell. */
const BETWEEN_IDS = /[\s,;|]+/;

const idsOf = (text) => text.split(BETWEEN_IDS).filter((id) => id !== "");

function rowFault(read) {
  const { width, cells } = read;
  if (cells.slice(width).some((cell) => cell.trim() !== ""))
    return "it has more cells than there are columns. Put a text that contains the separator in quotes.";
  const object = cells.find((cell) => /^System\.[\w.]+\[\]$/.test(cell.trim()));
  if (object) return `“${object}” is what PowerShell writes instead of a list. Join the ids before Export-Csv.`;
  const action = cellOf(read, "action");
  if (action !== "" && action !== "restart") return `it is about “${action}”. A list can only restart jobs.`;
  const principals = idsOf(cellOf(read, "spId") || cellOf(read, "appId"));
  if (principals.length !== 1)
    return principals.length === 0
      ? "it names no service principal."
      : "it names several service principals for a job.";
  return idsOf(cellOf(read, "jobId")).length === 0 ? "it names no job." : "";
}

function itemsOfRow(read) {
  const spId = cellOf(read, "spId") || { appId: cellOf(read, "appId") };
  const resetScope = cellOf(read, "resetScope");
  // An empty scope is the service's default, as an absent column is.
  return idsOf(cellOf(read, "jobId")).map((jobId) => ({
    spId,
    jobId,
    ...(resetScope && { criteria: { resetScope } }),
  }));
}

function take(item, row, seen, { items, rows, faults, notes }) {
  const key = itemKey(item);
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, { row, resetScope: item.criteria?.resetScope });
    items.push(item);
    rows.push(row);
  } else if (before.resetScope === item.criteria?.resetScope) {
    notes.push(`Row ${row} names the same job as row ${before.row}: it is restarted once.`);
  } else {
    faults.push(`Rows ${before.row} and ${row} name the same job with different scopes. Remove one of them.`);
  }
}
