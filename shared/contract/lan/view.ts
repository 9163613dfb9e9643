import * as z from "zod";
import { mostLanTargets } from "../../domain/lan/expand-targets.ts";

/**
 * Why a device on the network is not read: no remote management answers, it answers without encryption where that was
 * asked for, Windows refuses the account, or this PC has to be set up first.
 */
export const lanReasons = [
  "noListener",
  "noHttps",
  "blankPassword",
  "logonFailed",
  "tokenFiltered",
  "accessDenied",
  "notElevated",
  "benchNotReady",
  "bridgeMissing",
  "timedOut",
  "failed",
] as const;
export type LanReason = (typeof lanReasons)[number];

/** One device that was to be reached. */
export const lanTargetSchema = z.object({
  address: z.string(),
  state: z.enum(["waiting", "trying", "reached", "refused"]),
  reason: z.enum(lanReasons).optional(),
});
export type LanTarget = z.infer<typeof lanTargetSchema>;

/** Devices on the network: those that were tried last, and how many logons this bench remembers until it is closed. */
export const lanViewSchema = z.object({
  isTrying: z.boolean(),
  targets: z.array(lanTargetSchema).max(mostLanTargets),
  logons: z.number().int(),
});
export type LanView = z.infer<typeof lanViewSchema>;
