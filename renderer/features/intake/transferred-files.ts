import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import type { HandedBatch } from "../../state/hand-over.ts";
import type { HandedFile } from "../../state/send-file.ts";

/** What was dropped or pasted, taken out of the browser's hands while its event lasts: files, folders, or a text. */
export function entriesOf(transfer: DataTransfer): readonly (File | FileSystemEntry)[] {
  const entries = [...transfer.items].flatMap((item) => {
    if (item.kind !== "file") return [];
    // Files that a page made itself have no entry.
    const entry = item.webkitGetAsEntry() ?? item.getAsFile();
    return entry === null ? [] : [entry];
  });
  return entries.length > 0 ? entries : [...transfer.files];
}

/** A pasted text as the file that it could be; undefined when no text was pasted. */
export function pastedText(transfer: DataTransfer): File | undefined {
  const pasted = transfer.getData("text/plain");
  return pasted.trim() === "" ? undefined : new File([pasted], text.pastedName, { type: "text/csv" });
}

/** Files that were picked one by one. */
export function pickedFiles(files: readonly File[]): HandedBatch {
  return looseFiles(files.map((file) => ({ path: file.name, file })));
}

/** A picked folder, with all that is in it. */
export function pickedFolder(files: readonly File[]): HandedBatch {
  const handed = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return { name: handed[0]?.path.split("/")[0] ?? "", files: inOrder(handed) };
}

/** Files that came together without a folder around them. */
export function looseFiles(files: readonly HandedFile[]): HandedBatch {
  return { name: files.length > 1 ? text.together(files.length) : "", files };
}

const collator = new Intl.Collator("en", { numeric: true });

/** As a person would list them: `2.csv` before `10.csv`. */
export function inOrder<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted((left, right) => collator.compare(left.path, right.path));
}
