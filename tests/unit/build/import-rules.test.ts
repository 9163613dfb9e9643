import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const root = resolve(import.meta.dirname, "../../..");
const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
const packages = ["zod", "electron", "react", "kysely", "vitest", "undeclared"];

/** Files of a small tree: the path, and what each imports. A leading `type ` makes it an import of types. */
type Tree = Readonly<Record<string, readonly string[]>>;

type Report = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
};

function plant(tree: Tree): string {
  const folder = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "module.exports = {};\n");
  }
  write("package.json", readFileSync(join(root, "package.json"), "utf8"));
  write("tsconfig.json", "{}");
  for (const [path, imports] of Object.entries(tree)) {
    const lines = imports.map((target, index) =>
      target.startsWith("type ")
        ? `import type * as part${index} from "${target.slice(5)}";\nexport type Part${index} = typeof part${index};`
        : `import * as part${index} from "${target}";\nexport const use${index} = part${index};`,
    );
    write(path, `${lines.join("\n")}\nexport const own = 1;\n`);
  }
  return folder;
}

/** Runs the rules on a tree and answers the modules seen and `rule: from → to` for each violation. */
async function cruise(tree: Tree): Promise<{ readonly seen: readonly string[]; readonly found: readonly string[] }> {
  const config = join(root, "build/check/import-rules.cjs");
  const folders = ["main", "preload", "renderer", "shared"].filter((folder) =>
    Object.keys(tree).some((path) => path.startsWith(`${folder}/`)),
  );
  const args = [cruiser, "--config", config, "--output-type", "json", ...folders];
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, args, { cwd: plant(tree), maxBuffer: 16 * 1024 * 1024 });
  const { modules, summary } = JSON.parse(stdout) as Report;
  return {
    seen: modules.map(({ source }) => source),
    found: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

const allowed: Tree = {
  "shared/kernel/result.ts": [],
  "shared/kernel/brand.ts": ["./result.ts"],
  "shared/domain/policy/tag.ts": ["../../kernel/result.ts"],
  "shared/domain/unit/unit.ts": ["../policy/tag.ts"],
  "shared/contract/names.ts": [],
  "shared/contract/commands.ts": ["zod", "./names.ts", "../domain/unit/unit.ts"],
  "shared/text/errors.ts": ["../kernel/result.ts", "type ../domain/unit/unit.ts", "type ../contract/commands.ts"],
  "main/app/ports/store.ts": ["type ../../../shared/kernel/result.ts"],
  "main/app/bench/loop.ts": ["../ports/store.ts", "../../../shared/contract/commands.ts"],
  "main/adapters/store/open.ts": ["kysely", "node:fs", "type ../../app/ports/store.ts"],
  "main/practice/world/world.ts": ["node:http", "../../../shared/contract/commands.ts", "type vitest"],
  "main/practice/technician/hands.ts": [],
  "main/shell/start.ts": ["electron", "node:path", "type ../app/bench/loop.ts", "../../shared/text/errors.ts"],
  "main/boot/index.ts": ["electron", "../adapters/store/open.ts", "../app/bench/loop.ts", "../shell/start.ts"],
  "main/boot/practice.ts": ["../practice/world/world.ts"],
  "main/boot/terminal/run.ts": ["../../practice/technician/hands.ts"],
  "preload/main-window/index.ts": [
    "electron",
    "../../shared/contract/names.ts",
    "type ../../shared/contract/commands.ts",
  ],
  "renderer/client/client.ts": ["type ../../shared/contract/commands.ts", "../../shared/kernel/result.ts"],
  "renderer/features/board/board.tsx": ["react", "../../client/client.ts", "../../../shared/domain/policy/tag.ts"],
  "renderer/features/ship/ship.tsx": ["type ../../../shared/domain/unit/unit.ts", "../../../shared/text/errors.ts"],
};

/** One planted file a line: the rule that must catch it, the file, and what it imports. */
const planted: readonly (readonly [rule: string, path: string, target: string])[] = [
  ["kernel-layers", "shared/kernel/bad-layer.ts", "../domain/unit/unit.ts"],
  ["kernel-packages", "shared/kernel/bad-package.ts", "react"],
  ["kernel-node", "shared/kernel/bad-node.ts", "node:fs"],
  ["domain-layers", "shared/domain/bad-layer.ts", "type ../contract/commands.ts"],
  ["domain-packages", "shared/domain/bad-package.ts", "kysely"],
  ["domain-node", "shared/domain/bad-node.ts", "node:crypto"],
  ["domain-without-zod", "shared/domain/bad-zod.ts", "zod"],
  ["contract-layers", "shared/contract/bad-layer.ts", "../text/errors.ts"],
  ["contract-packages", "shared/contract/bad-package.ts", "kysely"],
  ["contract-node", "shared/contract/bad-node.ts", "node:fs"],
  ["text-layers", "shared/text/bad-layer.ts", "type ../../renderer/client/client.ts"],
  ["text-only-types", "shared/text/bad-value.ts", "../contract/commands.ts"],
  ["text-packages", "shared/text/bad-package.ts", "react"],
  ["text-node", "shared/text/bad-node.ts", "node:fs"],
  ["app-layers", "main/app/bad-layer.ts", "type ../shell/start.ts"],
  ["app-packages", "main/app/bad-package.ts", "kysely"],
  ["app-node", "main/app/bad-node.ts", "node:fs"],
  ["adapters-layers", "main/adapters/store/bad-layer.ts", "type ../../app/bench/loop.ts"],
  ["practice-layers", "main/practice/bad-layer.ts", "type ../app/ports/store.ts"],
  ["shell-layers", "main/shell/bad-layer.ts", "type ../adapters/store/open.ts"],
  ["shell-only-types", "main/shell/bad-value.ts", "../app/bench/loop.ts"],
  ["shell-packages", "main/shell/bad-package.ts", "kysely"],
  ["boot-layers", "main/boot/bad-layer.ts", "type ../../renderer/client/client.ts"],
  ["preload-layers", "preload/bad-layer.ts", "../shared/kernel/result.ts"],
  ["preload-only-types", "preload/bad-value.ts", "../shared/contract/commands.ts"],
  ["preload-packages", "preload/bad-package.ts", "react"],
  ["preload-node", "preload/bad-node.ts", "node:fs"],
  ["renderer-layers", "renderer/bad-layer.ts", "type ../main/app/bench/loop.ts"],
  ["renderer-only-types", "renderer/bad-value.ts", "../shared/domain/unit/unit.ts"],
  ["renderer-packages", "renderer/bad-package.ts", "kysely"],
  ["renderer-node", "renderer/bad-node.ts", "node:fs"],
  ["electron-at-the-shell", "main/adapters/store/bad-electron.ts", "type electron"],
  ["one-adapter-alone", "main/adapters/graph/bad-neighbour.ts", "type ../store/open.ts"],
  ["adapters-picked-in-boot", "main/app/bad-adapter.ts", "type ../adapters/store/open.ts"],
  ["practice-apart", "main/boot/bad-practice.ts", "type ../practice/world/world.ts"],
  ["practice-technician", "main/boot/terminal/bad-practice.ts", "../../practice/world/world.ts"],
  ["boot-on-top", "main/shell/bad-boot.ts", "type ../boot/index.ts"],
  ["one-feature-alone", "renderer/features/ship/bad-neighbour.ts", "../board/board.tsx"],
  ["features-below-app", "renderer/features/ship/bad-app.ts", "../../app/root.ts"],
  ["ui-knows-no-feature", "renderer/ui/bad-feature.ts", "../features/board/board.tsx"],
  ["resolvable", "main/boot/bad-path.ts", "./not-there.ts"],
  ["packed-packages", "main/adapters/store/bad-dev.ts", "vitest"],
  ["declared-packages", "main/adapters/store/bad-undeclared.ts", "type undeclared"],
];

describe("the import rules", () => {
  it("let everything through that the layers allow, and see every file", async () => {
    const { seen, found } = await cruise(allowed);
    expect(found).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(Object.keys(allowed)));
  });

  it("catch a planted violation of each rule", async () => {
    const names = { "shared/contract/names.ts": ["type ../kernel/result.ts"] };
    const circle = { "shared/kernel/round.ts": ["./trip.ts"], "shared/kernel/trip.ts": ["./round.ts"] };
    const typeCircle = { "shared/kernel/here.ts": ["./there.ts"], "shared/kernel/there.ts": ["type ./here.ts"] };
    const files = Object.fromEntries(planted.map(([, path, target]) => [path, [target]]));
    const { found } = await cruise({
      ...allowed,
      "renderer/app/root.ts": [],
      ...names,
      ...circle,
      ...typeCircle,
      ...files,
    });
    const caught = found.map((line) => line.split(" → ")[0]);
    expect(caught).toEqual(expect.arrayContaining(planted.map(([rule, path]) => `${rule}: ${path}`)));
    expect(caught).toEqual(
      expect.arrayContaining(["names-alone: shared/contract/names.ts", "no-circles: shared/kernel/round.ts"]),
    );
    const suspects = new Set([...Object.keys(files), ...Object.keys(names), ...Object.keys(circle)]);
    expect(found.filter((line) => !suspects.has(/: (.*) →/.exec(line)?.[1] ?? ""))).toEqual([]);
  });

  it("has a planted violation for every rule there is", async () => {
    const { default: rules } = (await import("../../../build/check/import-rules.cjs" as string)) as {
      readonly default: { readonly forbidden: readonly { readonly name: string; readonly severity: string }[] };
    };
    expect(rules.forbidden.filter(({ severity }) => severity !== "error")).toEqual([]);
    const covered = [...planted.map(([rule]) => rule), "names-alone", "no-circles"];
    expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(covered.sort());
  });
});
