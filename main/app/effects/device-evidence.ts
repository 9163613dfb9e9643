import type { DeviceReading } from "../../../shared/contract/bridge/messages.ts";
import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { unitOfHash } from "../../../shared/domain/bench/decide/bench-lookup.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { decodeHardwareHash } from "../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import { gradeHardwareHash } from "../../../shared/domain/hardware-hash/grade-hardware-hash.ts";
import { gradeOf, type HashSummary } from "../../../shared/domain/intake/hash-summary.ts";
import { searchKeys } from "../../../shared/domain/intake/same-unit.ts";
import { summariseHash } from "../../../shared/domain/intake/summarise-hash.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { bytesToHex } from "../../../shared/kernel/hex.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Digest } from "../../../shared/kernel/sha256.ts";
import { encodeUtf8 } from "../../../shared/kernel/utf8.ts";
import { knownElsewhere } from "../intake/known-elsewhere.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { IdentityRegister } from "../ports/identity-register.ts";
import { readinessReading } from "./readiness-reading.ts";

/** Where a reading of a device is taken in. `digest`: SHA-256 as the platform computes it. */
export type DeviceEvidencePorts = {
  readonly store: Pick<BenchStore, "putHardwareHash">;
  readonly register: IdentityRegister;
  readonly digest: Digest;
};

/**
 * Which unit a reading is thought to be of, and when it was asked for and came. `address` is where the bridge can ask it
 * again; a device that calls in by itself was not asked.
 */
export type ReadUnit = {
  readonly unitId: UnitId;
  readonly address?: string;
  readonly askedAt?: EpochMs;
  readonly at: EpochMs;
};

/** What a reading of a device came to: the unit it really is of, and what is to be recorded. */
export type DeviceEvidence = { readonly unitId: UnitId; readonly drafts: readonly Draft[] };

/**
 * A device's own reading as evidence: its hash (kept apart, encrypted) and its readiness. A device that was known as
 * another unit before goes on as that one. Errors: `bridge.collectFailed`, `store.*`.
 */
export function deviceEvidence(
  ports: DeviceEvidencePorts,
  device: DeviceReading,
  { unitId, address, askedAt, at }: ReadUnit,
  state: BenchState,
  readiness?: ReadinessResult,
): Result<DeviceEvidence> {
  const judged = judgeDevice(ports, device, state, at);
  if (!judged.ok) return judged;
  const { summary, hashText } = judged.value;
  const kept = ports.store.putHardwareHash(summary.digest, hashText);
  if (!kept.ok) return kept;
  const merge = mergeOf(state, unitId, summary);
  const envelope = { source: "E-BR", at, unitId: merge?.id ?? unitId } as const;
  const asked = { askedAt: askedAt ?? at, at };
  const reading = readinessReading(device, readiness, asked, state.order?.tenantId ?? "");
  const drafts: readonly Draft[] = [
    ...(merge === undefined
      ? []
      : mergeDrafts(state, { unitId, at, ...(address === undefined ? {} : { address }) }, merge)),
    { kind: "hardwareHashRead", ...envelope, summary, reportedSerial: device.serialNumber.trim() },
    { kind: "readinessFactsRead", ...envelope, reading },
  ];
  return ok({ unitId: envelope.unitId, drafts });
}

/** The hash of a device, judged by the order as the rows of files are. */
function judgeDevice(
  { register, digest }: DeviceEvidencePorts,
  device: DeviceReading,
  { order }: BenchState,
  now: EpochMs,
): Result<{ readonly summary: HashSummary; readonly hashText: string }> {
  if (device.hardwareHash === "") return unreadable(device.hashError ?? "");
  const decoded = decodeHardwareHash(device.hardwareHash, { sha256: digest });
  if (!decoded.ok) return unreadable(decoded.error.code);
  const { text } = decoded.value;
  const forPreProvisioning = order?.preProvisioning ?? true;
  const grade = gradeHardwareHash(decoded.value, { expectedSerial: device.serialNumber, forPreProvisioning, now });
  const summary = summariseHash(decoded.value, grade, bytesToHex(digest(encodeUtf8(text))));
  const elsewhere = order === undefined ? ok([]) : register.find(order.id, [searchKeys(summary)]);
  if (!elsewhere.ok) return elsewhere;
  const findings = [...summary.findings, ...knownElsewhere(elsewhere.value[0])];
  return ok({ summary: { ...summary, grade: gradeOf(findings), findings }, hashText: text });
}

function unreadable(detail: string): Result<never> {
  return err(appError("unavailable", "bridge.collectFailed", { detail }));
}

/** The unit this device was known as before it could be asked itself, as when its file was read from a stick first. */
function mergeOf(state: BenchState, unitId: UnitId, summary: HashSummary): Unit | undefined {
  const known = unitOfHash(state, summary);
  const isFirstReading = mapGet(state.units, unitId)?.hash === undefined;
  return known === undefined || known.id === unitId || !isFirstReading ? undefined : known;
}

/** The known unit takes over the address, and the slot when it lies in none. */
function mergeDrafts(state: BenchState, { unitId, address, at }: ReadUnit, known: Unit): readonly Draft[] {
  // A device that called in by itself never was a unit of its own before.
  if (mapGet(state.units, unitId) === undefined) return [];
  const slot = mapGet(state.units, unitId)?.slot;
  const source = "E-BR";
  return [
    { kind: "unitMerged", source, at, unitId, into: known.id },
    ...(address === undefined
      ? []
      : [{ kind: "unitSeen", source, at, unitId: known.id, label: known.label, address } as const]),
    ...(known.slot !== undefined || slot === undefined
      ? []
      : [{ kind: "unitPlaced", source, at, unitId: known.id, slot } as const]),
  ];
}
