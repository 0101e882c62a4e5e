// Asks the person who runs the trial. Only "yes" is one.
import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";

export function openConversation() {
  const lines = createInterface({ input: stdin });
  // Lines that came early, from a pipe, wait here.
  const answers = lines[Symbol.asyncIterator]();
  return {
    async agreed(what) {
      stdout.write(`\n${what}\nType yes to do it: `);
      const { value = "" } = await answers.next();
      return value.trim().toLowerCase() === "yes";
    },
    close: () => lines.close(),
  };
}
