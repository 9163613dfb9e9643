import type { IntakeOrigin, IntakeReading } from "../../../shared/contract/topics/intake.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";

/** What is known of a file when it begins to come in. */
export type ReadingStart = {
  readonly readingId: string;
  readonly fileName: string;
  readonly origin: IntakeOrigin;
  readonly size: number;
  readonly startedAt: number;
};

/** The counters and finds of a reading before its first row. */
const nothingRead = {
  total: 0,
  accepted: 0,
  duplicate: 0,
  refused: 0,
  waiting: 0,
  fine: 0,
  warned: 0,
  blocked: 0,
  tables: [],
  moreTables: 0,
  notes: [],
  moreNotes: 0,
} as const satisfies Partial<Record<keyof IntakeReading, unknown>>;

/** A file that begins to come in. */
export function newReading(start: ReadingStart): IntakeReading {
  return { ...start, ...nothingRead, tables: [], notes: [], sha256: "", state: "arriving", columns: {} };
}

/** A reading from its first row: what it found before is forgotten. */
export function readingAnew({ endedAt: _endedAt, error: _error, ...reading }: IntakeReading): IntakeReading {
  return { ...reading, ...nothingRead, tables: [], notes: [], state: "reading" };
}

/** A reading that ended without having read everything. */
export function failedReading(reading: IntakeReading, error: AppError, now: number): IntakeReading {
  return { ...reading, state: "failed", endedAt: now, error: { code: error.code, context: { ...error.context } } };
}
