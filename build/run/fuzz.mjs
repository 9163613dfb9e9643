import { runOnNode24 } from "./node24.mjs";
import { inRoot } from "./paths.mjs";
import { prepareNode } from "./prepare.mjs";
import { runScript } from "./say.mjs";

// npm run fuzz -- NAME [--runs N] [--seed N]: runs tests/fuzz/NAME.ts over and over, one JSON line on stdout.
await runScript(async () => {
  await prepareNode();
  return runOnNode24([inRoot("tests", "fuzz", "harness", "run.ts"), ...process.argv.slice(2)]);
});
