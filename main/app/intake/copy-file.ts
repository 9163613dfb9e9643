import { largestIntakeFileBytes } from "../../../shared/domain/policy/largest-intake-file.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { FolderFile, OpenFile } from "../ports/media.ts";
import type { KeptOriginal, OriginalWriter } from "../ports/originals.ts";
import { isForeignHead } from "./foreign-head.ts";
import type { IntakePorts } from "./intake-ports.ts";

/** What became of a file of a place: sealed, left alone, or still being written to. */
export type CopiedFile =
  | ({ readonly kind: "kept" } & KeptOriginal)
  | { readonly kind: "leftAlone" }
  | { readonly kind: "changed" };

/**
 * Copies a file into a sealed original, piece by piece. Files that are too large or in no way lists of devices are left
 * alone. Errors: `intake.notFound` and `intake.unreadable` for the file, `store.writeFailed` and `secrets.unavailable` for
 * what keeps it.
 */
export async function copyFile(
  { media, originals }: Pick<IntakePorts, "media" | "originals">,
  folder: string,
  { path, size }: FolderFile,
): Promise<Result<CopiedFile>> {
  if (size > largestIntakeFileBytes) return ok({ kind: "leftAlone" });
  const opened = await media.openFile(folder, path);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    if (file.size !== size) return ok({ kind: "changed" });
    const writer = await originals.begin();
    if (!writer.ok) return writer;
    const copied = await copyChunks(file, writer.value);
    if (copied.ok && copied.value === "whole") {
      const kept = await writer.value.finish();
      return kept.ok ? ok({ kind: "kept", ...kept.value }) : kept;
    }
    await writer.value.discard();
    return copied.ok ? ok({ kind: copied.value === "foreign" ? "leftAlone" : "changed" }) : copied;
  } finally {
    await file.close();
  }
}

async function copyChunks(file: OpenFile, writer: OriginalWriter): Promise<Result<"whole" | "foreign" | "changed">> {
  let copied = 0;
  try {
    for await (const chunk of file.chunks) {
      if (copied === 0 && isForeignHead(chunk)) return ok("foreign");
      copied += chunk.length;
      if (copied > file.size) return ok("changed");
      const written = await writer.write(chunk);
      if (!written.ok) return written;
    }
  } catch (thrown) {
    const reason = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
    return err(appError("unavailable", "intake.unreadable", { reason }));
  }
  return ok(copied === file.size ? "whole" : "changed");
}
