// The practice tenant as the page knows it: its address, its people, its levers. None of this exists in Graph.

/**
 * @typedef {object} Practice
 * @property {string} origin
 * @property {{ key: string, token: string, displayName: string, about: string }[]} people
 * @property {{ id: string, appId: string, displayName: string }[]} servicePrincipals
 */

/** @returns {Promise<Practice | null>} */
export async function findPractice() {
  try {
    const { origin } = await readJson("practice.json");
    const [people, servicePrincipals] = await Promise.all([
      readJson(`${origin}/practice/people`),
      readJson(`${origin}/practice/servicePrincipals`),
    ]);
    return { origin, people: people.value, servicePrincipals: servicePrincipals.value };
  } catch {
    // Served without a practice tenant: the page is then for real tenants alone.
    return null;
  }
}

/**
 * @param {Practice} practice
 * @param {object} fault As `tenant/faults.js` describes it.
 */
export const causeTrouble = ({ origin }, fault) =>
  fetch(`${origin}/practice/faults`, { method: "POST", body: JSON.stringify(fault) });

/** @param {Practice} practice */
export const resetPractice = ({ origin }) => fetch(`${origin}/practice/reset`, { method: "POST" });

/** @param {string} url */
async function readJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
