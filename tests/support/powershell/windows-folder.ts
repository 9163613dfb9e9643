import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";

/** A Windows folder with tools that are shell scripts, for POSIX: name in System32 → script. */
export function windowsWith(tools: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(tmpdir()), "Windows");
  mkdirSync(join(folder, "System32"), { recursive: true });
  for (const [name, script] of Object.entries(tools)) {
    const file = join(folder, "System32", name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
