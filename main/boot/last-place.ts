import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { orderFileSchema } from "../../shared/contract/order-file.ts";
import { type BenchPlace, firstPractice } from "./bench-place.ts";

const placeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("practice"), scenario: z.string(), seed: z.number(), speed: z.number() }),
  z.strictObject({ kind: z.literal("tenant"), orderFile: orderFileSchema }),
]);

const fileName = "last-bench.json";

/** The bench that was open last; practice when there was none or the note cannot be read. */
export function readLastPlace(dataFolder: string): BenchPlace {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(join(dataFolder, fileName), "utf8")));
  } catch {
    // No note, or one of another version: practice is always possible and touches nobody's tenant.
    return firstPractice;
  }
}

/** Notes which bench is open, so that the next start finds it. */
export function rememberPlace(dataFolder: string, place: BenchPlace): void {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, fileName);
  writeFileSync(`${file}.new`, JSON.stringify(place), { flush: true });
  renameSync(`${file}.new`, file);
}
