import * as z from "zod";

/** One row of an intake file after judging. `findings` are codes with values; no hash text. */
export const intakeRowSchema = z.object({
  line: z.number().int(),
  outcome: z.enum(["accepted", "duplicate", "refused"]),
  unitId: z.string().optional(),
  serialNumber: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  tpm: z.string(),
  osBuild: z.string(),
  capturedAt: z.number().optional(),
  grade: z.enum(["fine", "warn", "block"]).optional(),
  findings: z.array(
    z.object({
      code: z.string(),
      level: z.enum(["warn", "block"]),
      field: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** For refused rows: column (from 1) and reason code. */
  column: z.number().int().optional(),
  reason: z.string().optional(),
  found: z.string().optional(),
});

/** One intake file: in = accepted + duplicate + refused. */
export const intakeReportSchema = z.object({
  fileName: z.string(),
  sha256: z.string(),
  readAt: z.number(),
  shape: z.string(),
  encoding: z.string(),
  total: z.number().int(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
  rows: z.array(intakeRowSchema),
});
export type IntakeReport = z.infer<typeof intakeReportSchema>;
export type IntakeReportRow = z.infer<typeof intakeRowSchema>;
