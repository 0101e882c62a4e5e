// What the trial does, in order, and which open question of the documentation each step closes.
import { finding } from "./finding.js";
import { reads } from "./reads.js";
import { writes } from "./writes.js";

/** Nothing provokes it: it is told if it happened on the way. */
const throttling = {
  name: "throttling",
  question: "Does a throttled request say how long to wait, and can a page read it?",
  where: "www/tenant/cors.js",
  skip: ({ exchanges }) => (throttled(exchanges).length > 0 ? undefined : "nothing was throttled"),
  async run({ exchanges }) {
    const [{ readableByAPage, hiddenFromAPage }] = throttled(exchanges);
    const header = "retry-after";
    if (hiddenFromAPage.includes(header)) return "it does, and no page can read it";
    return readableByAPage[header] ? `Retry-After: ${readableByAPage[header]}` : "it does not";
  },
};

const throttled = (exchanges) => exchanges.filter(({ status }) => status === 429);

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} question
 * @property {string} where  the page or file that leaves it open
 * @property {(graph: any) => string | undefined} [skip]  why it cannot be tried
 * @property {(graph: any) => string} [asks]  what the person is asked first: steps that might change something have it
 * @property {(graph: any) => Promise<string>} run  gives the answer
 *
 * @type {Step[]}
 */
export const steps = [...reads, ...finding, ...writes, throttling];
