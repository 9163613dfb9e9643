import type { Log, LogFields } from "../../main/app/ports/log.ts";

/** One line given to the log. */
export type LogLine = { readonly level: keyof Log; readonly event: string; readonly fields: LogFields };

/** A log that keeps its lines for a test to look at. */
export type RecordingLog = Log & { readonly lines: () => readonly LogLine[] };

/** Makes an empty recording log. */
export function createRecordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}): void => {
      lines.push({ level, event, fields });
    };
  return { info: at("info"), warn: at("warn"), error: at("error"), lines: () => lines };
}
