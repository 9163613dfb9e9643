import * as z from "zod";
import { columnRoles, entryTroubles, fileKinds } from "../../domain/intake/intake-piece.ts";

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Where a file came from. */
const originSchema = z.object({
  /** Handed over in the window, found on a stick, or found in a watched folder. */
  kind: z.enum(["window", "stick", "folder"]),
  /** Files that came together (one drop, one stick) share this. */
  batchId: z.string(),
  /** Name of the folder, drive or drop they came in; empty for a single file. */
  batchName: z.string(),
});
export type IntakeOrigin = z.infer<typeof originSchema>;

/** One row of an intake file and what became of it. No hash and no product key in it. */
export const intakeReadingRowSchema = z.object({
  /** Path inside a container; empty for the file itself. */
  entry: z.string(),
  line: z.number().int(),
  outcome: z.enum(["accepted", "duplicate", "refused"]),
  grade: z.enum(["fine", "warn", "block"]),
  /** The unit it became, or the one it is again. */
  unitId: z.string().optional(),
  /** For duplicates: where that unit came from, as `file:line` or an address. */
  twin: z.string().optional(),
  /** Set while its unit waits for room on the board. */
  waits: z.boolean().optional(),
  serialNumber: z.string(),
  /** As the file's own column says. */
  listedSerial: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  tpm: z.string(),
  osBuild: z.string(),
  capturedAt: z.number().optional(),
  groupTag: z.string(),
  assignedUser: z.string(),
  productId: z.string(),
  /** Findings about the row and its hash: codes with values. */
  findings: z.array(z.object({ code: z.string(), level: z.enum(["warn", "block"]), field: z.string(), params })),
  /** For refused rows: column (from 1), reason code and what was found. */
  column: z.number().int().optional(),
  reason: z.string().optional(),
  found: z.string().optional(),
});
export type IntakeReadingRow = z.infer<typeof intakeReadingRowSchema>;

/** Which rows of a reading are asked for. A refused row counts as a finding. */
export const rowChoices = ["all", "findings", "refused"] as const;
export type RowChoice = (typeof rowChoices)[number];

/** One table of a file, as detected, with what a person chose instead. */
const tableSchema = z.object({
  entry: z.string(),
  kind: z.enum(fileKinds),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  headerLine: z.number().int().optional(),
  columns: z.array(
    z.object({
      column: z.number().int(),
      title: z.string(),
      role: z.enum(columnRoles).optional(),
      samples: z.array(z.string()),
    }),
  ),
  guessed: z.boolean(),
  /** Set when the columns are those a person chose. */
  chosen: z.boolean(),
});
export type IntakeTable = z.infer<typeof tableSchema>;

/** An entry without rows: what it is, or why it could not be read. */
const noteSchema = z.object({
  entry: z.string(),
  kind: z.enum(fileKinds).optional(),
  trouble: z.enum(entryTroubles).optional(),
  params,
});
export type IntakeNote = z.infer<typeof noteSchema>;

/** One file that was read or is being read. total = accepted + duplicate + refused, at every moment. */
export const intakeReadingSchema = z.object({
  readingId: z.string(),
  fileName: z.string(),
  origin: originSchema,
  /** Bytes of the file. */
  size: z.number().int(),
  /** SHA-256 of the kept original; empty until the file has arrived. */
  sha256: z.string(),
  state: z.enum(["arriving", "reading", "done", "failed"]),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  total: z.number().int(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
  /** Of the accepted rows: those that wait for room on the board. */
  waiting: z.number().int(),
  /** Rows by grade. */
  fine: z.number().int(),
  warned: z.number().int(),
  blocked: z.number().int(),
  /** At most 50 of each; `moreTables` and `moreNotes` count the rest. */
  tables: z.array(tableSchema),
  moreTables: z.number().int(),
  notes: z.array(noteSchema),
  moreNotes: z.number().int(),
  /** For failed readings: an error code and its values. */
  error: z.object({ code: z.string(), context: params }).optional(),
  /** Columns a person chose, by entry; kept so that an interrupted reading goes on the same way. */
  columns: z.record(z.string(), z.partialRecord(z.enum(columnRoles), z.number().int())),
});
export type IntakeReading = z.infer<typeof intakeReadingSchema>;

/** A stick or a watched folder. */
export const intakePlaceSchema = z.object({
  placeId: z.string(),
  kind: z.enum(["stick", "folder"]),
  name: z.string(),
  /** `reading` while its files are copied; `pulled` when it went away before that was done. */
  state: z.enum(["reading", "collected", "nothingNew", "pulled", "failed"]),
  at: z.number(),
  files: z.number().int(),
  filesRead: z.number().int(),
  /** Names of files that were on it and could not be copied; at most 50. */
  missed: z.array(z.string()),
  /** Names of files that are no lists of devices, or larger than any; at most 50. */
  leftAlone: z.array(z.string()).optional(),
  /** Set for a stick that carries the collector: whether that is as the bench left it, and what of it is not. */
  program: z.object({ state: z.enum(["intact", "changed", "foreign"]), names: z.array(z.string()) }).optional(),
  /** Whether the receipt could be written on it. */
  receipt: z.boolean(),
  error: z.object({ code: z.string(), context: params }).optional(),
});
export type IntakePlace = z.infer<typeof intakePlaceSchema>;

/** What the intake screen follows. Newest first; at most 200 readings. */
export const intakeTopicSchema = z.object({
  readings: z.array(intakeReadingSchema),
  places: z.array(intakePlaceSchema),
  /** Rows of all files that wait, how many units may be here for files to bring more, and how many more there is room for. */
  waiting: z.object({
    rows: z.number().int(),
    mostUnits: z.number().int(),
    room: z.number().int(),
    /** Rows that came onto the board since the bench was opened. */
    brought: z.number().int(),
  }),
});
export type IntakeView = z.infer<typeof intakeTopicSchema>;
