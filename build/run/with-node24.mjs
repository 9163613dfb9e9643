import { runOnNode24 } from "./node24.mjs";
import { prepareNode } from "./prepare.mjs";
import { PlainError, runScript } from "./say.mjs";

// node build/run/with-node24.mjs <script> [arguments]: runs the script on Node 24, installing it first if need be.
const args = process.argv.slice(2);

await runScript(async () => {
  if (args.length === 0) throw new PlainError("say which script to run: with-node24.mjs <script> [arguments]");
  await prepareNode();
  return runOnNode24(args);
});
