import type { IntakePiece, ReadRow } from "../../../shared/domain/intake/intake-piece.ts";
import { type JudgeContext, type JudgedRow, judgeIntakeRow } from "../../../shared/domain/intake/judge-intake-row.ts";
import type { IntakeCandidate, RowTarget } from "../../../shared/domain/intake/sort-candidates.ts";
import { type EpochMs, epochMs } from "../../../shared/kernel/brand.ts";
import { fileSource } from "../../adapters/intake/file-source.ts";
import { nativeDigest, nativeTextDigest } from "../../adapters/system/native-digest.ts";
import type { IntakeReader } from "../../app/ports/intake-reader.ts";
import type { CheckOptions } from "./arguments.ts";
import { type FileTally, type OpenTally, openTally } from "./file-tally.ts";
import type { NamedFile } from "./named-files.ts";
import {
  type RowLine,
  type RowNews,
  type RowPlace,
  refusedLine,
  type Twin,
  takenLine,
  withLaterNews,
} from "./row-line.ts";
import { createRowPlaces } from "./row-places.ts";
import { createRowSorter, rowOfUnit, unitOfRow } from "./row-sorter.ts";
import { openRowSpool } from "./row-spool.ts";

/** What the check works with. */
export type CheckParts = {
  readonly reader: IntakeReader;
  readonly options: Pick<CheckOptions, "path" | "forPreProvisioning">;
  readonly now: () => number;
  /** Takes one finished line, without its line end. */
  readonly print: (line: string) => Promise<void>;
};

/** A row together with the file it counts for. */
type Judged = { readonly place: RowPlace; readonly row: JudgedRow };

/**
 * Reads and judges files with the code of the bench and prints every row once all were seen, so that each also carries what
 * a later one showed. Answers one tally per file.
 */
export async function checkFiles(parts: CheckParts, files: AsyncIterable<NamedFile>): Promise<readonly FileTally[]> {
  const sorter = createRowSorter();
  const spool = openRowSpool();
  const places = createRowPlaces();
  const tallies: OpenTally[] = [];
  const now = epochMs(parts.now());
  const context = contextOf(parts.options, now);

  const take = (tally: OpenTally, judged: readonly Judged[]): void => {
    const candidates = judged.flatMap(({ place, row }, index) =>
      row.kind === "refused" ? [] : [candidateOf(row, place, places.count() + index)],
    );
    const targets = sorter.sort(candidates);
    let at = 0;
    for (const { place, row } of judged) {
      places.add(place, tally);
      let line: RowLine;
      if (row.kind === "refused") line = refusedLine(place, row.refusal);
      else {
        line = takenLine(place, row, twinOf(targets[at]), now);
        at += 1;
      }
      tally.count(line);
      spool.add(JSON.stringify(line));
    }
  };

  const twinOf = (target: RowTarget | undefined): Twin | undefined =>
    target === undefined || target.kind === "new" || target.kind === "waiting"
      ? undefined
      : { kind: target.kind, place: places.placeOf(rowOfUnit(target.unitId)) };

  try {
    for await (const file of files) {
      const tally = openTally(file.shown);
      tallies.push(tally);
      for await (const piece of piecesOf(parts.reader, file)) {
        if (piece.kind === "rows") take(tally, judgeAll(piece, file.shown, context));
        else tally.note(piece);
      }
    }
    let row = 0;
    for (const line of spool.lines()) {
      const news = { marks: sorter.marks.get(row) ?? [], isCompleted: sorter.completed.has(row) };
      await parts.print(news.marks.length === 0 && !news.isCompleted ? line : withNews(line, row, news));
      row += 1;
    }
  } finally {
    spool.remove();
  }
  return tallies;

  function withNews(line: string, row: number, news: RowNews): string {
    const before = JSON.parse(line) as RowLine;
    const after = withLaterNews(before, news, places.placeOf);
    places.tallyOf(row)?.regrade(before.grade, after.grade);
    return JSON.stringify(after);
  }
}

function contextOf({ path, forPreProvisioning }: CheckParts["options"], now: EpochMs): JudgeContext {
  return { now, forPreProvisioning, path, sha256: nativeDigest, sha256OfText: nativeTextDigest };
}

/** A file that cannot be opened is trouble like any other. */
async function* piecesOf(reader: IntakeReader, file: NamedFile): AsyncIterable<IntakePiece> {
  if (file.missing !== undefined) {
    yield { kind: "trouble", entry: "", trouble: "gone", params: { reason: file.missing } };
    return;
  }
  try {
    const source = await fileSource(file.path, file.shown);
    try {
      yield* reader.read(source);
    } finally {
      await source.close();
    }
  } catch (thrown) {
    const reason = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "notAFile";
    yield { kind: "trouble", entry: "", trouble: "gone", params: { reason } };
  }
}

function judgeAll(
  { entry, rows }: IntakePiece & { readonly kind: "rows" },
  file: string,
  context: JudgeContext,
): readonly Judged[] {
  return rows.map((read: ReadRow) => {
    const row: JudgedRow =
      read.kind === "refused" ? { kind: "refused", refusal: read.refused } : judgeIntakeRow(read.row, context);
    const line = row.kind === "refused" ? row.refusal.line : row.line;
    return { place: { file, entry, line }, row };
  });
}

function candidateOf(
  row: Exclude<JudgedRow, { readonly kind: "refused" }>,
  { entry, line }: RowPlace,
  number: number,
): IntakeCandidate {
  const { grade, findings } = row.kind === "taken" ? row.summary : row;
  const summary = row.kind === "taken" ? { summary: row.summary } : {};
  return { entry, line, newUnitId: unitOfRow(number), listed: row.listed, grade, findings, ...summary };
}
