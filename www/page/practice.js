// The practice tenant as the page knows it: its address, its sign-in, its faults. None of this exists in Graph.

/**
 * @typedef {object} Practice
 * @property {string} origin
 * @property {string} identity Where its people sign in.
 * @property {string} clientId This page's registration there.
 * @property {{ id: string, appId: string, displayName: string }[]} servicePrincipals
 */

/** @returns {Promise<Practice | null>} */
export async function findPractice() {
  try {
    const place = await readJson("practice.json");
    const { value } = await readJson(`${place.origin}/practice/servicePrincipals`);
    return { ...place, servicePrincipals: value };
  } catch {
    // Served without a practice tenant: the page is then for real tenants alone.
    return null;
  }
}

/**
 * @param {Practice} practice
 * @param {object} fault As `tenant/faults.js` describes it.
 */
export const setFault = ({ origin }, fault) =>
  fetch(`${origin}/practice/faults`, { method: "POST", body: JSON.stringify(fault) });

/** @param {Practice} practice */
export const resetPractice = ({ origin }) => fetch(`${origin}/practice/reset`, { method: "POST" });

/** @param {string} url */
async function readJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
