// The request as code to run elsewhere, with a placeholder instead of the token.

/** A variable that whoever runs the code has to set. */
const PLACEHOLDER = { fetch: "token", curl: "$TOKEN" };

/** @param {import("graph-sync-jobs").PreparedRequest} request */
export const asFetch = ({ method, url, headers, body }) =>
  `await fetch(${JSON.stringify(url)}, ${JSON.stringify(
    { method, headers: { Authorization: "…", ...headers }, body },
    null,
    2,
  ).replace('"Authorization": "…"', `"Authorization": \`Bearer \${${PLACEHOLDER.fetch}}\``)});`;

/** Between single quotes a shell changes nothing; only the single quote itself has to be escaped. */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param {import("graph-sync-jobs").PreparedRequest} request */
export const asCurl = ({ method, url, headers, body }) =>
  [
    `curl --request ${method} ${quoted(url)}`,
    `--header "Authorization: Bearer ${PLACEHOLDER.curl}"`,
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    `--data ${quoted(body)}`,
  ].join(" \\\n  ");

/** The error as support needs it. It holds no secret: the library writes no token into errors. */
export const forSupport = (error) => JSON.stringify(error, null, 2);
