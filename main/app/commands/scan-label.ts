import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { isSerialShared, unitBySerial } from "../../../shared/domain/bench/match/find-unit.ts";
import { unitMergedUnder } from "../../../shared/domain/bench/merged-units.ts";
import type { ScanOutcome } from "../../../shared/domain/bench/unit-view.ts";
import type { Scan } from "../../../shared/domain/scan/scan.ts";
import { distinctSerials } from "../../../shared/domain/unit/identity.ts";
import { normaliseSerial } from "../../../shared/domain/unit/normalise-serial.ts";
import { serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../ports/clock.ts";
import type { ScanBench } from "./scan-desk.ts";
import { openedOutcome, refusal, scanOutcome } from "./scan-outcome.ts";
import type { UnitInHand } from "./unit-in-hand.ts";

/** A serial number as scanned: plain, or with a word on the label that says it is one. */
type SerialScan = Extract<Scan, { readonly kind: "serial" | "label" }>;

/** The same label has to be scanned again within this time to be put on record against a unit. */
const againMs = 45_000;

/** Answers the scan of a serial number or of a label that carries one. */
export type LabelDesk = (scan: SerialScan, openUnitId: string | undefined) => Promise<Result<ScanOutcome>>;

/**
 * Holds labels against units. A text that names exactly one unit takes that unit in hand, read as it stands first and
 * without a data identifier only when that names exactly one.
 *
 * Beside a unit that is in hand, or whose panel is open, a label is a check:
 * - It names this unit: that is put on record.
 * - It names another unit than the one just scanned: refused, nothing is recorded, and the unit is let go, so that the
 *   next scan is not held against it. A plain serial number is simply the next unit.
 * - It names no unit: refused, nothing is recorded. Only the same label a second time says that it really is on this unit;
 *   then the unit carries two serial numbers and is stopped until a person decides. Undo takes the scan back.
 *
 * A plain text counts as such a label only beside an open panel: whoever unpacks scans plain texts all day.
 */
export function createLabelDesk(bench: ScanBench, clock: Clock, hand: UnitInHand): LabelDesk {
  let refused: { readonly unitId: string; readonly label: string; readonly untilMs: number } | undefined;

  const record = async (unit: Unit, label: string): Promise<Result<ScanOutcome>> => {
    const done = await bench.submit({ kind: "scanIdentity", unitId: unit.id, serialNumber: label });
    if (!done.ok) return done;
    hand.take(unit, "device");
    const isSame = normaliseSerial(label) === normaliseSerial(serialOf(unit));
    const params = { serialNumber: serialOf(unit), label };
    return ok(scanOutcome({ code: isSame ? "scan.labelMatched" : "scan.labelDiffers", params }, "matched", unit, true));
  };

  /** The unit that a scan is held against, if it is a check at all. */
  const checkedUnit = (scan: SerialScan, openUnitId: string | undefined): Unit | undefined => {
    const held = hand.held(openUnitId);
    if (held?.shipped !== undefined) return undefined;
    return scan.kind === "label" || held?.id === openUnitId ? held : undefined;
  };

  return async (scan, openUnitId) => {
    const before = refused;
    refused = undefined;
    const readings = readingsOf(scan);
    const [label = ""] = readings;
    const by = scan.kind === "label" ? "label" : "device";
    const found = unitNamed(bench.state(), readings);
    const checked = checkedUnit(scan, openUnitId);
    const own = checked === undefined ? undefined : readings.find((reading) => isSerialOf(checked, reading));
    if (checked !== undefined && own !== undefined && (by === "label" || found === undefined))
      return record(checked, own);
    if (found === "several") return refusal("conflict", "scan.ambiguous", label);
    if (found !== undefined) {
      const isOther = by === "label" && hand.takenBy() === "device" && hand.scanned()?.id !== found.id;
      if (isOther) {
        hand.letGo();
        return refusal("conflict", "scan.otherUnit", serialOf(found));
      }
      hand.take(found, by);
      return ok(openedOutcome(found));
    }
    if (checked === undefined || !isSerialLike(label)) return refusal("notFound", "scan.unknown", textOf(scan));
    const now = clock.now();
    const isMeant = before?.unitId === checked.id && before.label === label && now < before.untilMs;
    if (isMeant) return record(checked, label);
    refused = { unitId: checked.id, label, untilMs: now + againMs };
    return refusal("conflict", "scan.wrongLabel", label);
  };
}

function readingsOf(scan: SerialScan): readonly string[] {
  return scan.kind === "label" ? scan.serialNumbers : [scan.serialNumber, ...scan.alternatives];
}

function textOf(scan: SerialScan): string {
  return scan.kind === "label" ? scan.text : scan.serialNumber;
}

/** The unit that the first reading names; when it names none, the only one that the others name. */
function unitNamed(state: BenchState, [first = "", ...others]: readonly string[]): Unit | "several" | undefined {
  if (isSerialShared(state, first)) return "several";
  const named = unitBySerial(state, first) ?? unitMergedUnder(state, first);
  if (named !== undefined) return named;
  if (others.some((reading) => isSerialShared(state, reading))) return "several";
  const units = new Set(others.flatMap((reading) => unitBySerial(state, reading) ?? []));
  const [only] = units;
  return units.size > 1 ? "several" : only;
}

function isSerialOf(unit: Unit, reading: string): boolean {
  const serial = normaliseSerial(reading);
  return serial === normaliseSerial(serialOf(unit)) || distinctSerials(unit).includes(serial);
}

/** What no serial number looks like is not held against a unit. */
function isSerialLike(text: string): boolean {
  return /^[A-Z0-9][A-Z0-9 ._/-]{3,63}$/i.test(text);
}
