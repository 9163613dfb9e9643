import { runPractice } from "../practice/serve/run-practice.ts";

// Entry of `npm run practice`: serves a world, or a bridge to one, until it is told to end.
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());
const surroundings = { input: process.stdin, output: process.stdout, errors: process.stderr, ending: ending.signal };
process.exitCode = await runPractice(process.argv.slice(2), surroundings);
