// Graph's CORS answers: what a page may send and, above all, what it may not read.
import { cors } from "hono/cors";

/** What Graph exposed in a capture of 2019 (microsoft-graph-docs#4752). */
const EXPOSED_2019 = ["ETag", "Location", "Preference-Applied", "Content-Range", "request-id", "client-request-id"];

/** What Microsoft's own mimic of Graph (dotnet/dev-proxy) adds since 2022, but for Retry-After. */
const EXPOSED_LATER = ["ReadWriteConsistencyToken", "SdkVersion", "WWW-Authenticate", "x-ms-client-gcc-tenant"];

/** Every request header that Microsoft's own browser clients send. The real list is not public. */
const ALLOWED = [
  "Authorization",
  "Content-Type",
  "client-request-id",
  "ConsistencyLevel",
  "SdkVersion",
  "Prefer",
  "Cache-Control",
  "Pragma",
  "Retry-Attempt",
];

/**
 * @param {object} options
 * @param {boolean} options.exposeRetryAfter Contested: pages could not read it in 2022, yet Microsoft's mimic
 *   lists it to this day. The newer source is the default; clients have to work without it too.
 */
export const graphCors = ({ exposeRetryAfter }) =>
  cors({
    origin: "*",
    allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowHeaders: ALLOWED,
    exposeHeaders: [...EXPOSED_2019, ...EXPOSED_LATER, ...(exposeRetryAfter ? ["Retry-After"] : [])],
    maxAge: 600,
  });
