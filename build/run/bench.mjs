import { runOnNode24 } from "./node24.mjs";
import { inRoot } from "./paths.mjs";
import { prepareNode } from "./prepare.mjs";
import { runScript } from "./say.mjs";

// npm run bench -- [names]: measures, one JSON line a row on stdout and nothing else there.
await runScript(async () => {
  await prepareNode();
  return runOnNode24(["--expose-gc", inRoot("tests", "bench", "run.ts"), ...process.argv.slice(2)]);
});
