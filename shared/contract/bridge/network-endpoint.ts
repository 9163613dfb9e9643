import * as z from "zod";

/** How an endpoint is tried: up to its HTTP answer, or asked for the time. */
const endpointProtocols = ["https", "http", "ntp"] as const;

/** One endpoint that a network check tries. The list is the app's; a host knows none by itself. */
export const networkEndpointSchema = z.strictObject({
  id: z.string().min(1).max(64),
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  protocol: z.enum(endpointProtocols),
  path: z.string().max(512).startsWith("/"),
});
export type NetworkEndpoint = z.infer<typeof networkEndpointSchema>;
