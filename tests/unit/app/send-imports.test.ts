import { describe, expect, it } from "vitest";
import { runSendImports } from "../../../main/app/effects/send-imports.ts";
import type { DeviceDirectory } from "../../../main/app/ports/device-directory.ts";
import type { ImportItem } from "../../../shared/domain/bench/plan/effect.ts";
import type { ImportRequest } from "../../../shared/domain/tenant/records.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { given, orderOpened } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { importRecord } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const names = ["A", "B", "C", "D", "E"] as const;
const bench = given(orderOpened(), ...names.flatMap((name) => [unitSteps(name).seen(), unitSteps(name).hashRead(1)]));
const item = (name: string, more: Partial<ImportItem> = {}): ImportItem => ({
  unitId: unitId(name),
  importId: `import-${name}`,
  attempt: 1,
  ...more,
});
const recordOf = (row: ImportRequest) => importRecord(row.serialNumber.slice(-1));

/** Sends these items to a tenant; answers what came of each and how large the calls were. */
async function send(
  importIdentities: DeviceDirectory["importIdentities"],
  items: readonly ImportItem[],
  more: Partial<DeviceDirectory> = {},
  stored: readonly string[] = names,
  state = bench,
) {
  const calls: (readonly string[])[] = [];
  const ports = fakePorts({
    ...more,
    importIdentities: (tenant, rows) => {
      calls.push(rows.map((row) => row.serialNumber));
      return importIdentities(tenant, rows);
    },
  });
  for (const name of stored) ports.store.putHardwareHash(`digest-${name}`, `hash of ${name}`);
  const outcome = await runSendImports(ports, { kind: "sendImports", items }, () => state);
  const drafts = outcome.drafts.map((draft) => {
    const refused = draft.kind === "importFailed" ? (draft.refused ? " refused" : " unclear") : "";
    return "unitId" in draft ? `${draft.unitId} ${draft.kind}${refused}` : draft.kind;
  });
  return { drafts: drafts.toSorted(), error: outcome.error?.code, calls, outcome };
}

describe("one import call", () => {
  it("carries hash, serial and the order's tag, and takes each row's record", async () => {
    let sent: readonly ImportRequest[] = [];
    const { drafts, error } = await send(
      async (_, rows) => {
        sent = rows;
        return ok(rows.map(recordOf));
      },
      [item("A"), item("B")],
    );
    expect(sent[0]).toEqual({
      importId: "import-A",
      serialNumber: "SIM-A",
      hardwareHash: "hash of A",
      groupTag: "TAG-A",
      assignedUser: "",
    });
    expect([drafts, error]).toEqual([["A importAccepted", "B importAccepted"], undefined]);
  });

  it("finds records by import id when the service answers in another order", async () => {
    const { outcome } = await send(async (_, rows) => ok(rows.map(recordOf).toReversed()), [item("A"), item("B")]);
    const pairs = outcome.drafts.map((draft) =>
      draft.kind === "importAccepted" ? [draft.unitId, draft.record.recordId] : [],
    );
    expect(pairs).toEqual([
      ["A", "record-A"],
      ["B", "record-B"],
    ]);
  });

  it("takes a record without an import id by its place, and never another unit's", async () => {
    const anonymous = await send(
      async (_, rows) => ok(rows.map((row) => ({ ...recordOf(row), importId: "" }))),
      [item("A"), item("B")],
    );
    expect(anonymous.drafts).toEqual(["A importAccepted", "B importAccepted"]);
    const short = await send(async () => ok([importRecord("B")]), [item("A"), item("B")]);
    expect(short.drafts).toEqual(["A importFailed unclear", "B importAccepted"]);
  });

  it("a call that broke off leaves its rows unclear, and is tried again later", async () => {
    const { drafts, error } = await send(
      async () => err(appError("unavailable", "graph.offline")),
      [item("A"), item("B")],
    );
    expect([drafts, error]).toEqual([["A importFailed unclear", "B importFailed unclear"], "graph.offline"]);
  });

  it("halves a refused call until the bad row is alone; the others are taken", async () => {
    const { drafts, error, calls } = await send(
      async (_, rows) =>
        rows.some((row) => row.serialNumber === "SIM-D")
          ? err(appError("invalid", "graph.invalid"))
          : ok(rows.map(recordOf)),
      names.map((name) => item(name)),
    );
    expect([drafts, error]).toEqual([
      ["A importAccepted", "B importAccepted", "C importAccepted", "D importFailed refused", "E importAccepted"],
      undefined,
    ]);
    expect(calls.map((call) => call.length)).toEqual([5, 3, 2, 1, 1]);
  });

  it("does not try a hundred rows one by one where it is not the rows that are refused", async () => {
    const many = Array.from({ length: 64 }, (_, index) => `U${index}`);
    const { drafts, calls } = await send(
      async () => err(appError("invalid", "graph.invalid")),
      many.map((name) => item(name)),
      {},
      many,
      given(orderOpened(), ...many.flatMap((name) => [unitSteps(name).seen(), unitSteps(name).hashRead(1)])),
    );
    expect(new Set(drafts.map((draft) => draft.split(" ").slice(1).join(" ")))).toEqual(
      new Set(["importFailed refused"]),
    );
    expect(drafts).toHaveLength(64);
    expect(calls.length).toBeLessThan(16);
  });

  it("finds bad rows side by side at the beginning without giving the others up", async () => {
    const many = Array.from({ length: 64 }, (_, index) => `U${index}`);
    const bad = new Set(many.slice(0, 6).map((name) => `SIM-${name}`));
    const { drafts } = await send(
      async (_, rows) =>
        rows.some((row) => bad.has(row.serialNumber))
          ? err(appError("invalid", "graph.invalid"))
          : ok(rows.map((row) => importRecord(row.serialNumber.replace("SIM-", "")))),
      many.map((name) => item(name)),
      {},
      many,
      given(orderOpened(), ...many.flatMap((name) => [unitSteps(name).seen(), unitSteps(name).hashRead(1)])),
    );
    expect(drafts.filter((draft) => draft.endsWith("importFailed refused"))).toHaveLength(6);
    expect(drafts.filter((draft) => draft.endsWith("importAccepted"))).toHaveLength(58);
  });

  it("does not send a unit whose hash is not kept any more, and sends the others", async () => {
    const { drafts, calls } = await send(async (_, rows) => ok(rows.map(recordOf)), [item("A"), item("B")], {}, ["B"]);
    expect([drafts, calls]).toEqual([["A importFailed refused", "B importAccepted"], [["SIM-B"]]]);
    expect((await send(async () => ok([]), [item("A")], {}, [])).calls).toEqual([]);
  });

  it("removes the errored row it replaces first, and sends nothing while that fails", async () => {
    const removed: string[] = [];
    const replacing = [item("A", { replacesRecordId: "record-old" }), item("B")];
    const done = await send(async (_, rows) => ok(rows.map(recordOf)), replacing, {
      deleteImports: async (_, ids) => {
        removed.push(...ids);
        return ok(undefined);
      },
    });
    expect([removed, done.drafts]).toEqual([["record-old"], ["A importAccepted", "B importAccepted"]]);
    const failed = await send(async (_, rows) => ok(rows.map(recordOf)), replacing);
    expect([failed.calls, failed.error]).toEqual([[], "graph.offline"]);
    // What could not be sent anyhow is told all the same.
    const without = await send(async (_, rows) => ok(rows.map(recordOf)), replacing.toReversed(), {}, ["A"]);
    expect(without.drafts).toEqual(["A importFailed unclear", "B importFailed refused"]);
  });
});
