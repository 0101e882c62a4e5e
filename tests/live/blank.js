// Takes tokens, ids, addresses and names out of a record. The same id gets the same number everywhere, so that equal ones stay equal.

const PATTERNS = {
  // The cursor of a next page holds what it stopped at.
  skiptoken: /(?<=skiptoken=)[^&\s"]+/gi,
  token: /eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  guid: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi,
  hex: /\b[0-9a-f]{32}\b/gi,
  address: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  domain: /\b[\w-]+(?:\.mail)?\.onmicrosoft\.(?:com|us|cn)\b/gi,
};

/** Fields whose texts are people's, or a system's of theirs. */
const NAMES = ["displayName", "userPrincipalName", "mail", "troubleshootingUrl"];

/** @param {Record<string, unknown>} environment  every text in it is blanked by the name of its field */
export function blankFor(environment) {
  // The longest first: a job's id may hold the tenant's.
  const known = Object.entries(environment)
    .filter(([name, value]) => typeof value === "string" && value !== "" && !["cloud", "baseUrl"].includes(name))
    .sort(([, a], [, b]) => b.length - a.length);
  const numbers = new Map();
  const numbered = (kind) => (id) => {
    const key = `${kind} ${id.toLowerCase()}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return `{${kind} ${numbers.get(key)}}`;
  };
  const text = (value) => {
    let blanked = value;
    for (const [name, secret] of known) {
      for (const form of [secret, encodeURIComponent(secret)]) blanked = blanked.replaceAll(form, `{${name}}`);
    }
    for (const [kind, pattern] of Object.entries(PATTERNS)) blanked = blanked.replaceAll(pattern, numbered(kind));
    return blanked;
  };
  return function blank(value, field = "", parent = "") {
    if (typeof value === "string") {
      const named = NAMES.includes(field) || (field === "value" && parent === "synchronizationJobSettings");
      // What went wrong in the customer's own systems is told with their names.
      const theirs = field === "message" && parent === "error-of-job";
      return named || theirs ? `{${field}}` : text(value);
    }
    if (Array.isArray(value)) return value.map((item) => blank(item, field, field));
    if (value === null || typeof value !== "object") return value;
    const inJob = ["quarantine", "lastExecution", "lastSuccessfulExecution"].includes(parent);
    const here = field === "error" && inJob ? "error-of-job" : field || parent;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [text(key), blank(one, key, here)]));
  };
}
