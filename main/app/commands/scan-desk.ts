import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { TextRef } from "../../../shared/domain/bench/board-view.ts";
import type { Command, ConfirmWhat } from "../../../shared/domain/bench/decide/command.ts";
import { unitBySerial } from "../../../shared/domain/bench/match/find-unit.ts";
import type { ScanOutcome } from "../../../shared/domain/bench/unit-view.ts";
import { type ActionCard, parseScan, type Scan } from "../../../shared/domain/scan/parse-scan.ts";
import { currentAttempt, serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { slotNumber, type UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet, mapValues } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../ports/clock.ts";

/** A unit scanned this recently is the one in hand: a slot scanned next is where it goes. */
const inHandMs = 45_000;

/** What the desk needs of the bench. */
export type ScanBench = {
  readonly state: () => BenchState;
  readonly submit: (command: Command) => Promise<Result<void>>;
};

/** Understands one scan after the other: unit, then slot; unit, then action card. */
export type ScanDesk = (text: string, openUnitId: string | undefined) => Promise<Result<ScanOutcome>>;

/** What each action card says about the unit in hand. */
const wordOfCard: Readonly<Partial<Record<ActionCard, ConfirmWhat>>> = {
  "ACT-STARTED": "started",
  "ACT-GREEN": "success",
  "ACT-RED": "failure",
  "ACT-RESEALED": "reseal",
  "ACT-OFF": "powerOff",
};

/** Builds a desk that remembers which unit is in hand. */
export function createScanDesk(bench: ScanBench, clock: Clock): ScanDesk {
  let inHand: { readonly unitId: UnitId; readonly untilMs: number } | undefined;

  const scannedUnit = (): Unit | undefined =>
    inHand !== undefined && clock.now() < inHand.untilMs ? mapGet(bench.state().units, inHand.unitId) : undefined;

  const unitInHand = (openUnitId: string | undefined): Unit | undefined =>
    scannedUnit() ?? (openUnitId === undefined ? undefined : mapGet(bench.state().units, openUnitId));

  const take = (unit: Unit): void => {
    inHand = { unitId: unit.id, untilMs: clock.now() + inHandMs };
  };

  const onScan = async (scan: Scan, openUnitId: string | undefined): Promise<Result<ScanOutcome>> => {
    const state = bench.state();
    switch (scan.kind) {
      case "slot":
        return scanSlot(scan.slot);
      case "card":
        return scanCard(scan.card, unitInHand(openUnitId));
      case "order":
        return ok(outcome({ code: "scan.orderShown", params: { number: scan.number } }, "opened"));
      case "box": {
        const unit = unitBySerial(state, scan.serialNumber);
        if (unit === undefined) return unknown(scan.text);
        const done = await bench.submit({ kind: "scanBox", unitId: unit.id, boxCode: scan.text });
        if (!done.ok) return done;
        take(unit);
        return ok(
          outcome({ code: "scan.boxMatched", params: { serialNumber: serialOf(unit) } }, "matched", unit, true),
        );
      }
      case "preProvision":
        return scanCode(scan.ztdId, scan.serialNumber, unitInHand(openUnitId));
      case "productKeyId": {
        const matches = [...mapValues(state.units)].filter(
          (unit) => unit.hash?.value.productKeyId === scan.productKeyId,
        );
        const [only] = matches;
        if (matches.length > 1) return err(appError("conflict", "scan.ambiguous", { text: scan.productKeyId }));
        return only === undefined ? openBySerial(scan.productKeyId) : open(only);
      }
      case "serial":
        return openBySerial(scan.serialNumber);
    }
  };

  const openBySerial = (serialNumber: string): Result<ScanOutcome> => {
    const unit = unitBySerial(bench.state(), serialNumber);
    return unit === undefined ? unknown(serialNumber) : open(unit);
  };

  const open = (unit: Unit): Result<ScanOutcome> => {
    take(unit);
    const code = unit.slot === undefined ? "scan.unitThenSlot" : "scan.openedUnit";
    return ok(outcome({ code, params: { serialNumber: serialOf(unit) } }, "opened", unit));
  };

  const scanSlot = async (slot: number): Promise<Result<ScanOutcome>> => {
    const unit = scannedUnit();
    inHand = undefined;
    if (unit !== undefined && unit.slot !== slot) {
      const placed = await bench.submit({ kind: "placeUnit", unitId: unit.id, slot: slotNumber(slot), byScan: true });
      if (!placed.ok) return placed;
      return ok(outcome({ code: "scan.placed", params: { serialNumber: serialOf(unit), slot } }, "placed", unit));
    }
    const slots = bench.state().order?.slots ?? 0;
    if (slot < 1 || slot > slots) return err(appError("invalid", "slot.unknown", { slot, slots }));
    const holder = mapGet(bench.state().bySlot, String(slot));
    const held = holder === undefined ? undefined : mapGet(bench.state().units, holder);
    if (held === undefined) return ok(outcome({ code: "scan.emptySlot", params: { slot } }, "remembered"));
    take(held);
    return ok(outcome({ code: "scan.slotOpened", params: { slot } }, "opened", held));
  };

  const scanCard = async (card: ActionCard, unit: Unit | undefined): Promise<Result<ScanOutcome>> => {
    if (card === "ACT-UNDO") {
      const undone = await bench.submit({ kind: "undo" });
      return undone.ok
        ? ok(outcome({ code: "scan.withdrawn", params: { action: "", serialNumber: "" } }, "withdrawn"))
        : undone;
    }
    if (unit === undefined) return err(appError("refused", "scan.ambiguous", { text: card }));
    const what = wordOfCard[card];
    const boxCode = currentAttempt(unit)?.box?.boxCode ?? "";
    const command: Command =
      what === undefined ? { kind: "ship", unitId: unit.id, boxCode } : { kind: "confirm", unitId: unit.id, what };
    const done = await bench.submit(command);
    if (!done.ok) return done;
    take(unit);
    return ok(
      outcome(
        { code: "scan.confirmed", params: { action: what ?? "shipped", serialNumber: serialOf(unit) } },
        "confirmed",
        unit,
        true,
      ),
    );
  };

  const scanCode = async (
    ztdId: string,
    serialNumber: string,
    held: Unit | undefined,
  ): Promise<Result<ScanOutcome>> => {
    const id = mapGet(bench.state().byZtdId, ztdId);
    const unit = id === undefined ? unitBySerial(bench.state(), serialNumber) : mapGet(bench.state().units, id);
    if (unit === undefined) return unknown(ztdId);
    if (held !== undefined && held.id !== unit.id)
      return err(appError("conflict", "scan.ambiguous", { text: serialOf(unit) }));
    const done = await bench.submit({ kind: "scanPreProvisionCode", unitId: unit.id, ztdId, serialNumber });
    if (!done.ok) return done;
    take(unit);
    return ok(outcome({ code: "scan.qrMatched", params: { serialNumber: serialOf(unit) } }, "matched", unit));
  };

  return (text, openUnitId) => onScan(parseScan(text), openUnitId);
}

function unknown(text: string): Result<never> {
  return err(appError("notFound", "scan.unknown", { text: text.slice(0, 40) }));
}

function outcome(text: TextRef, effect: ScanOutcome["effect"], unit?: Unit, canUndo = false): ScanOutcome {
  return { text, effect, canUndo, ...(unit === undefined ? {} : { unitId: unit.id }) };
}
