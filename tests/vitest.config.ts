import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** How the tests run: limits end what hangs, and how fast a PC is decides nothing. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ["tests/support/same-cases.ts"],
    // Many wait for processes of their own: a test for every core.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
