// A Firefox that was just started does not keep the answers to its first preflights, whoever asks. That is over soon, and says nothing
// of those who are measured.

/**
 * @param {import("../engines/open.js").Engine} browser  on a page
 * @param {string} origin  of another site, which answers preflights
 */
export const warmUp = (browser, origin) => browser.evaluate(askOften, `${origin}/warm-up`, 20);

// Runs in the page.
async function askOften(address, count) {
  const headers = { Authorization: "Bearer none", "Content-Type": "application/json" };
  for (let i = 0; i < count; i++) await fetch(address, { method: "POST", headers, body: "{}" });
}
