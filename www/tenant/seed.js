// The practice tenant's service principals and jobs as they are at the start: names, GUIDs and job ids are stable.
import { applications } from "./seed-applications.js";
import { directories } from "./seed-directories.js";

/**
 * @typedef {object} SeedJob
 * @property {string} id
 * @property {string} templateId
 * @property {Record<string, number>} population
 * @property {number} [interval] Minutes between cycles; 40 unless told.
 * @property {number} [nextIn] Minutes until the interval comes round; 5 unless told.
 * @property {"Active" | "Paused" | "Disabled"} [schedule]
 * @property {boolean} [configured]
 * @property {boolean} [everRan]
 * @property {number} [failing]
 * @property {boolean} [prunes]
 * @property {boolean} [showsRunning]
 * @property {boolean} [blanks]
 * @property {boolean} [anonymous] Its executions carry no identifier, as those of some services do.
 * @property {boolean} [running] In the middle of an initial cycle.
 * @property {number} [changingFor] Minutes for which a restart meets a conflict.
 * @property {number} [stagedDeletes]
 * @property {SeedQuarantine} [quarantine]
 *
 * @typedef {object} SeedQuarantine
 * @property {string} reason
 * @property {number} hours For how long.
 * @property {number} count
 * @property {boolean} solved Has someone removed its cause, so that the next cycle goes well?
 * @property {{ code: string, message: string, tenantActionable: boolean }} error
 *
 * @typedef {{ id: string, appId: string, displayName: string, jobs: Record<string, SeedJob> }} SeedServicePrincipal
 */

/** @type {Record<string, SeedServicePrincipal>} */
export const practice = { ...applications, ...directories };
