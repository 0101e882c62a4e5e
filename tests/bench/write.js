// Puts the tables of a run into the texts that show them, each between the two comments that name its part. What stands around them
// is written by people.
import { readFile, writeFile } from "node:fs/promises";
import { here } from "./bundle.js";

const RESULTS = here("RESULTS.md");
const README = here("../../README.md");
const END = "<!--/bench-->";

/** @param {Record<string, string>} blocks  by part; `summary` is the README's, the others are for RESULTS.md */
export async function write({ summary, ...blocks }) {
  // Both are made before one is written, so that they are of the same run.
  const texts = [
    [RESULTS, await filled(RESULTS, blocks)],
    [README, await filled(README, { summary })],
  ];
  for (const [file, text] of texts) await writeFile(file, text);
}

async function filled(file, blocks) {
  let text = await readFile(file, "utf8");
  for (const [part, block] of Object.entries(blocks)) {
    const begin = `<!--bench ${part}-->`;
    const [before, rest] = split(text, begin, file);
    const [, after] = split(rest, END, file);
    text = `${before}${begin}\n\n${block}\n\n${END}${after}`;
  }
  return text;
}

function split(text, mark, file) {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`${file} lacks ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
