import { ensureBundles } from "./bundles.mjs";
import { runOnNode24 } from "./node24.mjs";
import { inRoot } from "./paths.mjs";
import { prepareNode } from "./prepare.mjs";
import { runScript } from "./say.mjs";

// npm run -s check -- FILE…: judges intake files; stdout is that program's alone.
await runScript(async () => {
  await prepareNode();
  await ensureBundles();
  // Scripts run in the checkout; the files are named from where the person is.
  const env = { INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  // Rows are short-lived: without a limit they pile up to three times the memory before V8 looks after them.
  const memory = "--max-semi-space-size=8";
  return runOnNode24([memory, inRoot("out", "main", "check.js"), ...process.argv.slice(2)], { env });
});
