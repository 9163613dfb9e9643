import type { IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { openCabinet } from "../cab/open-cabinet.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, note, type Reading, trouble } from "../reading.ts";
import { onePartPerName } from "../workbook/one-part-per-name.ts";
import { readWorkbook } from "../workbook/read-workbook.ts";
import { recognisePackage } from "../workbook/recognise-package.ts";
import { listZip } from "../zip/list-zip.ts";
import { openZip } from "../zip/open-zip.ts";
import type { ContainerEntry, ContainerItem } from "./container-item.ts";
import { createEntryNames, isHostileName, shownName } from "./entry-name.ts";
import { fewTroubles } from "./few-troubles.ts";
import { UnpackedSource } from "./unpacked-source.ts";

/** Reads everything in a ZIP file or a cabinet; a ZIP file may be a workbook. Throws `EntryFailure` when nothing can be read. */
export async function* readContainer(
  reading: Reading,
  from: EntrySource,
  format: "zip" | "cab",
): AsyncGenerator<IntakePiece> {
  const pieces = readAny(reading, from, format);
  // Once for the whole file, whatever its containers hold.
  yield* from.level === 0 ? fewTroubles(from, pieces) : pieces;
}

async function* readAny(reading: Reading, from: EntrySource, format: "zip" | "cab"): AsyncGenerator<IntakePiece> {
  const { budget } = reading;
  if (from.level >= budget.limits.nesting) throw new EntryFailure("nestedTooDeep", { limit: budget.limits.nesting });
  const source = await from.hold();
  const maximumEntries = Math.max(0, budget.entriesLeft);
  const countWork = (bytes: number): void => budget.countWork(bytes);
  if (format === "cab") {
    yield { kind: "noted", entry: from.entry, fileKind: "cab" };
    return yield* readItems(reading, from, openCabinet(source, { maximumEntries, countWork }));
  }
  yield* readZip(reading, from, source, maximumEntries);
}

async function* readZip(
  reading: Reading,
  from: EntrySource,
  source: ByteSource,
  maximumEntries: number,
): AsyncGenerator<IntakePiece> {
  const countWork = (bytes: number): void => reading.budget.countWork(bytes);
  const listing = await listZip(source, maximumEntries, countWork);
  const kind = await recognisePackage(source, listing, countWork);
  switch (kind) {
    case "workbook":
      return yield* readWorkbook(reading, from, openZip(source, onePartPerName(listing), countWork));
    case "document":
      return yield* note(reading, from, "other");
    case "xlsb":
    case "ods":
      throw new EntryFailure("unsupportedFormat", { format: kind });
    case "archive":
      yield { kind: "noted", entry: from.entry, fileKind: "zip" };
      yield* readItems(reading, from, openZip(source, listing, countWork));
  }
}

async function* readItems(
  reading: Reading,
  from: EntrySource,
  items: AsyncIterable<ContainerItem>,
): AsyncGenerator<IntakePiece> {
  const { budget } = reading;
  const uniqueName = createEntryNames();
  for await (const item of items) {
    if (item.kind === "trouble" && item.name === undefined) {
      yield trouble(from.entry, item.trouble, item.params);
      continue;
    }
    if (budget.entriesLeft <= 0) return yield trouble(from.entry, "tooManyEntries", { limit: budget.limits.entries });
    if (budget.isSpent) return yield trouble(from.entry, "tooLarge", { limit: budget.limits.unpackedBytes });
    budget.countEntry();
    const name = uniqueName(shownName(item.name ?? ""));
    const entry = from.entry === "" ? name : `${from.entry}/${name}`;
    if (item.kind === "trouble") yield trouble(entry, item.trouble, item.params);
    else yield* readItem(reading, item, entry, from.level + 1);
  }
}

async function* readItem(
  reading: Reading,
  item: ContainerEntry,
  entry: string,
  level: number,
): AsyncGenerator<IntakePiece> {
  const { limits } = reading.budget;
  if (isHostileName(item.name, limits)) return yield trouble(entry, "hostileName");
  if (item.size > limits.entryBytes) return yield trouble(entry, "tooLarge", { limit: limits.entryBytes });
  if (item.size > limits.smallEntryBytes && item.size > item.packedSize * limits.unpackRatio)
    return yield trouble(entry, "tooLarge", { reason: "ratio" });
  const source = new UnpackedSource(item, reading.budget);
  try {
    yield* reading.readSource(reading, { source, entry, level, hold: () => source.hold() });
    if (source.failure !== undefined) yield trouble(entry, source.failure.trouble, source.failure.params);
  } finally {
    await source.close();
  }
}
