// How many rounds: fewer where somebody only wants to see whether a measurement works.

const isQuick = process.env.BENCH === "quick";

/** @param {number} wanted  for figures that can be trusted */
export const rounds = (wanted) => (isQuick ? Math.min(3, wanted) : wanted);
