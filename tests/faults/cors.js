// The CORS headers of Graph, so that a page may read here what it may read there, and no more.

const exposed = [
  "ETag",
  "Location",
  "Preference-Applied",
  "Content-Range",
  "request-id",
  "client-request-id",
  "ReadWriteConsistencyToken",
  "SdkVersion",
  "WWW-Authenticate",
  "x-ms-client-gcc-tenant",
  "Retry-After",
];

// Graph's own list is not public; these are the headers that shipped browser clients send it.
const allowed = [
  "Authorization",
  "Content-Type",
  "client-request-id",
  "ConsistencyLevel",
  "SdkVersion",
  "prefer",
  "cache-control",
  "pragma",
  "Retry-Attempt",
];

/** Headers of the answer to a preflight. */
export function preflightHeaders() {
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": allowed.join(", "),
    // A cached preflight would let one test's answer stand in for another's.
    "Access-Control-Max-Age": "0",
  };
}

/** Headers of every other answer. `hide` names headers that a page shall not read. */
export function answerHeaders(hide = []) {
  const hidden = new Set(hide.map((name) => name.toLowerCase()));
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": exposed.filter((name) => !hidden.has(name.toLowerCase())).join(", "),
  };
}
