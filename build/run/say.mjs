/**
 * Writes one line about what the scripts themselves are doing. It goes to stderr, so that stdout carries nothing but
 * the output of the program that was asked for.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`reseal: ${line}\n`);
}

/** Trouble that a person can mend: the message says what happened and what to do next; no stack is shown for it. */
export class PlainError extends Error {}

/**
 * Runs a script's main function, turns its answer into the exit code and shows plain errors as one line.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
