// The tenant's service principals and their jobs, in their state of now.

import { fleet } from "./fleet.js";
import { changeInProgress, noSuchJob, noSuchServicePrincipal, unknownError } from "./graph-error.js";
import { acceptRestart, advance, paused, started } from "./life-cycle.js";
import { practice } from "./seed.js";
import { jobFromSeed } from "./seed-job.js";

/** @import { JobState } from "./job-state.js" */
/** @typedef {{ id: string, appId: string, displayName: string, jobs: Map<string, JobState> }} ServicePrincipal */

export class Directory {
  /** @type {ServicePrincipal[]} */
  servicePrincipals = [];
  #clock;
  #seeds;
  #byId = { id: new Map(), appId: new Map() };

  /**
   * @param {import("./clock.js").PracticeClock} clock
   * @param {number} [fleetSize] So many more service principals, with a job each.
   * @param {number} [idleSize] So many more, without any.
   */
  constructor(clock, fleetSize = 0, idleSize = 0) {
    this.#clock = clock;
    this.#seeds = [...Object.values(practice), ...fleet(fleetSize, idleSize)];
    this.reset();
  }

  /** Everything as at the start, with times relative to now. */
  reset() {
    const now = this.#clock.now();
    this.servicePrincipals = this.#seeds.map(({ id, appId, displayName, jobs }) => ({
      id,
      appId,
      displayName,
      jobs: new Map(Object.values(jobs).map((seed) => [seed.id, jobFromSeed(seed, now)])),
    }));
    for (const name of ["id", "appId"]) {
      this.#byId[name] = new Map(this.servicePrincipals.map((one) => [one[name], one]));
    }
  }

  /**
   * @param {{ id: string } | { appId: string }} key
   * @returns {ServicePrincipal}
   */
  servicePrincipal(key) {
    const [[name, asked]] = Object.entries(key);
    const guid = asked.toLowerCase();
    const found = this.#byId[name].get(guid);
    if (found) return found;
    // An application id in the place of the object id gets the same answer as a missing permission.
    if (name === "id" && this.#byId.appId.has(guid)) throw unknownError();
    throw noSuchServicePrincipal(asked);
  }

  /** Those of the seed, without the fleet. */
  get seeded() {
    return this.servicePrincipals.slice(0, Object.keys(practice).length);
  }

  /** @param {ServicePrincipal} servicePrincipal */
  jobs(servicePrincipal) {
    return [...servicePrincipal.jobs.keys()].map((id) => this.job(servicePrincipal, id));
  }

  /**
   * @param {ServicePrincipal} servicePrincipal
   * @param {string} id
   */
  job(servicePrincipal, id) {
    const then = servicePrincipal.jobs.get(id);
    if (!then) throw noSuchJob();
    const job = advance(then, this.#clock.now());
    servicePrincipal.jobs.set(id, job);
    return job;
  }

  /**
   * @param {ServicePrincipal} servicePrincipal
   * @param {string} id
   * @param {number | null} scope
   */
  restart(servicePrincipal, id, scope) {
    this.#change(servicePrincipal, id, (job, now) => acceptRestart(job, scope, now));
  }

  /**
   * @param {ServicePrincipal} servicePrincipal
   * @param {string} id
   */
  start(servicePrincipal, id) {
    this.#change(servicePrincipal, id, started);
  }

  /**
   * @param {ServicePrincipal} servicePrincipal
   * @param {string} id
   */
  pause(servicePrincipal, id) {
    this.#change(servicePrincipal, id, paused);
  }

  /**
   * @param {ServicePrincipal} servicePrincipal
   * @param {string} id
   * @param {(job: JobState, now: number) => JobState} change
   */
  #change(servicePrincipal, id, change) {
    const job = this.job(servicePrincipal, id);
    const now = this.#clock.now();
    if (now < job.changingUntil) throw changeInProgress();
    servicePrincipal.jobs.set(id, change(job, now));
  }
}
