import { basename } from "node:path";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { appError, retryLater, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";

/** Why a file of the store cannot be used; decides which advice the technician gets. */
export type StoreTrouble =
  | "inUse"
  | "missing"
  | "damaged"
  | "foreignFile"
  | "newerVersion"
  | "noAccess"
  | "diskFull"
  | "other";

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

/** Reads the trouble from SQLite's primary result code (https://www.sqlite.org/rescode.html), or from Node's error. */
export function storeTroubleOf(thrown: unknown): StoreTrouble {
  if (thrown instanceof Error && "syscall" in thrown) return fileTroubleOf("code" in thrown ? thrown.code : undefined);
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

/** Reads the trouble from the code of a system call that Node made. */
function fileTroubleOf(code: unknown): StoreTrouble {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return "diskFull";
    case "ENOENT":
      return "missing";
    case "EBUSY":
      return "inUse";
    default:
      return "noAccess";
  }
}

/**
 * What a thrown error says in one line. SQLite's words name tables and columns, never the values of a row; of Node's only
 * the code is taken, because the words hold paths.
 */
export function causeOf(thrown: unknown): string {
  if (thrown instanceof Error && "syscall" in thrown)
    return `${"code" in thrown ? thrown.code : "unknown"} ${thrown.syscall}`;
  return thrown instanceof Error ? thrown.message.slice(0, 200) : "unknown";
}
