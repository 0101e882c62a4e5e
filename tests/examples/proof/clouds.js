// National clouds: each call goes to its cloud's host, with a token for that host.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { SIGN_IN_HOSTS } from "../../../www/page/sign-in/authorities.js";
import { practice } from "../../../www/tenant/index.js";
import { HOSTS } from "./graph.js";
import { load, TOKEN } from "./project.js";
import { rerouted } from "./reroute.js";
import { world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;

for (const [cloud, host] of Object.entries(HOSTS)) {
  test(`clouds: ${cloud} is ${host}`, async (t) => {
    const { restartInCloud, AUTHORITIES } = await load("clouds/restart-in-cloud.js");
    t.after(() => mock.restoreAll());
    mock.method(globalThis, "fetch", rerouted(world.tenant.origin));
    const asked = [];
    const token = ({ scopes }) => {
      asked.push(...scopes);
      return TOKEN;
    };
    const receipt = await restartInCloud(cloud, token, spId, jobs.healthy.id);
    const [{ host: seen, requestId }, ...more] = world.asked();
    assert.deepEqual([seen, receipt.requestId, more], [host, requestId, []]);
    assert.deepEqual(asked, [`https://${host}/Synchronization.ReadWrite.All`]);
    assert.equal(AUTHORITIES[cloud], SIGN_IN_HOSTS[cloud]);
  });
}
