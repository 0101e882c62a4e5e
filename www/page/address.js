// What is on show as the query of an address, which can be shared and reloaded. What else a query says stays in it.

/**
 * @typedef {object} Address
 * @property {"overview" | "job"} view
 * @property {string} name Only applications whose name or id has this in it.
 * @property {string[]} states Only jobs in these states.
 * @property {string} sort A column of the overview.
 * @property {boolean} descending
 * @property {string} servicePrincipal Its object id,
 * @property {string} appId or its application id.
 * @property {string} job
 */

/** @type {Address} */
const PLAIN = {
  view: "overview",
  name: "",
  states: [],
  sort: "state",
  descending: false,
  servicePrincipal: "",
  appId: "",
  job: "",
};

export const SORTS = ["application", "job", "state", "lastCycle"];

/** What each view has in its address. */
const OF_VIEW = { overview: ["name", "states", "sort", "descending"], job: ["servicePrincipal", "appId", "job"] };

/**
 * @param {string} search
 * @returns {Address}
 */
export function addressIn(search) {
  const query = new URLSearchParams(search);
  const text = (name) => query.get(name) ?? "";
  const servicePrincipal = text("servicePrincipal");
  const appId = servicePrincipal ? "" : text("appId");
  const isJob = text("view") === "job" || (!query.has("view") && Boolean(servicePrincipal || appId));
  return {
    view: isJob ? "job" : "overview",
    name: text("name"),
    states: text("states").split(",").filter(Boolean),
    sort: SORTS.includes(text("sort")) ? text("sort") : PLAIN.sort,
    descending: text("descending") === "true",
    servicePrincipal,
    appId,
    job: text("job"),
  };
}

/**
 * @param {string} search What is there: the registration in it stays.
 * @param {Partial<Address> & { view: Address["view"] }} address
 */
export function searchOf(search, address) {
  const query = new URLSearchParams(search);
  for (const name of Object.keys(PLAIN)) query.delete(name);
  query.set("view", address.view);
  for (const name of OF_VIEW[address.view]) {
    const value = String(address[name] ?? "");
    if (value !== "" && value !== String(PLAIN[name])) query.set(name, value);
  }
  return `?${query}`;
}
