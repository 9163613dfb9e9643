import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

/** End-to-end tests drive the built app in practice, with the same security settings as the product. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: fileURLToPath(new URL("../../artifacts/e2e", import.meta.url)),
  // Each app brings a browser and a practice world, and waits for both: two of them keep two cores busy.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
