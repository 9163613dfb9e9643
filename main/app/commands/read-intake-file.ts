import type { IntakeReport, IntakeReportRow } from "../../../shared/contract/topics/intake.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command, IntakeCandidate } from "../../../shared/domain/bench/decide/command.ts";
import { identityKey, targetOf } from "../../../shared/domain/bench/decide/decide-intake.ts";
import type { HashSummary } from "../../../shared/domain/intake/hash-summary.ts";
import type { IntakeReading, RefusedRow } from "../../../shared/domain/intake/intake-reading.ts";
import { type JudgedRow, judgeIntakeRow } from "../../../shared/domain/intake/judge-intake-row.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { IntakeReader } from "../ports/intake-reader.ts";

/** What reading a file needs. */
export type IntakeDesk = {
  readonly reader: IntakeReader;
  readonly store: BenchStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly state: () => BenchState;
  readonly submit: (command: Command) => Promise<Result<void>>;
};

/** Reads, judges and takes one file: the original and the hashes are kept encrypted, every row has an outcome. */
export async function readIntakeFile(
  desk: IntakeDesk,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<IntakeReport>> {
  const reading = desk.reader.read(fileName, bytes);
  if (!reading.ok) return reading;
  const original = desk.store.putOriginal(reading.value.sha256, fileName, bytes);
  if (!original.ok) return original;
  const judged = reading.value.rows.map((row) => judgeIntakeRow(row, desk.clock.now()));
  const candidates: IntakeCandidate[] = [];
  for (const row of judged) {
    if (row.kind === "refused") continue;
    const kept = desk.store.putHardwareHash(row.summary.digest, row.hashText);
    if (!kept.ok) return kept;
    candidates.push({
      line: row.line,
      newUnitId: unitId(desk.ids.uuid()),
      reportedSerial: row.serialNumber,
      summary: row.summary,
    });
  }
  const refused = [...reading.value.refused, ...judged.flatMap((row) => (row.kind === "refused" ? [row.refusal] : []))];
  const before = desk.state();
  const report = reportOf(before, reading.value, judged, candidates, refused, desk.clock.now());
  const taken = await desk.submit({
    kind: "addIntakeFile",
    fileName,
    sha256: reading.value.sha256,
    candidates,
    refused,
  });
  return taken.ok ? ok(report) : taken;
}

function reportOf(
  state: BenchState,
  reading: IntakeReading,
  judged: readonly JudgedRow[],
  candidates: readonly IntakeCandidate[],
  refused: readonly RefusedRow[],
  readAt: number,
): IntakeReport {
  const seenHere = new Map<string, string>();
  const newIds = new Map(candidates.map((candidate) => [candidate.line, candidate.newUnitId]));
  const taken = judged.flatMap((row): readonly IntakeReportRow[] => {
    if (row.kind === "refused") return [];
    const target = targetOf(state, row.summary);
    const key = identityKey(row.summary);
    const twin = target.kind === "duplicate" ? target.unitId : seenHere.get(key);
    if (twin !== undefined) return [{ ...fieldsOf(row.line, row.summary), outcome: "duplicate", unitId: twin }];
    const id = target.kind === "known" ? target.unitId : (newIds.get(row.line) ?? "");
    seenHere.set(key, id);
    return [{ ...fieldsOf(row.line, row.summary), outcome: "accepted", unitId: id }];
  });
  const rows = [...taken, ...refused.map(refusedRow)].toSorted((left, right) => left.line - right.line);
  const count = (outcome: IntakeReportRow["outcome"]): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    fileName: reading.fileName,
    sha256: reading.sha256,
    readAt,
    shape: reading.shape,
    encoding: reading.encoding,
    total: rows.length,
    accepted: count("accepted"),
    duplicate: count("duplicate"),
    refused: count("refused"),
    rows,
  };
}

function fieldsOf(line: number, summary: HashSummary): Omit<IntakeReportRow, "outcome"> {
  const { serialNumber, manufacturer, model, tpm, osBuild, capturedAt, grade } = summary;
  const findings = summary.findings.map(({ code, level, field, params }) => ({
    code,
    level,
    field,
    params: { ...params },
  }));
  return {
    line,
    serialNumber,
    manufacturer,
    model,
    tpm,
    osBuild,
    grade,
    findings,
    ...(capturedAt === undefined ? {} : { capturedAt }),
  };
}

const nothingReadable = { serialNumber: "", manufacturer: "", model: "", tpm: "", osBuild: "" } as const;

/** A hash that cannot be used grades as a stop, whatever of it could be read. */
function refusedRow({ line, column, reason, found, readable }: RefusedRow): IntakeReportRow {
  const grade = readable === undefined ? {} : ({ grade: "block" } as const);
  return { line, outcome: "refused", ...nothingReadable, ...readable, ...grade, findings: [], column, reason, found };
}
