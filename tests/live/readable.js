// Which headers of an answer a page can read: the Fetch standard's few, and those that the server exposes to it.
// https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name

const ALWAYS = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
];

/** The headers by name for those a page can read, only the names of the others. CORS's own are for the browser. */
export function readable(headers) {
  const exposed = list(headers.get("access-control-expose-headers"));
  const pageHeaders = {};
  const cors = {};
  const hidden = [];
  for (const [name, value] of headers) {
    if (name.startsWith("access-control-")) cors[name] = value;
    else if (ALWAYS.includes(name) || exposed.includes(name) || exposed.includes("*")) pageHeaders[name] = value;
    else hidden.push(name);
  }
  return { readableByAPage: pageHeaders, hiddenFromAPage: hidden, cors };
}

export const list = (value) => (value ?? "").split(",").map((name) => name.trim().toLowerCase());
