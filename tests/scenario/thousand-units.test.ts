import { expect, test } from "vitest";
import { registerThousand } from "../support/registered-thousand.ts";
import { unhurried } from "../support/running-scenario.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// The longest of a hundred courses: rows that a storage error held up get their profiles minutes after all others. Others by the
// measurement `register`.
test.each([44])(
  "a thousand units, twenty of them bad: at most forty calls, known within 15 seconds, every outcome right (seed %i)",
  unhurried,
  async (seed) => {
    const { calls, batches, parts, lateSeconds, wrong } = await registerThousand(temporaryFolder(), seed);
    expect(wrong).toBe(0);
    expect(calls).toBeLessThanOrEqual(40);
    expect(calls - batches + parts).toBeLessThanOrEqual(41);
    expect(lateSeconds).toBeLessThanOrEqual(15);
  },
);
