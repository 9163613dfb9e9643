import { hash } from "node:crypto";
import type { IntakeRow, RefusedRow } from "../../../shared/domain/intake/intake-reading.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { IntakeReader } from "../../app/ports/intake-reader.ts";
import type { ColumnPlan } from "./csv-columns.ts";
import { placesByHash, readHeader } from "./csv-columns.ts";
import { decodeFileText } from "./decode-file-text.ts";
import { judgeRow } from "./judge-row.ts";
import { readCsvRecords } from "./read-csv-records.ts";

/** A larger intake file is not read. */
export const maxIntakeBytes = 64 * 1024 * 1024;

/** Reads CSV files of every shape that collection scripts, Intune, Partner Center and spreadsheets leave on sticks. */
export function createCsvIntakeReader(): IntakeReader {
  return {
    read: (fileName, bytes) => {
      const trouble = (code: AppError["code"], reason: string) =>
        err(retryWhenTechnicianActs(appError("invalid", code, { fileName, reason })));
      if (bytes.length > maxIntakeBytes) return trouble("intake.tooLarge", "moreThan64MiB");
      // The public collection script leaves a file of no bytes when nothing could be read on the device.
      if (bytes.length === 0) return trouble("intake.noRows", "emptyFile");
      const file = decodeFileText(bytes);
      if (file === undefined) return trouble("intake.unreadable", "notText");

      const records = readCsvRecords(file.text);
      let header: ColumnPlan | undefined;
      const rows: IntakeRow[] = [];
      const refused: RefusedRow[] = [];
      for (const record of records) {
        // Files put together by hand carry their header several times.
        const nextHeader = readHeader(record.cells);
        header = nextHeader ?? header;
        if (nextHeader !== undefined) continue;
        const judged = judgeRow(record, header ?? placesByHash(record.cells));
        if ("row" in judged) rows.push(judged.row);
        else refused.push(judged.refused);
      }
      if (rows.length + refused.length === 0)
        return trouble("intake.noRows", header === undefined ? "blankFile" : "headerOnly");
      const shape = header?.shape ?? "headerless";
      return ok({ fileName, sha256: hash("sha256", bytes, "hex"), encoding: file.encoding, shape, rows, refused });
    },
  };
}
