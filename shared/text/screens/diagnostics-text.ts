import { formatClock } from "../clock-text.ts";
import { counted } from "../sentence.ts";
import { megabytes } from "./intake-screen-text.ts";

/** Sentences about what was gathered of a device that failed. */
export const diagnosticsText = {
  title: "Diagnostics",
  awaited: (askedAt: number) =>
    `Being collected since ${formatClock(askedAt)}. It takes a few minutes; leave the device on.`,
  gathered: (files: number, at: number) => `${counted(files, "file")} collected at ${formatClock(at)}, kept encrypted`,
  nothing: (at: number) => `Nothing could be collected at ${formatClock(at)}.`,
  file: (name: string, size: number) => `${name} · ${sizeText(size)}`,
  missing: "What is missing",
  missed: (part: string, reason: string) => (reason === "" ? part : `${part} · ${reason}`),
  save: "Save diagnostics",
  saving: "Saving…",
  saved: (files: number) => `${counted(files, "file")} saved`,
  again: "Collect diagnostics again while the device is on and shows its error.",
} as const;

function sizeText(bytes: number): string {
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${megabytes(bytes)} MB`;
}
