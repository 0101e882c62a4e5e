// The view and its filters as the query of an address, which can be shared and reloaded. Other parts of a query stay in it.

/**
 * @typedef {object} Address
 * @property {"overview" | "job"} view
 * @property {string} name Shows only jobs whose name or id, or whose application's, contains this.
 * @property {string[]} states Shows only jobs in these states.
 * @property {string} sort A column of the overview.
 * @property {boolean} descending
 * @property {string} servicePrincipal The object id of the one job's application.
 * @property {string} appId Its application id, where the object id is not known.
 * @property {string} job
 */

/** @type {Address} */
const DEFAULTS = {
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

/** The parameters of each view. */
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
    sort: SORTS.includes(text("sort")) ? text("sort") : DEFAULTS.sort,
    descending: text("descending") === "true",
    servicePrincipal,
    appId,
    job: text("job"),
  };
}

/**
 * @param {string} search The query so far: the registration in it stays.
 * @param {Partial<Address> & { view: Address["view"] }} address
 */
export function searchOf(search, address) {
  const query = new URLSearchParams(search);
  for (const name of Object.keys(DEFAULTS)) query.delete(name);
  query.set("view", address.view);
  for (const name of OF_VIEW[address.view]) {
    const value = String(address[name] ?? "");
    if (value !== "" && value !== String(DEFAULTS[name])) query.set(name, value);
  }
  return `?${query}`;
}
