import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { type AppError, appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Media, OutputWriter } from "../../app/ports/media.ts";
import { listFolderFiles, TooManyFiles } from "./list-files.ts";
import { openFolderFile } from "./open-folder-file.ts";
import { receiptName } from "./receipt-name.ts";
import { numberedName, safeFileName } from "./safe-file-name.ts";
import { type AtomicFile, openAtomicFile, writeAtomically } from "./write-atomically.ts";

/** Where output goes, and how many files one folder may hold before it is taken for the wrong folder. */
export type FileMediaOptions = { readonly outputFolder: string; readonly maxFiles?: number };

/** Folders inside a folder that are looked into. */
const maxDepth = 4;

/** What file systems answer for a folder whose drive is gone. */
const goneCodes: ReadonlySet<string> = new Set([
  "ENOENT",
  "ENOTDIR",
  "ENODEV",
  "ENXIO",
  "ENOMEDIUM",
  "ELOOP",
  "UNKNOWN",
]);

/** Sticks, folders and the output folder through the file system. */
export function createFileMedia({ outputFolder, maxFiles = 1_000 }: FileMediaOptions): Media {
  return {
    listFiles: async (folder) => {
      try {
        return ok(await listFolderFiles(folder, { maxDepth, maxFiles }));
      } catch (thrown) {
        if (thrown instanceof TooManyFiles)
          return err(trouble("intake.tooLarge", { folder: basename(folder), files: maxFiles }));
        return err(readTrouble(thrown, { folder: basename(folder) }));
      }
    },
    openFile: async (folder, path) => {
      try {
        return ok(await openFolderFile(folder, path));
      } catch (thrown) {
        return err(readTrouble(thrown, { fileName: basename(path) }));
      }
    },
    writeReceipt: (folder, text) => writing(receiptName, () => writeAtomically(join(folder, receiptName), text)),
    writeOutput: (name, text) => {
      const target = join(outputFolder, safeFileName(name));
      return writing(basename(target), async () => {
        await mkdir(outputFolder, { recursive: true });
        await writeAtomically(target, text);
        return target;
      });
    },
    openOutput: (name) => {
      const plain = safeFileName(name);
      return writing(plain, async () => {
        await mkdir(outputFolder, { recursive: true });
        return outputWriter(outputFolder, plain, await openAtomicFile(join(outputFolder, plain)));
      });
    },
  };
}

function outputWriter(folder: string, name: string, file: AtomicFile): OutputWriter {
  return {
    write: (bytes) => writing(name, () => file.write(bytes)),
    finish: () =>
      writing(name, async () => {
        let number = 1;
        while (existsSync(join(folder, numberedName(name, number)))) number += 1;
        const target = join(folder, numberedName(name, number));
        await file.finish(target);
        return target;
      }),
    discard: file.discard,
  };
}

async function writing<T>(fileName: string, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return err(
      retryWhenTechnicianActs(appError("unavailable", "file.notWritten", { fileName, reason: codeOf(thrown) })),
    );
  }
}

function readTrouble(thrown: unknown, context: AppError["context"]): AppError {
  const reason = codeOf(thrown);
  return trouble(goneCodes.has(reason) ? "intake.notFound" : "intake.unreadable", { ...context, reason });
}

function trouble(code: AppError["code"], context: AppError["context"]): AppError {
  return retryWhenTechnicianActs(appError("invalid", code, context));
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
}
