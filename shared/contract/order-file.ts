import * as z from "zod";
import { nameRuleProblem } from "../domain/assignment/name-rule.ts";
import { cloudNames } from "../domain/sign-in/cloud.ts";

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
  /** Which of Microsoft's clouds the tenant is in. */
  cloud: z.enum(cloudNames).default("global"),
  /** Application (client) id of the app registration in the customer's or the depot's tenant; absent: the one in Settings. */
  clientId: z.guid().optional(),
  groupTag: z.string().max(128),
  expectedProfile: z.string().trim().min(1).max(200),
  quantity: z.number().int().min(1).max(5000),
  slots: z.number().int().min(1).max(512),
  shipBy: z.iso.datetime({ offset: true }),
  mode: z.enum(["lab", "production"]).default("production"),
  /** By which way its devices are registered. */
  path: z.enum(["graph", "partnerCenter", "both"]).default("graph"),
  /** The partner's tenant, for this bench to upload to Partner Center; without it somebody uploads the exported file. */
  partnerTenantId: z.guid().optional(),
  /** Off for orders without the technician flow: then no TPM and no physical device is asked for. */
  preProvisioning: z.boolean().default(true),
  /** How computers are named: a template with `%SERIAL%` or `%RAND:x%`. Absent: the profile decides. */
  nameRule: z
    .string()
    .trim()
    .refine((rule) => nameRuleProblem(rule) === undefined)
    .optional(),
});
export type OrderFile = z.infer<typeof orderFileSchema>;
