import { resultFileSchema, resultFormat } from "../../../../shared/contract/link/result-file.ts";
import type { IntakePiece, TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ToldReading } from "../../../../shared/domain/intake/told-reading.ts";
import { EntryFailure } from "../entry-failure.ts";
import type { EntrySource } from "../reading.ts";
import { rowPieces } from "../row-pieces.ts";

/** Whether a JSON text says that a collector of ours wrote it. */
export function isDeviceResult(text: string): boolean {
  return new RegExp(`"format"\\s*:\\s*"${resultFormat}"`).test(text);
}

/** Reads what the collector wrote of one device onto a stick: one row, and what was told beside it. Throws `EntryFailure` for what was cut or changed. */
export function* readDeviceResult(from: EntrySource, text: string, encoding: TextEncoding): Generator<IntakePiece> {
  const result = parsed(text);
  const { reading } = result;
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
  const told = toldOf(result);
  if (Object.keys(told).length > 0) yield { kind: "told", entry: from.entry, told };
}

function toldOf({ readiness, signals, network, diagnostics }: ResultFile): ToldReading {
  return {
    ...(readiness === null ? {} : { readiness: { facts: readiness.facts, remoteAccess: readiness.remoteAccess } }),
    ...(signals === null ? {} : { signals }),
    ...(network === undefined || network === null ? {} : { network }),
    ...(diagnostics === undefined || diagnostics === null ? {} : { diagnostics }),
  };
}

type ResultFile = ReturnType<typeof resultFileSchema.parse>;

function parsed(text: string): ResultFile {
  try {
    return resultFileSchema.parse(JSON.parse(text));
  } catch {
    throw new EntryFailure("damaged", { format: "json" });
  }
}
