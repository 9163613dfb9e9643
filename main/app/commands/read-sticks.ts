import type { IntakeReport } from "../../../shared/contract/topics/intake.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Media } from "../ports/media.ts";

/** Reads every device file of every plugged-in stick. A file that cannot be read does not keep the others from being read. */
export async function readSticks(
  stickFolders: () => Promise<readonly string[]>,
  media: Media,
  read: (fileName: string, bytes: Uint8Array) => Promise<Result<IntakeReport>>,
): Promise<Result<{ reports: IntakeReport[] }>> {
  const reports: IntakeReport[] = [];
  let firstError: Result<never> | undefined;
  for (const folder of await stickFolders()) {
    const files = await media.readFolder(folder);
    if (!files.ok) {
      firstError ??= files;
      continue;
    }
    for (const file of files.value) {
      const report = await read(file.name, file.bytes);
      if (report.ok) reports.push(report.value);
      else firstError ??= report;
    }
  }
  if (reports.length > 0) return ok({ reports });
  return firstError ?? err(appError("notFound", "intake.noRows", { fileName: "stick" }));
}
