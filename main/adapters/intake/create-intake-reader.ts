import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import type { ByteSource, IntakeReader, ReadOptions } from "../../app/ports/intake-reader.ts";
import { type IntakeLimits, intakeLimits } from "./intake-limits.ts";
import { readAhead } from "./read-ahead.ts";
import { readSource } from "./read-source.ts";
import { type Reading, trouble } from "./reading.ts";
import { ReadingBudget } from "./reading-budget.ts";

/** Makes the reader of everything that lies on sticks: texts, reports, workbooks, cabinets and ZIP files, by content alone. */
export function createIntakeReader(limits: IntakeLimits = intakeLimits): IntakeReader {
  return { read: (source, options = {}) => readFile(source, options, limits) };
}

async function* readFile(source: ByteSource, options: ReadOptions, limits: IntakeLimits): AsyncGenerator<IntakePiece> {
  const reading: Reading = {
    budget: new ReadingBudget(limits),
    choiceFor: (entry) => (Object.hasOwn(options.columns ?? {}, entry) ? options.columns?.[entry] : undefined),
    readSource,
  };
  const ahead = readAhead(source);
  let isShort = false;
  const read: ByteSource["read"] = async (offset, length) => {
    const wanted = Math.max(0, Math.min(length, source.size - offset));
    if (wanted === 0) return new Uint8Array();
    const bytes = await ahead.read(offset, wanted);
    isShort ||= bytes.length < wanted;
    return bytes;
  };
  const watched = { ...source, read };
  try {
    yield* readSource(reading, { source: watched, entry: "", level: 0, hold: async () => watched });
  } finally {
    await ahead.settle();
  }
  // Somebody cut the file while it was read. What was there has been reported.
  if (isShort) yield trouble("", "gone");
}
