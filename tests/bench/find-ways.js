// The ways to find every job of a tenant that are measured. Runs in Node and in pages.
import { findSyncJobs } from "graph-sync-jobs";
import { findByHand } from "./find-by-hand.js";
import { findOneByOne } from "./find-one-by-one.js";

/** The default of findSyncJobs. */
export const CONCURRENCY = 4;

/** So many service principals are asked for their jobs where it is one by one. All of them would take minutes. */
export const MEASURED = 50;

const WAYS = {
  // With its defaults, as people call it.
  ours: (token, base) => findSyncJobs(token, null, { baseUrl: base }),
  ideal: (token, base) => findByHand(token, base, { concurrency: CONCURRENCY }),
  pagesFirst: (token, base) => findByHand(token, base, { concurrency: CONCURRENCY, isPagesFirst: true }),
  oneByOne: (token, base) => findOneByOne(token, base, MEASURED),
};

/**
 * @param {keyof typeof WAYS} way
 * @param {string} token
 * @param {string} base
 * @returns {Promise<{ ms: number, total: number, jobs?: number, failed: number }>}  `jobs` where all were read
 */
export async function find(way, token, base) {
  const begin = performance.now();
  const found = await WAYS[way](token, base);
  const ms = found.ms ?? performance.now() - begin;
  return { ms, total: found.total, jobs: found.jobs?.length, failed: found.failed?.length ?? 0 };
}
