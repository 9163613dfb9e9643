import * as z from "zod";
import type { NetworkResults } from "../../domain/network/network-results.ts";

const text = z.string().max(1024);

const endpointResultSchema = z.object({
  id: z.string().max(64),
  host: z.string().max(255),
  port: z.number().int().min(1).max(65_535),
  resolved: z.boolean().nullable(),
  connected: z.boolean().nullable(),
  issuer: text.nullable(),
  trusted: z.boolean().nullable(),
  httpStatus: z.number().int().min(100).max(999).nullable(),
  redirectHost: z.string().max(255).nullable(),
  error: text.nullable(),
  elapsedMs: z.number().min(0).nullable(),
});

/** Answer to `network`: how every endpoint answered, the system's proxy, and the clock against a time server. */
export const networkResultsSchema = z.object({
  address: z.string().min(1).max(255),
  observedAt: z.iso.datetime(),
  endpoints: z.array(endpointResultSchema).max(128),
  proxy: text.nullable(),
  clockOffsetMs: z.number().nullable(),
}) satisfies z.ZodType<NetworkResults>;
export type NetworkAnswer = z.infer<typeof networkResultsSchema>;
