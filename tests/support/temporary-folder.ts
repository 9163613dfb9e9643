import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { quickRoot } from "./quick-root.ts";

/** Makes a folder of its own for the running test, below `root`; it is removed when the test has finished. */
export function temporaryFolder(root: string = quickRoot): string {
  const folder = mkdtempSync(join(root, "reseal-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
