import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command, ConfirmWhat } from "../../../shared/domain/bench/decide/command.ts";
import { isSerialShared, unitBySerial, unitsByProductId } from "../../../shared/domain/bench/match/find-unit.ts";
import type { ScanOutcome } from "../../../shared/domain/bench/unit-view.ts";
import { productIdWaitingKeys, serialWaitingKeys } from "../../../shared/domain/intake/waiting-keys.ts";
import { parseScan } from "../../../shared/domain/scan/parse-scan.ts";
import type { ActionCard, Scan } from "../../../shared/domain/scan/scan.ts";
import { currentAttempt, serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { slotNumber } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../ports/clock.ts";
import { createLabelDesk } from "./scan-label.ts";
import { openedOutcome, refusal, scanOutcome } from "./scan-outcome.ts";
import { createUnitInHand } from "./unit-in-hand.ts";

/** What the desk needs of the bench. */
export type ScanBench = {
  readonly state: () => BenchState;
  readonly submit: (command: Command) => Promise<Result<void>>;
  /** Brings rows of files that wait under these keys (`waitingKeys`) onto the board: their device is here. Errors: `store.*`. */
  readonly bringWaiting: (keys: readonly string[]) => Promise<Result<void>>;
};

/** Understands one scan after the other: unit, then slot; unit, then action card; unit, then a label held against it. */
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
  const hand = createUnitInHand(bench.state, clock);
  const scanSerial = createLabelDesk(bench, clock, hand);

  const onScan = async (scan: Scan, openUnitId: string | undefined): Promise<Result<ScanOutcome>> => {
    switch (scan.kind) {
      case "slot":
        return scanSlot(scan.slot);
      case "card":
        return scanCard(scan.card, hand.held(openUnitId));
      case "order":
        return ok(scanOutcome({ code: "scan.orderShown", params: { number: scan.number } }, "opened"));
      case "box":
        return scanBox(scan);
      case "preProvision":
        return scanCode(scan.ztdId, scan.serialNumber, hand.held(openUnitId));
      case "productKeyId":
        return scanProductKeyId(scan.productKeyId);
      case "label":
      case "serial":
        return scanSerial(scan, openUnitId);
    }
  };

  const opened = (unit: Unit): Result<ScanOutcome> => {
    hand.take(unit, "device");
    return ok(openedOutcome(unit));
  };

  const scanSlot = async (slot: number): Promise<Result<ScanOutcome>> => {
    const unit = hand.scanned();
    hand.letGo();
    if (unit !== undefined && unit.slot !== slot) {
      const placed = await bench.submit({ kind: "placeUnit", unitId: unit.id, slot: slotNumber(slot), byScan: true });
      if (!placed.ok) return placed;
      return ok(scanOutcome({ code: "scan.placed", params: { serialNumber: serialOf(unit), slot } }, "placed", unit));
    }
    const slots = bench.state().order?.slots ?? 0;
    if (slot < 1 || slot > slots) return err(appError("invalid", "slot.unknown", { slot, slots }));
    const holder = mapGet(bench.state().bySlot, String(slot));
    const held = holder === undefined ? undefined : mapGet(bench.state().units, holder);
    if (held === undefined) return ok(scanOutcome({ code: "scan.emptySlot", params: { slot } }, "remembered"));
    hand.take(held, "device");
    return ok(scanOutcome({ code: "scan.slotOpened", params: { slot } }, "opened", held));
  };

  const scanCard = async (card: ActionCard, unit: Unit | undefined): Promise<Result<ScanOutcome>> => {
    if (card === "ACT-UNDO") {
      const undone = await bench.submit({ kind: "undo" });
      const text = { code: "scan.withdrawn", params: { action: "", serialNumber: "" } } as const;
      return undone.ok ? ok(scanOutcome(text, "withdrawn")) : undone;
    }
    if (unit === undefined) return err(appError("refused", "scan.noUnit", { text: card }));
    const what = wordOfCard[card];
    const boxCode = currentAttempt(unit)?.box?.boxCode ?? "";
    const command: Command =
      what === undefined ? { kind: "ship", unitId: unit.id, boxCode } : { kind: "confirm", unitId: unit.id, what };
    const done = await bench.submit(command);
    if (!done.ok) return done;
    hand.take(unit, "device");
    const params = { action: what ?? "shipped", serialNumber: serialOf(unit) };
    return ok(scanOutcome({ code: "scan.confirmed", params }, "confirmed", unit, true));
  };

  /** The label of a box names its unit; beside another unit that was just scanned it is the wrong box. */
  const scanBox = async (scan: Extract<Scan, { readonly kind: "box" }>): Promise<Result<ScanOutcome>> => {
    const unit = unitBySerial(bench.state(), scan.serialNumber);
    if (unit === undefined) return refusal("notFound", "scan.unknown", scan.text);
    const inHand = hand.takenBy() === "device" ? hand.scanned() : undefined;
    if (inHand !== undefined && inHand.id !== unit.id) {
      hand.letGo();
      return err(appError("conflict", "unit.wrongBox", { serialNumber: serialOf(inHand) }));
    }
    const done = await bench.submit({ kind: "scanBox", unitId: unit.id, boxCode: scan.text });
    if (!done.ok) return done;
    hand.take(unit, "label");
    const text = { code: "scan.boxMatched", params: { serialNumber: serialOf(unit) } } as const;
    return ok(scanOutcome(text, "matched", unit, true));
  };

  const scanProductKeyId = (productKeyId: string): Promise<Result<ScanOutcome>> => {
    const [only, ...others] = unitsByProductId(bench.state(), productKeyId);
    if (others.length > 0) return Promise.resolve(refusal("conflict", "scan.ambiguous", productKeyId));
    if (only !== undefined) return Promise.resolve(opened(only));
    // Thirteen digits can be a serial number, too. They can be an article number as well: no check against an open unit.
    return scanSerial({ kind: "serial", serialNumber: productKeyId, alternatives: [] }, undefined);
  };

  const scanCode = async (
    ztdId: string,
    serialNumber: string,
    held: Unit | undefined,
  ): Promise<Result<ScanOutcome>> => {
    const id = mapGet(bench.state().byZtdId, ztdId);
    const unit = id === undefined ? unitBySerial(bench.state(), serialNumber) : mapGet(bench.state().units, id);
    if (unit === undefined) return refusal("notFound", "scan.unknown", ztdId);
    if (held !== undefined && held.id !== unit.id)
      return err(appError("conflict", "scan.otherScreen", { text: serialOf(unit) }));
    const done = await bench.submit({ kind: "scanPreProvisionCode", unitId: unit.id, ztdId, serialNumber });
    if (!done.ok) return done;
    hand.take(unit, "device");
    const text = { code: "scan.qrMatched", params: { serialNumber: serialOf(unit) } } as const;
    return ok(scanOutcome(text, "matched", unit));
  };

  return async (text, openUnitId) => {
    const scan = parseScan(text);
    const brought = await bringNamed(bench, scan);
    return brought.ok ? onScan(scan, openUnitId) : brought;
  };
}

/**
 * Brings the row that waits for the device of a scan. As for the units on the bench, a text is read as it stands first, and
 * in other ways only when that names nobody.
 */
async function bringNamed({ state, bringWaiting }: ScanBench, scan: Scan): Promise<Result<void>> {
  const { serialNumbers, productId = "" } = namesOf(scan);
  const [first = "", ...others] = serialNumbers;
  const keys = [...productIdWaitingKeys(productId), ...serialWaitingKeys([first])];
  const brought = keys.length === 0 ? ok(undefined) : await bringWaiting(keys);
  if (!brought.ok || others.length === 0) return brought;
  const isKnown = unitBySerial(state(), first) !== undefined || isSerialShared(state(), first);
  return isKnown ? brought : bringWaiting(serialWaitingKeys(others));
}

/** What a scan names a device by; the best reading first. */
function namesOf(scan: Scan): { readonly serialNumbers: readonly string[]; readonly productId?: string } {
  switch (scan.kind) {
    case "slot":
    case "card":
    case "order":
      return { serialNumbers: [] };
    case "box":
    case "preProvision":
      return { serialNumbers: [scan.serialNumber] };
    case "productKeyId":
      return { serialNumbers: [scan.productKeyId], productId: scan.productKeyId };
    case "label":
      return { serialNumbers: scan.serialNumbers };
    case "serial":
      return { serialNumbers: [scan.serialNumber, ...scan.alternatives] };
  }
}
