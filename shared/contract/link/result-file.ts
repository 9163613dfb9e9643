import * as z from "zod";
import { deviceSignalsSchema } from "../bridge/device-signals.ts";
import { deviceReadingSchema } from "../bridge/messages.ts";
import { readinessResultSchema } from "../bridge/readiness-result.ts";

/** How a result file of a stick begins to be recognised, whatever it is called. */
export const resultFormat = "reseal-device";

/** What the collector writes of one device onto a stick. */
export const resultFileSchema = z.object({
  format: z.literal(resultFormat),
  v: z.literal(1),
  reading: deviceReadingSchema,
  readiness: readinessResultSchema.nullable(),
  signals: deviceSignalsSchema.nullable(),
});
