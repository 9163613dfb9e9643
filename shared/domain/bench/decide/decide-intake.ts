import type { UnitId } from "../../../kernel/brand.ts";
import { mapGet } from "../../../kernel/persistent-map.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { HashSummary } from "../../intake/hash-summary.ts";
import { normaliseSerial, serialOf, type Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { unitInSlot } from "../match/find-unit.ts";
import type { Command, CommandContext } from "./command.ts";

/** Devices that the bridge lists become units; known ones are left alone. */
export function decideReachableDevices(
  state: BenchState,
  { devices }: Command & { readonly kind: "addReachableDevices" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const drafts: Draft[] = [];
  const taken = new Set<number>();
  for (const { address, label, newUnitId, slot } of devices) {
    if (mapGet(state.byAddress, address) !== undefined) continue;
    drafts.push({ kind: "unitSeen", source: "E-BR", at: now, actor, unitId: newUnitId, label, address });
    const isFree = slot !== undefined && slot <= (state.order?.slots ?? 0) && unitInSlot(state, slot) === undefined;
    if (slot === undefined || !isFree || taken.has(slot)) continue;
    taken.add(slot);
    drafts.push({ kind: "unitPlaced", source: "E-BR", at: now, actor, unitId: newUnitId, slot });
  }
  return ok(drafts);
}

/** Where an intake row goes: to a new unit, to a known one that has use for the hash, or nowhere because it is known. */
export type RowTarget =
  | { readonly kind: "new" }
  | { readonly kind: "known"; readonly unitId: UnitId }
  | { readonly kind: "duplicate"; readonly unitId: UnitId };

/** Same unit = same EK id, or same UUID with the same serial; a shared serial or UUID alone never merges. */
export function targetOf(state: BenchState, summary: HashSummary): RowTarget {
  const byKey = summary.endorsementKeyId === "" ? undefined : mapGet(state.byEndorsementKey, summary.endorsementKeyId);
  const same = byKey ?? byUuidAndSerial(state, summary);
  if (same === undefined) return { kind: "new" };
  const hasUse = hasUseFor(mapGet(state.units, same), summary);
  return { kind: hasUse ? "known" : "duplicate", unitId: same };
}

/** A unit without a hash, or one that was stopped for what its hash says: reading it anew is how that is put right. */
function hasUseFor(unit: Unit | undefined, summary: HashSummary): boolean {
  if (unit?.hash === undefined) return true;
  const isStopped = unit.stage === "stopped" || unit.stage === "foreignTenant";
  return isStopped && unit.hash.value.digest !== summary.digest;
}

function byUuidAndSerial(state: BenchState, summary: HashSummary): UnitId | undefined {
  if (summary.uuid === "" || summary.serialNumber === "") return undefined;
  const candidates = mapGet(state.byUuid, summary.uuid.toLowerCase()) ?? [];
  return candidates.find((id) => {
    const unit = mapGet(state.units, id);
    return unit !== undefined && normaliseSerial(serialOf(unit)) === normaliseSerial(summary.serialNumber);
  });
}

/** Rows of a file become units; rows of units that are already known count as duplicates and point at them. */
export function decideIntakeFile(
  state: BenchState,
  { fileName, sha256, candidates, refused }: Command & { readonly kind: "addIntakeFile" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const drafts: Draft[] = [];
  const seenHere = new Set<string>();
  let duplicate = 0;
  for (const { line, newUnitId, reportedSerial, summary } of candidates) {
    const target = targetOf(state, summary);
    const key = identityKey(summary);
    if (target.kind === "duplicate" || seenHere.has(key)) {
      duplicate += 1;
      continue;
    }
    seenHere.add(key);
    const unitId = target.kind === "known" ? target.unitId : newUnitId;
    const envelope = { source: "E-USB", at: now, actor, unitId } as const;
    if (target.kind === "new") drafts.push({ kind: "unitSeen", ...envelope, label: `${fileName}:${line}` });
    drafts.push({ kind: "hardwareHashRead", ...envelope, summary, reportedSerial });
  }
  const accepted = seenHere.size;
  drafts.push({
    kind: "intakeFileRead",
    source: "E-USB",
    at: now,
    actor,
    fileName,
    sha256,
    accepted,
    duplicate,
    refused,
  });
  return ok(drafts);
}

/** What makes two rows of one file the same unit: as in `targetOf`, or the very same hash. */
export function identityKey({ endorsementKeyId, uuid, serialNumber, digest }: HashSummary): string {
  if (endorsementKeyId !== "") return `ek:${endorsementKeyId}`;
  if (uuid === "" || serialNumber === "") return `hash:${digest}`;
  return `id:${uuid.toLowerCase()}:${normaliseSerial(serialNumber)}`;
}
