import * as z from "zod";

/** An order as a file: what a back office hands to the bench. Times are ISO 8601. */
export const orderFileSchema = z.strictObject({
  number: z.string().trim().min(1).max(64),
  customer: z.string().trim().min(1).max(120),
  tenantId: z.guid(),
  tenantName: z.string().trim().min(1).max(120),
  tenantColour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .default("#7f5fb5"),
  /** Application (client) id of the app registration in the customer's or the depot's tenant. */
  clientId: z.guid(),
  groupTag: z.string().max(128),
  expectedProfile: z.string().trim().min(1).max(200),
  quantity: z.number().int().min(1).max(5000),
  slots: z.number().int().min(1).max(512),
  shipBy: z.iso.datetime({ offset: true }),
  mode: z.enum(["lab", "production"]).default("production"),
  /** By which way its devices are registered. */
  path: z.enum(["graph", "partnerCenter", "both"]).default("graph"),
  /** Off for orders without the technician flow: then no TPM and no physical device is asked for. */
  preProvisioning: z.boolean().default(true),
});
export type OrderFile = z.infer<typeof orderFileSchema>;
