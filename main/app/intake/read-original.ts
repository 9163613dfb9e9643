import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import type { JudgeContext } from "../../../shared/domain/intake/judge-intake-row.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { ByteSource } from "../ports/intake-reader.ts";
import { createContainerContexts } from "./container-contexts.ts";
import { createUnitIds } from "./derived-unit-id.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { judgeRows, type PlacedRow } from "./judge-rows.ts";
import { withNote, withRows, withTable } from "./reading-tally.ts";
import { type RowsOf, takeRows } from "./take-rows.ts";
import { createToldReadings } from "./told-readings.ts";
import type { WaitingDesk } from "./waiting-desk.ts";
import type { WaitingList } from "./waiting-list.ts";

/** How a reading goes on while it runs. */
export type ReadingRun = {
  /** Told about every step, with the counters as they then are. */
  readonly onProgress: (reading: IntakeReading) => void;
  readonly bringHere: WaitingDesk["bringHere"];
  readonly signal: AbortSignal;
};

/**
 * Reads a kept original from its first byte: every row is judged, taken or refused, and written down. Answers the reading
 * as it ended. Errors: `store.*`, `secrets.unavailable`, `order.notOpen`, `intake.busy`; `intake.incomplete` when it was
 * ended from outside.
 */
export async function readOriginal(
  ports: IntakePorts,
  waiting: WaitingList,
  reading: IntakeReading,
  run: ReadingRun,
): Promise<Result<IntakeReading>> {
  const cleared = ports.ledger.clearRows(reading.readingId);
  if (!cleared.ok) return cleared;
  const original = await ports.originals.open(reading.sha256, reading.fileName);
  if (!original.ok) return original;
  const read = await readPieces(ports, waiting, reading, original.value, run).finally(original.value.close);
  waiting.tellRegister();
  if (!read.ok) return read;
  // Rows may have come onto the board since they were read.
  const counted = ports.waiting.count(reading.readingId);
  if (!counted.ok) return counted;
  const { fileName, sha256, size, total, accepted, duplicate, refused } = read.value;
  const counts = { total, accepted, duplicate, refused, waiting: counted.value };
  const ended = await ports.bench.submit(
    { kind: "endIntakeFile", fileName, sha256, size, ...counts },
    ports.technician(),
  );
  if (!ended.ok) return ended;
  return ok({ ...read.value, waiting: counted.value, state: "done", endedAt: ports.clock.now() });
}

async function readPieces(
  ports: IntakePorts,
  waiting: WaitingList,
  start: IntakeReading,
  source: ByteSource,
  { onProgress, bringHere, signal }: ReadingRun,
): Promise<Result<IntakeReading>> {
  const { order } = ports.bench.state();
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const context: JudgeContext = {
    now: ports.clock.now(),
    forPreProvisioning: order.preProvisioning ?? true,
    path: order.path ?? "graph",
    groupTag: order.groupTag,
    sha256: ports.digest,
    sha256OfText: ports.textDigest,
  };
  const contexts = createContainerContexts(order.tenantId);
  const readings = createToldReadings(ports, bringHere);
  const unitIdOf = createUnitIds(start.readingId, start.sha256, ports.digest);
  const of: RowsOf = { reading: start, unitIdOf, findingsOf: contexts.findingsOf };
  let reading = start;

  const take = async (rows: readonly PlacedRow[]): Promise<Result<void>> => {
    const taken = await takeRows(ports, waiting, of, rows);
    if (!taken.ok) return taken;
    reading = withRows(reading, taken.value);
    readings.rows(taken.value);
    return ok(undefined);
  };

  const takePiece = async (piece: IntakePiece): Promise<Result<void>> => {
    if (piece.kind === "rows")
      return take(contexts.pass(await judgeRows(ports.turns, context, piece.entry, piece.rows)));
    if (piece.kind === "told") readings.note(piece.entry, piece.told);
    if (piece.kind === "context") contexts.note(piece.entry, piece.context);
    reading = withFind(reading, piece);
    return ok(undefined);
  };

  for await (const piece of ports.reader.read(source, { columns: start.columns })) {
    if (signal.aborted) return err(appError("cancelled", "intake.incomplete", { fileName: start.fileName }));
    const taken = await takePiece(piece);
    if (!taken.ok) return taken;
    onProgress(reading);
    await ports.turns.giveWay();
  }
  const last = await take(contexts.release());
  if (!last.ok) return last;
  const told = await readings.release();
  return told.ok ? ok(reading) : told;
}

/** A reading with what a piece without rows tells. */
function withFind(reading: IntakeReading, piece: Exclude<IntakePiece, { readonly kind: "rows" }>): IntakeReading {
  const { entry } = piece;
  switch (piece.kind) {
    case "table":
      return withTable(reading, entry, piece.table);
    case "told":
      return reading;
    case "context":
    case "noted":
      return withNote(reading, { entry, kind: piece.fileKind, params: {} });
    case "trouble":
      return withNote(reading, { entry, trouble: piece.trouble, params: { ...piece.params } });
  }
}
