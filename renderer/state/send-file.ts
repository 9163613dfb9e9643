import { largestIntakeFileBytes } from "../../shared/domain/policy/largest-intake-file.ts";
import { type AppError, appError } from "../../shared/kernel/app-error.ts";
import type { BenchClient } from "../client/bench-client.ts";

/** A file that a person handed over. `path` is its name with the folders it was handed over in. */
export type HandedFile = { readonly path: string; readonly file: Pick<Blob, "size" | "slice"> };

/** Why the browser could not read what was handed over, or did not take all of it. */
export type ReadTrouble = "gone" | "locked" | "unreadable" | "emptyFolder" | "tooMany" | "tooDeep";

/** How sending a file ended. */
export type SendEnd =
  | { readonly kind: "sent" | "cancelled" }
  | { readonly kind: "failed"; readonly why: AppError | ReadTrouble };

/** What sending a file needs to know beside the file. */
export type Sending = {
  /** Files that were handed over together share this. */
  readonly batchId: string;
  readonly batchName: string;
  readonly onProgress: (progress: { readonly readingId: string; readonly sentBytes: number }) => void;
  readonly isCancelled: () => boolean;
};

/** Small enough that a file of any size is never held, and that no piece of it keeps the page from drawing on a slow PC. */
const chunkBytes = 128 * 1024;

const longestPath = 1024;
const longestName = 255;

/** Sends a file in chunks, each read just before it goes. What was begun and did not come to its end is cancelled. */
export async function sendFile(client: BenchClient, handed: HandedFile, sending: Sending): Promise<SendEnd> {
  const { size } = handed.file;
  if (size > largestIntakeFileBytes) return { kind: "failed", why: appError("invalid", "intake.tooLarge") };
  const begun = await client.call("intake.begin", {
    // The end of a path says more than its beginning.
    path: handed.path.slice(-longestPath),
    size,
    batchId: sending.batchId,
    batchName: sending.batchName.slice(0, longestName),
  });
  if (!begun.ok) return { kind: "failed", why: begun.error };
  const { readingId } = begun.value;
  const end = await sendChunks(client, handed.file, readingId, sending);
  if (end.kind !== "sent") await client.call("intake.cancel", { readingId });
  return end;
}

async function sendChunks(
  client: BenchClient,
  file: HandedFile["file"],
  readingId: string,
  sending: Sending,
): Promise<SendEnd> {
  for (let offset = 0; offset < file.size; offset += chunkBytes) {
    if (sending.isCancelled()) return { kind: "cancelled" };
    const bytes = await readChunk(file, offset);
    if (typeof bytes === "string") return { kind: "failed", why: bytes };
    const taken = await client.call("intake.chunk", { readingId, bytes });
    if (!taken.ok) return { kind: "failed", why: taken.error };
    sending.onProgress({ readingId, sentBytes: offset + bytes.byteLength });
  }
  if (sending.isCancelled()) return { kind: "cancelled" };
  const finished = await client.call("intake.finish", { readingId });
  return finished.ok ? { kind: "sent" } : { kind: "failed", why: finished.error };
}

async function readChunk(file: HandedFile["file"], offset: number): Promise<Uint8Array<ArrayBuffer> | ReadTrouble> {
  const wanted = Math.min(chunkBytes, file.size - offset);
  try {
    const bytes = new Uint8Array(await file.slice(offset, offset + wanted).arrayBuffer());
    return bytes.byteLength === wanted ? bytes : "gone";
  } catch (error) {
    return readTrouble(error);
  }
}

/** What a failed read of the browser means; it names them all alike, and only the name of the error tells them apart. */
export function readTrouble(error: unknown): ReadTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError") return "gone";
  return name === "NotReadableError" || name === "SecurityError" ? "locked" : "unreadable";
}
