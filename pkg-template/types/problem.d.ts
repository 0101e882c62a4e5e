// A fault in an argument or a token.

/**
 * One fault in an argument.
 *
 * @category Errors
 */
export interface InputProblem {
  /** Where it is: `resetScope`, `resetScope[1]`, `timeoutMs`. */
  path: string;
  /** What is wrong with it. A quoted value is cut at 40 characters. */
  message: string;
  /** What was probably meant. */
  suggestion?: string;
}
