import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Media, MediaFile } from "../../app/ports/media.ts";
import { maxIntakeBytes } from "./csv-intake-reader.ts";

/** Where output goes, and how many files one folder may hold before it is taken for the wrong folder. */
export type FileMediaOptions = { readonly outputFolder: string; readonly maxFiles?: number };

/** Sticks and folders through the file system. */
export function createFileMedia({ outputFolder, maxFiles = 1_000 }: FileMediaOptions): Media {
  return {
    readFolder: async (folder) => {
      try {
        const entries = await readdir(folder, { withFileTypes: true });
        const names = entries
          .filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name) && !entry.name.startsWith("."))
          .map((entry) => entry.name)
          .sort((left, right) => (left < right ? -1 : 1));
        if (names.length > maxFiles)
          return err(folderTrouble("intake.tooLarge", "tooManyFiles", { files: names.length }));
        const files: MediaFile[] = [];
        let totalBytes = 0;
        for (const name of names) {
          totalBytes += (await stat(join(folder, name))).size;
          if (totalBytes > maxIntakeBytes)
            return err(folderTrouble("intake.tooLarge", "moreThan64MiB", { fileName: name }));
          files.push({ name, bytes: await readFile(join(folder, name)) });
        }
        return ok(files);
      } catch (thrown) {
        return err(folderTrouble("intake.unreadable", codeOf(thrown), {}));
      }
    },
    writeOutput: async (name, text) => {
      const target = join(outputFolder, safeFileName(name));
      try {
        await mkdir(outputFolder, { recursive: true });
        await writeAtomically(target, text);
        return ok(target);
      } catch (thrown) {
        const context = { fileName: basename(target), reason: codeOf(thrown) };
        return err(retryWhenTechnicianActs(appError("unavailable", "file.notWritten", context)));
      }
    },
  };
}

/** The whole text or nothing: written beside the target, flushed, then moved over it. */
async function writeAtomically(target: string, text: string): Promise<void> {
  const draft = `${target}.${randomUUID()}.part`;
  try {
    const file = await open(draft, "wx");
    try {
      await file.writeFile(text, "utf8");
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A plain file name: no folders, no characters or names that Windows keeps for itself. */
function safeFileName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, "-")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, 120);
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(plain);
  return plain === "" || isReserved ? `file-${plain}` : plain;
}

function folderTrouble(code: AppError["code"], reason: string, context: AppError["context"]): AppError {
  return retryWhenTechnicianActs(appError("invalid", code, { ...context, reason }));
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
}
