// Opens a page in a browser engine and runs code in it: the same few calls for all engines.
import { engines, missing } from "./executables.js";
import { within } from "./within.js";

export { engines, missing };

// Far more than a loaded machine needs: these catch what hangs, they measure nothing.
const LAUNCH_MS = 120_000;
const EVALUATE_MS = 120_000;
const CLOSE_MS = 30_000;

/**
 * @typedef {object} Engine
 * @property {(url: string) => Promise<void>} goto  resolves when the page has loaded, its module scripts run
 * @property {(source: Function | string, ...args: unknown[]) => Promise<any>} evaluate  calls the async function in the page;
 *   arguments and result travel as JSON, and what it throws arrives as an Error with the same name and message
 * @property {() => Promise<void>} close
 *
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @returns {Promise<Engine>}
 */
export async function open(engine) {
  const { launch } = await import(`./${engine}.js`);
  const browser = await launch(LAUNCH_MS);
  return {
    async goto(url) {
      await browser.goto(url);
    },
    async evaluate(source, ...args) {
      const text = await within(EVALUATE_MS, browser.run(expression(source, args)), `${engine}: ${name(source)}`);
      const { result, error } = JSON.parse(text);
      if (error)
        throw Object.assign(new Error(error.message), {
          name: error.name,
          stack: `${error.name}: ${error.message}\n${error.stack}`,
        });
      return result;
    },
    async close() {
      try {
        await within(CLOSE_MS, browser.close(), `closing ${engine}`);
      } catch (error) {
        await browser.kill();
        throw error;
      }
    },
  };
}

// The page makes text of its result itself: engines differ in what else they let through.
function expression(source, args) {
  return `(async () => {
    try {
      return JSON.stringify({ result: await (${source})(...${JSON.stringify(args)}) });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return JSON.stringify({ error: { name: error.name, message: error.message, stack: String(error.stack) } });
    }
  })()`;
}

function name(source) {
  return String(source).replace(/\s+/g, " ").slice(0, 80);
}
