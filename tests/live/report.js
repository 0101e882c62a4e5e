// What the trial tells: a line for each step as it goes, and the record at the end.

/** @param {{ question: string, answer: string | null, left?: string }} result */
export function tell({ question, answer, left }) {
  return answer === null ? `open    ${question}\n        ${left}` : `closed  ${question}\n        ${answer}`;
}

/** The record: questions with their answers first, what was sent and answered behind them. */
export function report(results) {
  return {
    date: new Date().toISOString(),
    questions: results.map(({ question, where, answer, left }) => ({ question, where, answer, ...(left && { left }) })),
    steps: results.map(({ name, exchanges }) => ({ name, exchanges })),
  };
}
