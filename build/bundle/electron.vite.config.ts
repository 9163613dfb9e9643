import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { copyScripts } from "./copy-scripts.ts";
import { refuseForeignModules } from "./refuse-foreign-modules.ts";
import { refuseInlineScripts } from "./refuse-inline-scripts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const inRoot = (path: string): string => resolve(root, path);

/**
 * The three bundles under `out/`. Packages of `dependencies` stay outside the main bundle (but for one) and are packed as they are;
 * the preload and the page carry everything they need, because neither can load a package at run time.
 */
export default defineConfig({
  main: {
    plugins: [
      copyScripts(inRoot("main/adapters/bridge/host"), "host"),
      copyScripts(inRoot("main/adapters/bridge/device"), "device"),
    ],
    build: {
      outDir: inRoot("out/main"),
      // Two hundred files that every start would read one by one: in the bundle it opens a tenth of a second earlier.
      externalizeDeps: { exclude: ["kysely"] },
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          index: inRoot("main/boot/index.ts"),
          terminal: inRoot("main/boot/terminal.ts"),
          practice: inRoot("main/boot/practice.ts"),
          check: inRoot("main/boot/check.ts"),
          "practice-worker": inRoot("main/practice/worker.ts"),
        },
        // Chunks lie beside the entries, so that a URL relative to import.meta.url means the same wherever code ends up.
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunk-[name]-[hash].js" },
      },
    },
  },
  preload: {
    plugins: [refuseForeignModules({ allowed: ["preload/", "shared/contract/names.ts"], single: true, root })],
    build: {
      outDir: inRoot("out/preload"),
      emptyOutDir: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: inRoot("preload/main-window/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: inRoot("renderer"),
    base: "./",
    plugins: [
      react(),
      refuseForeignModules({
        allowed: ["renderer/", "shared/kernel/", "shared/domain/", "shared/text/", "node_modules/"],
        refused: ["node_modules/zod/"],
        root,
      }),
      refuseInlineScripts(),
    ],
    build: {
      outDir: inRoot("out/renderer"),
      emptyOutDir: true,
      minify: true,
      // A data: script or font would need a weaker content security policy.
      assetsInlineLimit: 0,
      // Read from disk, not from a network: one file is faster than several.
      chunkSizeWarningLimit: 1_500,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: inRoot("renderer/index.html") },
    },
  },
});
