import { open } from "./engines/open.js"; import { startPages } from "./engines/pages.js"; import { startFaultServer } from "./faults/server.js";
import * as answers from "./faults/answers.js";
const engine = process.argv[2];
const pages = await startPages(), server = await startFaultServer();
async function post(baseUrl, limit = 10000) { try { const r = await fetch(baseUrl+"/v1.0/x", {method:"POST", headers:{Authorization:"Bearer secret","Content-Type":"application/json","client-request-id":"mine"}, body:'{"criteria":{}}', redirect:"error", cache:"no-store", credentials:"omit", referrerPolicy:"no-referrer", signal: AbortSignal.timeout(limit)}); await r.text(); return r.status } catch (e) { return e.name } }
const kinds = [["refuse",[answers.accepted],{preflight:"refuse"}],["reset",[answers.accepted],{preflight:"reset"}],["rst",[answers.broken("request","reset")],{}],["garb",[answers.garbage],{}],["torn",[answers.torn(404,"X","close")],{}],["ka",[{...answers.broken("request","reset"),always:true}],{keepAlive:true}],["ok",[answers.accepted],{}]];
const t0=performance.now(); let slow=[];
for (let round=0; round<4; round++) {
  const page = await open(engine); await page.goto(pages.url());
  for (let i=0;i<60;i++) for (const [n,a,m] of kinds) { const c=server.script(a,m); const t=performance.now(); let to; const r = await Promise.race([page.evaluate(post,c.baseUrl), new Promise(r=>to=setTimeout(()=>r("HANG"),15000))]); clearTimeout(to); const d=performance.now()-t; if (d>500||r==="HANG") { slow.push([round,i,n,r,Math.round(d),c.requests().length,c.preflights().length]); console.log(slow.at(-1)); if (r==="HANG") { process.exit(1);} } }
  const t=performance.now(); await page.close(); console.log(engine,"closed",Math.round(performance.now()-t));
}
await pages.close(); await server.close(); console.log("done", Math.round(performance.now()-t0), "slow", slow.length);
