import { describe } from "vitest";
import type { PowerShellEngine } from "./find-engine.ts";
import { findEngine } from "./find-engine.ts";

/**
 * Tests that run scripts on whatever PowerShell is here; the title says on which. Where there is none they are skipped, and
 * the title says what was missing. A slow PC needs seconds to start one.
 */
export function describePowerShell(about: string, suite: (engine: PowerShellEngine) => void): void {
  const found = findEngine();
  const isMissing = "missing" in found;
  const engine: PowerShellEngine = isMissing ? { name: "nothing", run: () => absent(found.missing) } : found;
  const where = isMissing ? `nothing, this PC has none of ${found.missing}` : found.name;
  describe.skipIf(isMissing)(`PowerShell scripts on ${where}`, { timeout: 240_000 }, () => {
    describe(`${about}`, () => {
      suite(engine);
    });
  });
}

function absent(missing: string): never {
  throw new Error(`This PC has none of ${missing}.`);
}
