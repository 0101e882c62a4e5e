// The list of the tenant's service principals: page by page, a selection of fields, and a search in an index.
import { badRequest, GraphError } from "./graph-error.js";

/** @import { ServicePrincipal } from "./directory.js" */

const FIELDS = ["id", "appId", "displayName"];

/** Graph's own sizes (documentation, "List servicePrincipals"). */
const USUAL_PAGE = 100;
const LARGEST_PAGE = 999;

/**
 * @param {ServicePrincipal[]} all
 * @param {URL} address What was asked.
 * @param {string | undefined} consistencyLevel The header's value.
 */
export function servicePrincipalList(all, address, consistencyLevel) {
  const { searchParams } = address;
  const fields = selected(searchParams.get("$select"));
  const size = pageSize(searchParams.get("$top"));
  const found = searchParams.has("$search") ? searched(all, searchParams.get("$search"), consistencyLevel) : all;
  const from = Number(searchParams.get("$skiptoken")) || 0;
  const next = new URL(address);
  next.searchParams.set("$skiptoken", String(from + size));
  return {
    "@odata.context": `${address.origin}/v1.0/$metadata#servicePrincipals(${fields})`,
    ...(searchParams.get("$count") === "true" && { "@odata.count": found.length }),
    ...(from + size < found.length && { "@odata.nextLink": next.href }),
    value: found.slice(from, from + size).map((one) => Object.fromEntries(fields.map((field) => [field, one[field]]))),
  };
}

/** @param {string | null} select */
function selected(select) {
  const fields = select?.split(",") ?? FIELDS;
  const unknown = fields.find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.servicePrincipal'.`);
  }
  return fields;
}

/** @param {string | null} top */
function pageSize(top) {
  const size = top === null ? USUAL_PAGE : Number(top);
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`);
}

/**
 * Every word that is searched for has to begin a word of the name: the index holds words, not letters.
 *
 * @param {ServicePrincipal[]} all
 * @param {string} search
 * @param {string | undefined} consistencyLevel
 */
function searched(all, search, consistencyLevel) {
  if (consistencyLevel !== "eventual") {
    throw new GraphError(
      400,
      "Request_UnsupportedQuery",
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const clause = /^"displayName:((?:[^"\\]|\\.)+)"$/.exec(search);
  if (!clause) throw badRequest(`Syntax error: unclosed or unknown clause in ${search}`);
  const asked = words(clause[1].replaceAll(/\\(.)/g, "$1"));
  return all.filter(({ displayName }) => {
    const own = words(displayName);
    return asked.every((word) => own.some((one) => one.startsWith(word)));
  });
}

/** @param {string} text */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
