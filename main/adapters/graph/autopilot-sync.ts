import * as z from "zod";
import type { ListRefresh } from "../../../shared/domain/clearing/clearing.ts";
import type { AutopilotSync } from "../../../shared/domain/tenant/autopilot-sync.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs, type TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { optional, wireEnum, wireInstant } from "./wire-values.ts";

// Beta only (graph-api c).
const settings = "/deviceManagement/windowsAutopilotSettings";
/** The service takes one manual sync in ten minutes, whoever asks for it. */
const pauseMs = 10 * 60_000;

/** What the service said to a manual sync. */
type SyncAnswer = Exclude<ListRefresh, "notAsked">;

const settingsSchema = z.object({
  syncStatus: wireEnum(["unknown", "completed", "inProgress", "failed"]),
  lastSyncDateTime: wireInstant,
  lastManualSyncTriggerDateTime: wireInstant,
});

/** How Intune's list stands, and from when a manual sync may be asked for. Errors: those of `send`. */
export async function readSync(client: GraphClient, tenant: TenantId): Promise<Result<AutopilotSync>> {
  const call = {
    operation: "readAutopilotSettings",
    priority: "technician",
    tenant,
    version: "beta",
    path: settings,
    scopes: graphScopes.readEnrollment,
  } as const;
  const read = await readOne(client, call, settingsSchema);
  if (!read.ok) return read;
  const { syncStatus, lastSyncDateTime, lastManualSyncTriggerDateTime: askedAt } = read.value;
  const now = client.ports.clock.now();
  // Where the service's clock is ahead of this PC's, the pause is no longer for that.
  const nextAt = askedAt === undefined ? now : Math.min(askedAt, now) + pauseMs;
  return ok({
    state: syncStatus,
    ...optional("lastSyncAt", lastSyncDateTime),
    ...(nextAt > now ? { nextAt: epochMs(nextAt) } : {}),
  });
}

/**
 * Asks Intune to bring its list of Autopilot devices up to date, unless that runs already or was asked for just now: the
 * limit is the whole tenant's. Errors: those of `send`.
 */
export async function requestSync(client: GraphClient, tenant: TenantId): Promise<Result<SyncAnswer>> {
  const sync = await readSync(client, tenant);
  if (!sync.ok) return sync;
  if (sync.value.state === "inProgress") return ok("underWay");
  if (sync.value.nextAt !== undefined) return ok("tooSoon");
  const answer = await client.send({
    operation: "requestAutopilotSync",
    priority: "technician",
    tenant,
    version: "beta",
    path: `${settings}/sync`,
    scopes: graphScopes.changeEnrollment,
    body: {},
    hasOwnLimit: true,
  });
  if (answer.ok) return ok("asked");
  // Somebody else was faster.
  const known = refusalOf(answer.error);
  return known === undefined ? answer : ok(known);
}

function refusalOf({ context }: AppError): SyncAnswer | undefined {
  if (context.status === 409) return "underWay";
  return context.status === 429 ? "tooSoon" : undefined;
}
