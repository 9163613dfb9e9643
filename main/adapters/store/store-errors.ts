import { basename } from "node:path";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { appError, retryLater, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";

/** Why the bench file cannot be used; decides which advice the technician gets. */
export type StoreTrouble = "inUse" | "damaged" | "foreignFile" | "newerVersion" | "noAccess" | "diskFull" | "other";

/** `store.unreadable`: the file is left as it is, and `reason` says what stands in the way. */
export function storeUnreadable(file: string, reason: StoreTrouble, cause?: string): AppError {
  const context = { file: basename(file), reason };
  const error = appError(reason === "inUse" ? "conflict" : "unavailable", "store.unreadable", context, cause);
  return retryWhenTechnicianActs(error);
}

/** `store.writeFailed`: nothing of the write was kept. A full disk or a lock may pass; the caller can try again. */
export function storeWriteFailed(file: string, thrown: unknown): AppError {
  const reason = storeTroubleOf(thrown);
  const error = appError("unavailable", "store.writeFailed", { file: basename(file), reason }, causeOf(thrown));
  return reason === "inUse" ? retryLater(error, 1000) : retryWhenTechnicianActs(error);
}

/** `store.chainBroken`: the journal was changed outside the product; `sequence` is the first row that does not fit. */
export function chainBroken(file: string, sequence: number): AppError {
  return appError("conflict", "store.chainBroken", { file: basename(file), sequence });
}

/** Reads the trouble from SQLite's primary result code (https://www.sqlite.org/rescode.html). */
export function storeTroubleOf(thrown: unknown): StoreTrouble {
  // Node's own errors name the system call: the folder of the file could not be made.
  if (thrown instanceof Error && "syscall" in thrown) return "noAccess";
  const resultCode = thrown instanceof Error && "errcode" in thrown ? Number(thrown.errcode) & 0xff : 0;
  switch (resultCode) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return "inUse";
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return "damaged";
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
      return "noAccess";
    case 13: // SQLITE_FULL
      return "diskFull";
    default:
      return "other";
  }
}

/** SQLite's words for a thrown error: they name tables and columns, never the values of a row. */
export function causeOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 200) : "unknown";
}
