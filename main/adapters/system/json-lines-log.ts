import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { redactText } from "../../../shared/kernel/redact-text.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { Log, LogFields } from "../../app/ports/log.ts";
import { redactFields } from "./redact-fields.ts";

/** Where the log is and how much of it is kept: the file and `keptFiles` older ones of `maxBytes` each. */
export type JsonLinesLogOptions = {
  readonly file: string;
  readonly clock: Pick<Clock, "now">;
  readonly maxBytes?: number;
  readonly keptFiles?: number;
};

/**
 * Makes a log of one JSON object a line: `at` (UTC), `level`, `event`, then the fields, redacted. Written at once, so that
 * the last line before a crash is there. A line that cannot be written is counted and the count told with the next one
 * that can: a full disk must not stop the bench.
 */
export function createJsonLinesLog(options: JsonLinesLogOptions): Log {
  const { file, clock, maxBytes = 5 * 1024 * 1024, keptFiles = 4 } = options;
  let lostLines = 0;

  const write =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}): void => {
      const lost = lostLines === 0 ? {} : { lostLines };
      const at = new Date(clock.now()).toISOString();
      const line = `${JSON.stringify({ ...redactFields(fields), at, level, event: redactText(event), ...lost })}\n`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        rotate(file, Buffer.byteLength(line), maxBytes, keptFiles);
        appendFileSync(file, line, { mode: 0o600 });
        lostLines = 0;
      } catch {
        lostLines += 1;
      }
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

/** Moves a full file to `.1`, the one before to `.2` and so on; the oldest goes. */
function rotate(file: string, nextBytes: number, maxBytes: number, keptFiles: number): void {
  if (!existsSync(file) || statSync(file).size + nextBytes <= maxBytes) return;
  const older = (number: number): string => (number === 0 ? file : `${file}.${number}`);
  rmSync(older(keptFiles), { force: true });
  for (let number = keptFiles - 1; number >= 0; number -= 1)
    if (existsSync(older(number))) renameSync(older(number), older(number + 1));
}
