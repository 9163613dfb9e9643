import { resultFileSchema, resultFormat } from "../../../../shared/contract/link/result-file.ts";
import type { IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import { EntryFailure } from "../entry-failure.ts";
import type { EntrySource } from "../reading.ts";
import { rowPieces } from "../row-pieces.ts";

/** Whether a JSON text says that a collector of ours wrote it. */
export function isDeviceResult(text: string): boolean {
  return new RegExp(`"format"\\s*:\\s*"${resultFormat}"`).test(text);
}

/** Reads what the collector wrote of one device onto a stick: one row, and its readiness. Throws `EntryFailure` for what was cut or changed. */
export function* readDeviceResult(from: EntrySource, text: string, encoding: TextEncoding): Generator<IntakePiece> {
  const { reading, readiness } = parsed(text);
  yield {
    kind: "table",
    entry: from.entry,
    table: { kind: "deviceResult", encoding, columns: [], guessed: false },
  };
  yield* rowPieces(from.entry, [
    {
      line: 1,
      serialNumber: reading.serialNumber.trim(),
      productId: "",
      hardwareHash: reading.hardwareHash,
      hashColumn: 0,
      groupTag: "",
      assignedUser: "",
      manufacturer: reading.manufacturer.trim(),
      model: reading.model.trim(),
      repairs: [],
    },
  ]);
  if (readiness === null) return;
  const { facts, remoteAccess } = readiness;
  yield { kind: "readiness", entry: from.entry, told: { facts, remoteAccess } };
}

function parsed(text: string): ReturnType<typeof resultFileSchema.parse> {
  try {
    return resultFileSchema.parse(JSON.parse(text));
  } catch {
    throw new EntryFailure("damaged", { format: "json" });
  }
}
