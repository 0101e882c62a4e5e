// The endpoints of Microsoft Graph that the library calls.
import { Hono } from "hono";
import { authorize } from "./access.js";
import { batchOf } from "./batch.js";
import { noSuchRoute } from "./graph-error.js";
import { jobJson } from "./job-json.js";
import { readResetScope } from "./reset-scope.js";
import { readRestartBody } from "./restart-body.js";
import { servicePrincipalList } from "./service-principal-list.js";

/**
 * @param {object} tenant
 * @param {import("./directory.js").Directory} tenant.directory
 * @param {typeof import("./access.js").practiceStanding} tenant.standingOf
 * @param {number} tenant.pageSize
 * @param {Parameters<typeof batchOf>[0]} tenant.answer
 */
export function graphRoutes({ directory, standingOf, pageSize, answer }) {
  const asks = (c, wish) => authorize(c.req.header("authorization"), wish, standingOf);

  const jobs = new Hono({ strict: false })
    .get("/", async (c) => {
      await asks(c, "read");
      const all = directory.jobs(addressed(directory, c));
      const { searchParams } = new URL(c.req.url);
      const size = Number(searchParams.get("$top")) || pageSize;
      const from = Number(searchParams.get("$skiptoken")) || 0;
      const nextLink = new URL(c.req.url);
      nextLink.search = `?$top=${size}&$skiptoken=${from + size}`;
      return c.json({
        "@odata.context": `${new URL(c.req.url).origin}/${c.req.param("version")}/$metadata#servicePrincipals/synchronization/jobs`,
        ...(from + size < all.length && { "@odata.nextLink": nextLink.href }),
        value: all.slice(from, from + size).map((job) => jobJson(job, c.get("now"))),
      });
    })
    .get("/:jobId", async (c) => {
      await asks(c, "read");
      const job = directory.job(addressed(directory, c), c.req.param("jobId"));
      return c.json({
        "@odata.context": `${new URL(c.req.url).origin}/${c.req.param("version")}/$metadata#servicePrincipals/synchronization/jobs/$entity`,
        ...jobJson(job, c.get("now")),
      });
    })
    .post("/:jobId/restart", async (c) => {
      await asks(c, "restart");
      const resetScope = readRestartBody(c.req.header("content-type"), await c.req.text());
      const servicePrincipal = addressed(directory, c);
      // A job that is not there comes before a scope that is not there; the service's own order is not known.
      directory.job(servicePrincipal, c.req.param("jobId"));
      directory.restart(servicePrincipal, c.req.param("jobId"), readResetScope(resetScope));
      return c.body(null, 204);
    })
    .post("/:jobId/start", async (c) => {
      await asks(c, "restart");
      directory.start(addressed(directory, c), c.req.param("jobId"));
      return c.body(null, 204);
    })
    .post("/:jobId/pause", async (c) => {
      await asks(c, "restart");
      directory.pause(addressed(directory, c), c.req.param("jobId"));
      return c.body(null, 204);
    });

  return new Hono({ strict: false })
    .post("/:version{v1\\.0|beta}/$batch", async (c) => {
      // Whoever may read may send a batch; what he may not do in it is refused there.
      await asks(c, "read");
      return batchOf(answer)(c);
    })
    .get("/:version{v1\\.0|beta}/servicePrincipals", async (c) => {
      await asks(c, "list");
      const all = directory.servicePrincipals;
      return c.json(servicePrincipalList(all, new URL(c.req.url), c.req.header("ConsistencyLevel")));
    })
    .route("/:version{v1\\.0|beta}/servicePrincipals/:id/synchronization/jobs", jobs)
    .route("/:version{v1\\.0|beta}/:byAppId{servicePrincipals\\(appId='.+'\\)}/synchronization/jobs", jobs)
    .all("*", async (c) => {
      await asks(c, "read");
      throw noSuchRoute(new URL(c.req.url).pathname.replace(/^\/(v1\.0|beta)/, ""));
    });
}

/**
 * @param {import("./directory.js").Directory} directory
 * @param {import("hono").Context} c
 */
function addressed(directory, c) {
  const byAppId = c.req.param("byAppId");
  return directory.servicePrincipal(
    byAppId ? { appId: byAppId.slice("servicePrincipals(appId='".length, -"')".length) } : { id: c.req.param("id") },
  );
}
