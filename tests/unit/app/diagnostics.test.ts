import { describe, expect, it } from "vitest";
import { saveDiagnostics } from "../../../main/app/commands/save-diagnostics.ts";
import { createEffectRunner } from "../../../main/app/effects/run-effect.ts";
import type { DeviceDiagnostics } from "../../../main/app/ports/device-bridge.ts";
import { actionsOf } from "../../../shared/domain/bench/actions.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { decide } from "../../../shared/domain/bench/decide/decide.ts";
import { evolve } from "../../../shared/domain/bench/evolve.ts";
import { effectKey } from "../../../shared/domain/bench/plan/effect.ts";
import { plan } from "../../../shared/domain/bench/plan/plan.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { evidenceId, orderId, unitId } from "../../../shared/kernel/brand.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { andThen, benchWith, given, orderOpened, smoothLife, unitIn } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { createMemoryMedia } from "../../support/memory-media.ts";
import { at } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const a = unitSteps("A");
const effect = { kind: "collectDiagnostics", unitId: unitId("A"), address: "bench-1" } as const;
const failed = given(orderOpened(), ...smoothLife("running", "A", "bench-1"), a.placed(21, 7), a.failed(30));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const gathered: DeviceDiagnostics = {
  files: [
    { name: "registry.json", bytes: bytes("{}"), sha256: "" },
    { name: "diagnostics.cab", bytes: bytes("MSCF"), sha256: "" },
  ],
  missing: [{ part: "System", reason: "denied" }],
};

function fold(state: BenchState, drafts: readonly Draft[], minute: number): BenchState {
  const envelope = { seenAt: at(minute), actor: "bench", orderId: orderId("order-1") };
  return drafts.reduce(
    (before, draft, index) => evolve(before, { ...draft, ...envelope, id: evidenceId(`${minute}-${index}`) }),
    state,
  );
}

function asked(state: BenchState, minute: number): BenchState {
  const drafts = decide(state, { kind: "collectDiagnostics", unitId: unitId("A") }, { actor: "T", now: at(minute) });
  if (!drafts.ok) throw new Error(drafts.error.code);
  return fold(state, drafts.value, minute);
}

const keys = (state: BenchState, minute: number): readonly string[] =>
  plan(state, new Map(), [unitId("A")], at(minute)).effects.map(effectKey);
const offer = (state: BenchState) =>
  actionsOf(unitIn(state), at(40)).find((view) => view.action === "collectDiagnostics");

describe("diagnostics of a device that failed", () => {
  it("are offered for a failed run of a device that can be asked, once at a time", () => {
    expect(offer(failed)).toMatchObject({ available: true });
    expect(offer(benchWith("running"))?.reason?.code).toBe("action.notFailed");
    expect(offer(benchWith("running", a.failed(30)))?.reason?.code).toBe("action.noAddress");
    expect(offer(asked(failed, 31))?.reason?.code).toBe("action.underWay");
    expect(
      decide(asked(failed, 31), { kind: "collectDiagnostics", unitId: unitId("A") }, { actor: "T", now: at(32) }),
    ).toMatchObject({ ok: false, error: { code: "unit.wrongState" } });
  });

  it("are gathered once they were asked for, beside the signals, and again after a start of the bench", () => {
    expect(keys(failed, 31)).not.toContain("collectDiagnostics:A");
    expect(keys(asked(failed, 31), 31)).toContain("collectDiagnostics:A");
    const pacing = new Map([["collectDiagnostics:A", { running: true, startedAt: at(31), failures: 0 }]]);
    const beside = plan(asked(failed, 31), pacing, [unitId("A")], at(32)).effects.map(effectKey);
    expect([beside.includes("collectDiagnostics:A"), beside.includes("readSignals:A")]).toEqual([false, true]);
  });

  it("are kept under names that tell slot, serial number and order, and saved as they came", async () => {
    const ports = fakePorts({}, { collectDiagnostics: async () => ok(gathered) });
    const state = asked(failed, 31);
    const outcome = await createEffectRunner(ports)(effect, () => state, new AbortController().signal);
    const after = fold(state, outcome.drafts, 35);
    const trail = unitIn(after).diagnostics;
    expect(trail?.gathered?.value.files.map(({ name, size }) => [name, size])).toEqual([
      ["slot-07-SIM-A-CT-0042-registry.json", 2],
      ["slot-07-SIM-A-CT-0042-diagnostics.cab", 4],
    ]);
    expect(trail).toMatchObject({ isAwaited: false, gathered: { value: { missing: gathered.missing } } });
    expect(keys(after, 36)).not.toContain("collectDiagnostics:A");
    const media = createMemoryMedia();
    expect(await saveDiagnostics({ ...ports, media }, after, "A")).toMatchObject({ ok: true });
    expect(media.written()).toEqual({
      "slot-07-SIM-A-CT-0042-registry.json": "{}",
      "slot-07-SIM-A-CT-0042-diagnostics.cab": "MSCF",
    });
  });

  it("that cannot be gathered or kept are a fact of the unit; what was gathered before stays, and a person may ask again", async () => {
    const first = fakePorts({}, { collectDiagnostics: async () => ok(gathered) });
    const asking = asked(failed, 31);
    const outcome = await createEffectRunner(first)(effect, () => asking, new AbortController().signal);
    const again = asked(fold(asking, outcome.drafts, 35), 40);
    const unreachable = fakePorts(
      {},
      { collectDiagnostics: async () => err(appError("unavailable", "bridge.deviceUnreachable")) },
    );
    const full = fakePorts({}, { collectDiagnostics: async () => ok(gathered) });
    full.originals.failWrites(true);
    for (const [ports, code] of [
      [unreachable, "bridge.deviceUnreachable"],
      [full, "store.writeFailed"],
    ] as const) {
      const second = await createEffectRunner(ports)(effect, () => again, new AbortController().signal);
      const after = fold(again, second.drafts, 41);
      expect(unitIn(after).diagnostics).toMatchObject({ isAwaited: false, failure: { value: { code } } });
      expect(unitIn(after).diagnostics?.gathered?.value.files).toHaveLength(2);
      expect(offer(after)).toMatchObject({ available: true });
    }
  });

  it("that were never gathered cannot be saved", async () => {
    const ports = { ...fakePorts(), media: createMemoryMedia() };
    expect(await saveDiagnostics(ports, failed, "A")).toMatchObject({ ok: false, error: { code: "export.nothing" } });
    expect(await saveDiagnostics(ports, failed, "Z")).toMatchObject({ ok: false, error: { code: "unit.notFound" } });
  });

  it("of a unit that was shipped or given away are not offered", () => {
    expect(offer(andThen(failed, a.routedToIt(40)))?.available).toBe(false);
    expect(offer(andThen(failed, a.reworkStarted(40)))?.available).toBe(true);
  });
});
