import { ensureBundles } from "./bundles.mjs";
import { runOnNode24 } from "./node24.mjs";
import { inRoot } from "./paths.mjs";
import { prepareNode } from "./prepare.mjs";
import { runScript } from "./say.mjs";

// npm run practice -- <arguments>: the practice world as a program of its own; stdout is that program's alone.
await runScript(async () => {
  await prepareNode();
  await ensureBundles();
  return runOnNode24([inRoot("out", "main", "practice.js"), ...process.argv.slice(2)]);
});
