import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./support/longest-first.ts";

/** How the tests run: limits end what hangs, and how fast a PC is decides nothing. */
export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    setupFiles: ["tests/support/same-cases.ts"],
    // Many wait for processes of their own or for a clock: two more than there are cores.
    maxWorkers: Math.max(2, availableParallelism()) + 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Nothing outlives one of these tests, so that their files can share what was loaded.
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], isolate: false } },
      { extends: true, test: { name: "whole", include: ["tests/**/*.test.ts"], exclude: ["tests/unit/**"] } },
    ],
  },
});
