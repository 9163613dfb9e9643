import { appExecutable, appSwitches } from "./app-executable.mjs";
import { ensureBundles } from "./bundles.mjs";
import { runOnNode24 } from "./node24.mjs";
import { hasDisplay, inRoot, root } from "./paths.mjs";
import { prepareApp, prepareNode } from "./prepare.mjs";
import { runProcess } from "./run-process.mjs";
import { runScript, say } from "./say.mjs";

// npm start: the app in a window where there is a display, else the practice order in the terminal.
const args = process.argv.slice(2);

await runScript(async () => {
  if (!hasDisplay()) {
    await prepareNode();
    await ensureBundles();
    say("no display here: the practice order runs in the terminal");
    return runOnNode24([inRoot("out", "main", "terminal.js"), ...args]);
  }
  await prepareApp();
  await ensureBundles();
  return runProcess(appExecutable(), [...appSwitches(), root, ...args]);
});
