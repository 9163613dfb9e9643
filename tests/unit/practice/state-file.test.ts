import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createStateKeeper } from "../../../main/practice/serve/state-file.ts";
import type { World } from "../../../main/practice/world/world.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function worldOf(identities: number) {
  const file = join(temporaryFolder(), "world.json");
  let number = 0;
  const world = {
    snapshot: () => ({ number }),
    identities: { size: () => identities },
  } as unknown as World;
  const written = (): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).number : undefined);
  return { keeper: createStateKeeper(file, world), written, change: () => (number += 1) };
}

test("a world is written with every change", () => {
  const { keeper, written, change } = worldOf(5_000);
  for (const expected of [1, 2]) {
    change();
    keeper.changed();
    expect(written()).toBe(expected);
  }
});

test("a very large one is written later, and at the end at the latest", () => {
  const { keeper, written, change } = worldOf(5_001);
  change();
  keeper.changed();
  expect(written()).toBeUndefined();
  change();
  keeper.finish();
  expect(written()).toBe(2);
});
