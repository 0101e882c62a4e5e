// Whoever is measured takes turns, so that what else the machine does falls on all of them alike.

/**
 * @param {string[]} names
 * @param {number} rounds  that count; one more before them warms up
 * @param {(name: string) => Promise<number>} measure
 * @returns {Promise<Record<string, number[]>>}  for each its figure of every round, in their order
 */
export async function inTurns(names, rounds, measure) {
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const index of names.keys()) {
      // Nobody always follows the same one, whose garbage may be collected then.
      const name = names[(index + round) % names.length];
      const figure = await measure(name);
      if (round > 0) figures[name].push(figure);
    }
    // A sign of life for whoever waits.
    process.stderr.write(".");
  }
  return figures;
}
