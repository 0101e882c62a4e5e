// What only the practice tenant has: its log, its clock, its faults. Graph has nothing under /practice.
import { Hono } from "hono";
import { cors } from "hono/cors";
import { people } from "./people.js";

/**
 * @param {object} tenant
 * @param {import("./directory.js").Directory} tenant.directory
 * @param {import("./clock.js").PracticeClock} tenant.clock
 * @param {import("./request-log.js").LoggedRequest[]} tenant.requests
 * @param {import("./faults.js").Fault[]} tenant.faults
 * @param {() => void} tenant.reset
 */
export function practiceRoutes({ directory, clock, requests, faults, reset }) {
  const time = () => ({ now: new Date(clock.now()).toISOString(), speed: clock.speed });

  return new Hono()
    .use(cors({ origin: "*", allowHeaders: ["Content-Type"] }))
    .get("/people", (c) => c.json({ value: people }))
    .get("/servicePrincipals", (c) =>
      c.json({ value: directory.seeded.map(({ id, appId, displayName }) => ({ id, appId, displayName })) }),
    )
    .get("/requests", (c) => c.json({ value: requests }))
    .get("/clock", (c) => c.json(time()))
    .post("/clock", async (c) => {
      const { speed, advanceMs } = await c.req.json();
      if (speed !== undefined) clock.speed = speed;
      if (advanceMs !== undefined) clock.advance(advanceMs);
      return c.json(time());
    })
    .post("/faults", async (c) => {
      faults.push(await c.req.json());
      return c.body(null, 204);
    })
    .post("/reset", (c) => {
      reset();
      return c.body(null, 204);
    });
}
