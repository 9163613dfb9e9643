import * as z from "zod";
import { deviceSignalsSchema } from "../bridge/device-signals.ts";
import { diagnosticsResultSchema } from "../bridge/diagnostics-result.ts";
import { deviceReadingSchema } from "../bridge/messages.ts";
import { networkResultsSchema } from "../bridge/network-results.ts";
import { readinessResultSchema } from "../bridge/readiness-result.ts";

/** How a result file of a stick begins to be recognised, whatever it is called. */
export const resultFormat = "reseal-device";

/**
 * What the collector writes of one device onto a stick; null is what it could not read. The files that `diagnostics`
 * announces lie beside it, in a folder that is named like it with `-files` in place of `.json`.
 */
export const resultFileSchema = z.object({
  format: z.literal(resultFormat),
  v: z.literal(1),
  reading: deviceReadingSchema,
  readiness: readinessResultSchema.nullable(),
  signals: deviceSignalsSchema.nullable(),
  network: networkResultsSchema.nullable().optional(),
  diagnostics: diagnosticsResultSchema.nullable().optional(),
});
