// The answers that tests script most, as plain data.

/** What Graph says to an accepted restart. */
export const accepted = { status: 204 };

/** An error in Graph's own shape. Its body has ids of its own, so that a test can tell them from the headers. */
export function graphError(status, code, message = "", { headers, ...more } = {}) {
  return {
    status,
    headers,
    json: {
      error: {
        code,
        message,
        innerError: {
          date: "2026-11-23T10:00:00",
          "request-id": "11111111-1111-4111-8111-111111111111",
          "client-request-id": "22222222-2222-4222-8222-222222222222",
        },
      },
    },
    ...more,
  };
}

/** How provisioning endpoints say that a permission or role is missing (microsoft-graph-docs-contrib#8800). */
export const notPermitted = graphError(401, "UnknownError");

/** A token that is stale, or none. */
export const staleToken = graphError(
  401,
  "InvalidAuthenticationToken",
  "Lifetime validation failed, the token is expired.",
);

/** A claims challenge. `claims` is the JSON text. */
export function challenge(claims, more = {}) {
  const encoded = Buffer.from(claims).toString("base64");
  return graphError(401, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.", {
    headers: {
      "WWW-Authenticate":
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
        `error="insufficient_claims", claims="${encoded}"`,
    },
    ...more,
  });
}

/** 429. Without `retryAfter` the header is missing. */
export function throttled(retryAfter, more = {}) {
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  return graphError(429, "TooManyRequests", "Too many requests", { headers, ...more });
}

/** 503. Without `retryAfter` the header is missing. */
export function unavailable(retryAfter, more = {}) {
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  return graphError(503, "ServiceUnavailable", "", { headers, ...more });
}

/** The page of a captive portal, which knows nothing of CORS. A page gets no answer to read, Node gets a 200. */
export const captivePortal = {
  status: 200,
  cors: false,
  headers: { "Content-Type": "text/html", "request-id": null, "client-request-id": null },
  text: "<!doctype html><title>Welcome to the hotel</title><p>Please accept our terms.",
};

/** A proxy's page in the place of Graph's error. */
export function htmlError(status, more = {}) {
  return {
    status,
    headers: { "Content-Type": "text/html" },
    text: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
    ...more,
  };
}

/** A redirect to the other origin, where a token must not arrive. */
export function redirect(status) {
  return { status, headers: { Location: "{elsewhere}/caught" } };
}

/** Not HTTP at all. */
export const garbage = { raw: "\x16\x03\x01 this is no HTTP\r\n\r\n" };

/** JSON whose text is no UTF-8. */
export function invalidUtf8(status) {
  const bytes = Buffer.concat([
    Buffer.from('{"error":{"code":"'),
    Buffer.from([0xff, 0xc0, 0x80]),
    Buffer.from('","message":"m"}}'),
  ]);
  return { status, headers: { "Content-Type": "application/json" }, base64: bytes.toString("base64") };
}

/** A body that is not what its Content-Encoding says. */
export function notGzip(status) {
  return { ...graphError(status, "NotGzip"), headers: { "Content-Encoding": "gzip" } };
}

/** Graph's error in an encoding that its Content-Type names rightly, but JSON does not allow. */
export function utf16(status) {
  const text = JSON.stringify(graphError(status, "Utf16").json);
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-16le" },
    base64: Buffer.from(text, "utf16le").toString("base64"),
  };
}

/** A body that exceeds what anybody should read: `megabytes` of it. */
export function huge(status, megabytes = 64) {
  return { status, headers: { "Content-Type": "application/json" }, text: " ".repeat(1024), times: 1024 * megabytes };
}

/** A body without end: fast, or dripping. */
export function endless(status, drip) {
  return {
    status,
    headers: { "Content-Type": "application/json" },
    text: " ".repeat(drip ? 64 : 64 * 1024),
    endless: true,
    drip,
  };
}

/** The error's body is announced in full, and cut after `bytes` of it. `by`: "reset", "close" or "stall". */
export function torn(status, code, by, bytes = 20) {
  return { ...graphError(status, code), stop: { after: bytes, by } };
}

/** Never answered, or answered in part. `after`: "head", "request" or "headers"; `by`: "reset", "close" or "stall". */
export function broken(after, by, status = 204) {
  return { status, stop: { after, by } };
}
