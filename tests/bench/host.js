// Where and when this was measured, in a line.
import { execFile } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { promisify } from "node:util";
import { executable } from "../engines/executables.js";
import { missing } from "../engines/open.js";

export async function host() {
  const engines = { chromium: "CHROMIUM", firefox: "FIREFOX" };
  const versions = Object.entries(engines).map(async ([engine, variable]) => {
    if (missing(engine)) return `no ${engine}`;
    const { stdout } = await promisify(execFile)(executable(variable), ["--version"]);
    return /^\D*[\d.]+\w*/.exec(stdout)[0];
  });
  const load = loadavg()[0].toFixed(1);
  return [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, load before ${load}`,
    `Node ${process.versions.node} (V8 ${process.versions.v8})`,
    ...(await Promise.all(versions)),
  ].join("; ");
}
