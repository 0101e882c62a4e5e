// Where the browsers are: named by the environment, else where Debian's packages put them.
import { accessSync, constants } from "node:fs";

const places = {
  CHROMIUM: ["/usr/bin/chromium"],
  FIREFOX: ["/usr/bin/firefox-esr"],
  WEBKIT_DRIVER: ["/usr/bin/WebKitWebDriver"],
  WEBKIT_MINIBROWSER: ["x86_64", "aarch64"].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  XVFB: ["/usr/bin/Xvfb"],
};

const needs = {
  chromium: ["CHROMIUM"],
  firefox: ["FIREFOX"],
  webkit: ["WEBKIT_DRIVER", "WEBKIT_MINIBROWSER", "XVFB"],
};

/** The engines, by the names that {@link open} knows. */
export const engines = Object.keys(needs);

/**
 * Why an engine cannot be had here, or `null`: the one line that a skipped test owes its reader. In CI nothing is skipped, so
 * there the test fails instead.
 */
export function missing(engine) {
  if (process.env.CI) return null;
  const absent = needs[engine].filter((name) => find(name) === undefined);
  return absent.length === 0 ? null : `${engine} is not here: set ${absent.join(", ")}`;
}

/** The path of an executable, by its variable's name. */
export function executable(name) {
  const found = find(name);
  if (found === undefined)
    throw new Error(`${name} names no executable, and there is none at ${places[name].join(", ")}`);
  return found;
}

function find(name) {
  const named = process.env[name];
  return (named ? [named] : places[name]).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
