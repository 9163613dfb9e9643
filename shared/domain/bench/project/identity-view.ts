import { mapGet } from "../../../kernel/persistent-map.ts";
import { type GradeFinding, gradeOf } from "../../intake/hash-summary.ts";
import { productIdKey } from "../../intake/same-unit.ts";
import { isSerialInDoubt, knownSerials, standingFindings, standingGrade } from "../../unit/identity.ts";
import { normaliseSerial } from "../../unit/normalise-serial.ts";
import { serialOf, type Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { holdersOf } from "../holders.ts";
import { indexOfField, keysOf } from "../unit-keys.ts";
import type { IdentityRow, SharingUnit, UnitView } from "../unit-view.ts";

/** At most this many of the units that share a value are named. */
const mostNamed = 5;

/** Who a unit is, by hash, file, device and scan, and what speaks against it. */
export function identityView(unit: Unit, state: BenchState): UnitView["identity"] {
  const { decision, listed } = unit;
  const findings = [...standingFindings(unit), ...unit.shared.map(sharedFinding)];
  const grade = standingGrade(unit) === "block" ? "block" : gradeOf(findings);
  return {
    rows: identityRows(unit),
    ...(unit.hash === undefined && listed === undefined ? {} : { grade }),
    findings,
    serials: knownSerials(unit),
    isInDoubt: isSerialInDoubt(unit),
    ...(decision === undefined
      ? {}
      : { decided: { serialNumber: decision.serialNumber, actor: decision.actor, at: decision.at } }),
    sharedWith: sharingUnits(unit, state),
    groupTag: listed?.groupTag ?? "",
    assignedUser: listed?.assignedUser ?? "",
  };
}

function sharedFinding(field: Unit["shared"][number]): GradeFinding {
  const level = field === "networkAdapters" ? "warn" : "block";
  return { code: "sharedWithOtherUnit", level, field, params: {} };
}

function sharingUnits(unit: Unit, state: BenchState): readonly SharingUnit[] {
  const found: SharingUnit[] = [];
  for (const field of unit.shared) {
    const name = indexOfField[field];
    for (const key of keysOf[name](unit)) {
      for (const id of holdersOf(state[name], key)) {
        const other = id === unit.id ? undefined : mapGet(state.units, id);
        if (other === undefined || found.some((known) => known.unitId === id)) continue;
        if (found.length === mostNamed) return found;
        const { slot } = other;
        found.push({ field, unitId: id, serialNumber: serialOf(other), ...(slot === undefined ? {} : { slot }) });
      }
    }
  }
  return found;
}

function identityRows(unit: Unit): readonly IdentityRow[] {
  const hash = unit.hash?.value;
  const read = unit.readiness?.value.facts.computer;
  const { listed } = unit;
  const row = (field: IdentityRow["field"], inHash = "", reported = "", scanned = ""): IdentityRow => {
    const known = [inHash, reported, scanned].filter((text) => text !== "").map(normaliseSerial);
    return { field, inHash, reported, scanned, disagrees: new Set(known).size > 1 };
  };
  return [
    row("serialNumber", hash?.serialNumber, unit.reportedSerial, unit.scannedSerial),
    row("manufacturer", hash?.manufacturer, read?.manufacturer || listed?.manufacturer),
    row("model", hash?.model, read?.model || listed?.model),
    row("uuid", hash?.uuid),
    row("macAddresses", hash?.macAddresses.join(", ")),
    row("endorsementKey", hash?.endorsementKeyId.slice(0, 16)),
    row("tpm", hash?.tpm),
    row("disk", hash?.diskSerials.join(", ")),
    row("productKeyId", hash?.productKeyId, productIdKey(listed?.productId ?? "")),
    row("osBuild", hash?.osBuild),
  ];
}
