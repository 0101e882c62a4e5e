// The request as text that runs elsewhere, with a place for the token instead of the token.

/** Where a token goes: a variable of whoever runs it. */
const PLACE = { fetch: "token", curl: "$TOKEN" };

/** @param {import("graph-sync-jobs").PreparedRequest} request */
export const asFetch = ({ method, url, headers, body }) =>
  `await fetch(${JSON.stringify(url)}, ${JSON.stringify(
    { method, headers: { Authorization: "…", ...headers }, body },
    null,
    2,
  ).replace('"Authorization": "…"', `"Authorization": \`Bearer \${${PLACE.fetch}}\``)});`;

/** A shell takes everything between single quotes as it is, but for the single quote. */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param {import("graph-sync-jobs").PreparedRequest} request */
export const asCurl = ({ method, url, headers, body }) =>
  [
    `curl --request ${method} ${quoted(url)}`,
    `--header "Authorization: Bearer ${PLACE.curl}"`,
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    `--data ${quoted(body)}`,
  ].join(" \\\n  ");

/** What support needs of an error, and nothing secret: the library writes no token into it. */
export const forSupport = (error) => JSON.stringify(error, null, 2);
