import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openIdentityRegister } from "../../../main/adapters/store/open-identity-register.ts";
import type { IdentityRegister, UnitElsewhere } from "../../../main/app/ports/identity-register.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { createMemoryRegister } from "../../support/memory-register.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function openSqlite(): IdentityRegister {
  const opened = openIdentityRegister({ file: join(temporaryFolder(), "register.db"), log: createRecordingLog() });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(opened.value.close);
  return opened.value;
}

const implementations = [
  ["SQLite", openSqlite],
  ["memory", createMemoryRegister],
] as const;

const done = { ok: true, value: undefined };

function unit(orderId: string, unitId: string, seenAt: number, shippedAt?: number): UnitElsewhere {
  return {
    orderId,
    orderNumber: `No. ${orderId}`,
    customer: "Contoso Büro",
    unitId,
    seenAt: epochMs(seenAt),
    ...(shippedAt === undefined ? {} : { shippedAt: epochMs(shippedAt) }),
  };
}

describe.each(implementations)("an identity register in %s", (_name, open) => {
  test("finds a unit of another order by any of its keys", () => {
    const register = open();
    const known = unit("one", "unit-1", 5);
    expect(register.put([{ ...known, keys: ["ek:1", "uuid:1"] }])).toEqual(done);
    expect(register.find("two", [["ek:1"], ["ek:9", "uuid:1"], ["ek:9"], []])).toEqual({
      ok: true,
      value: [known, known, undefined, undefined],
    });
    expect(register.find("two", [])).toEqual({ ok: true, value: [] });
  });

  test("ignores the asking order's own units", () => {
    const register = open();
    register.put([
      { ...unit("one", "unit-1", 9), keys: ["ek:1"] },
      { ...unit("two", "unit-2", 5), keys: ["ek:1"] },
    ]);
    expect(register.find("one", [["ek:1"]])).toEqual({ ok: true, value: [unit("two", "unit-2", 5)] });
    expect(register.find("two", [["ek:1"]])).toEqual({ ok: true, value: [unit("one", "unit-1", 9)] });
  });

  test("answers the newest of several, over all keys", () => {
    const register = open();
    register.put([
      { ...unit("one", "unit-1", 5), keys: ["ek:1"] },
      { ...unit("two", "unit-1", 7), keys: ["ek:1"] },
      { ...unit("three", "unit-1", 6), keys: ["uuid:1"] },
    ]);
    expect(register.find("four", [["ek:1", "uuid:1"], ["uuid:1", "ek:1"], ["uuid:1"]])).toEqual({
      ok: true,
      value: [unit("two", "unit-1", 7), unit("two", "unit-1", 7), unit("three", "unit-1", 6)],
    });
  });

  test("a unit that is put again has what was put last, and the keys of both times", () => {
    const register = open();
    register.put([{ ...unit("one", "unit-1", 5), keys: ["ek:1"] }]);
    register.put([{ ...unit("one", "unit-1", 6, 8), keys: ["ek:1", "uuid:1"] }]);
    const shipped = unit("one", "unit-1", 6, 8);
    expect(register.find("two", [["ek:1"], ["uuid:1"]])).toEqual({ ok: true, value: [shipped, shipped] });
    register.put([{ ...unit("one", "unit-1", 9), keys: [] }]);
    expect(register.find("two", [["ek:1"]])).toEqual({ ok: true, value: [unit("one", "unit-1", 9)] });
  });

  test("answers an error, not a throw, after it was closed", () => {
    const register = open();
    register.close();
    register.close();
    expect(register.put([])).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
    expect(register.find("one", [])).toMatchObject({ ok: false, error: { code: "store.unreadable" } });
  });
});
