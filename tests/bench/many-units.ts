import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type BenchState, emptyBenchState } from "../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import type { Evidence, UnitEvidence } from "../../shared/domain/evidence/evidence.ts";
import { isUnitEvidence } from "../../shared/domain/evidence/evidence.ts";
import { evidenceId, slotNumber, unitId } from "../../shared/kernel/brand.ts";
import { sha256HexOfText } from "../../shared/kernel/sha256.ts";
import { openScenarioBench } from "../support/scenario-bench.ts";

/** What a worked order left in the journal: the rows about no unit, and every row of one shipped unit. */
export type Pattern = { readonly bench: readonly Evidence[]; readonly unit: readonly UnitEvidence[] };

/** Works the order of *A good morning* in virtual time and takes the rows of its first unit. */
export async function recordPattern(folder: string): Promise<Pattern> {
  const bench = await openScenarioBench("good-morning", { seed: 7, folder: mkdtempSync(join(folder, "pattern-")) });
  try {
    await bench.collect();
    await bench.untilAtRest(bench.hireTechnician());
    const rows = bench.app().store.readAfter(0);
    if (!rows.ok) throw new Error(rows.error.code);
    const evidence = rows.value.map((row) => row.evidence);
    const { unitId: first } = bench.tile(1);
    return {
      bench: evidence.filter((row) => !isUnitEvidence(row)),
      unit: evidence.filter(isUnitEvidence).filter((row) => row.unitId === first),
    };
  } finally {
    await bench.stop();
  }
}

/** The rows of another unit with the same life: every identity in them is its own. */
export function unitLike({ unit }: Pattern, index: number): readonly UnitEvidence[] {
  const own = sha256HexOfText(`unit ${index}`);
  const guid = (text: string): string =>
    sha256HexOfText(`${text} ${index}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  const replaced: [string, string][] = [];
  for (const row of unit) {
    if (row.kind === "unitSeen" && row.address !== undefined) replaced.push([row.address, `unit-${index}`]);
    if (row.kind !== "hardwareHashRead") continue;
    const { serialNumber, uuid, endorsementKeyId, digest, productKeyId, macAddresses, diskSerials } = row.summary;
    replaced.push([serialNumber, `SIM${own.slice(0, 9).toUpperCase()}`], [uuid, guid("uuid")]);
    replaced.push([endorsementKeyId, own], [digest, sha256HexOfText(own)]);
    replaced.push([productKeyId, `33${String(index).padStart(11, "0")}`]);
    for (const [place, mac] of macAddresses.entries()) replaced.push([mac, macAddress(2 * index + place)]);
    for (const [place, serial] of diskSerials.entries()) replaced.push([serial, `SIM-DISK-${index}-${place}`]);
  }
  for (const row of unit) {
    if (row.kind === "registrationSeen") {
      const { ztdId, entraDeviceId, managedDeviceId } = row.registration;
      for (const id of [ztdId, entraDeviceId, managedDeviceId]) if (id !== "") replaced.push([id, guid(id)]);
    }
    if (row.kind === "importSent") replaced.push([row.importId, guid("import")]);
  }
  const text = [...new Map(replaced)].reduce(
    (rows, [before, after]) => rows.replaceAll(before, after),
    JSON.stringify(unit),
  );
  const rows: readonly UnitEvidence[] = JSON.parse(text);
  return rows.map((row, number) => ({
    ...row,
    id: evidenceId(`${own.slice(0, 20)}-${number}`),
    unitId: unitId(`unit-${index}`),
    ...(row.kind === "unitPlaced" ? { slot: slotNumber(index + 1) } : {}),
  }));
}

/** A locally administered network address of its own for each number. */
function macAddress(number: number): string {
  return `02${number.toString(16).padStart(10, "0").toUpperCase()}`.replace(/(..)(?=.)/g, "$1:");
}

/** The rows of a life up to the first of `kind`, without it. */
export function lifeUntil(rows: readonly UnitEvidence[], kind: Evidence["kind"]): readonly UnitEvidence[] {
  const end = rows.findIndex((row) => row.kind === kind);
  if (end < 0) throw new Error(`The recorded unit has no ${kind}`);
  return rows.slice(0, end);
}

/** A bench with so many units whose life has come to just before the first row of `kind`. */
export function benchOf(pattern: Pattern, units: number, kind: Evidence["kind"]): BenchState {
  let state = pattern.bench.reduce(evolve, emptyBenchState);
  for (let index = 0; index < units; index += 1) {
    state = lifeUntil(unitLike(pattern, index), kind).reduce(evolve, state);
  }
  return state;
}

/** New signals of the running units in turn, each different from the one before. */
export function newsOf(pattern: Pattern, units: number, rounds: number): readonly UnitEvidence[] {
  const signals = pattern.unit.filter((row) => row.kind === "flowSignalsSeen");
  return Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: units }, (_unit, index) => {
      const row = signals[round % signals.length];
      if (row === undefined) throw new Error("The recorded unit has no signals");
      return { ...row, unitId: unitId(`unit-${index}`), id: evidenceId(`news-${round}-${index}`) };
    }),
  ).flat();
}

/** First sight and hash of units that a file brings; they are on no bench yet. */
export function unitsOfFile({ unit }: Pattern, count: number): readonly UnitEvidence[] {
  const hashRow = unit.find((row) => row.kind === "hardwareHashRead");
  if (hashRow?.kind !== "hardwareHashRead") throw new Error("The recorded unit has no hash");
  const { id: _id, kind: _kind, reportedSerial: _reported, summary, ...envelope } = hashRow;
  return Array.from({ length: count }, (_, index): readonly UnitEvidence[] => {
    const own = sha256HexOfText(`file ${index}`);
    const row = { ...envelope, unitId: unitId(own.slice(0, 32)) };
    const serialNumber = `SIM${own.slice(0, 9).toUpperCase()}`;
    const uuid = own.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5").toUpperCase();
    const macAddresses = [macAddress(0x1000_0000 + 2 * index), macAddress(0x1000_0001 + 2 * index)];
    const productKeyId = `34${String(index).padStart(11, "0")}`;
    const identity = { serialNumber, uuid, macAddresses, productKeyId, digest: own, endorsementKeyId: own };
    return [
      { ...row, id: evidenceId(`${index}-seen`), kind: "unitSeen", label: `delivery.csv:${index + 2}` },
      {
        ...row,
        id: evidenceId(`${index}-hash`),
        kind: "hardwareHashRead",
        summary: { ...summary, ...identity },
        reportedSerial: serialNumber,
      },
    ];
  }).flat();
}
