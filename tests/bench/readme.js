// Puts the tables of a run into README.md, each between the two comments that name its part.
import { readFile, writeFile } from "node:fs/promises";
import { here } from "./bundle.js";

const README = here("../../README.md");
const END = "<!--/bench-->";

/** @param {Record<string, string>} blocks  by part */
export async function intoReadme(blocks) {
  let text = await readFile(README, "utf8");
  for (const [part, block] of Object.entries(blocks)) {
    const begin = `<!--bench ${part}-->`;
    const [before, rest] = split(text, begin);
    const [, after] = split(rest, END);
    text = `${before}${begin}\n\n${block}\n\n${END}${after}`;
  }
  await writeFile(README, text);
}

function split(text, mark) {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`README.md lacks ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
