import * as z from "zod";
import type { ListRefresh } from "../../../shared/domain/clearing/clearing.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { GraphClient } from "./graph-client.ts";
import { readOne } from "./paging.ts";
import { graphScopes } from "./scopes.ts";
import { wireInstant, wireText } from "./wire-values.ts";

// Beta only (graph-api c).
const settings = "/deviceManagement/windowsAutopilotSettings";
/** The service takes one manual sync in ten minutes, whoever asks for it. */
const pauseMs = 10 * 60_000;

const settingsSchema = z.object({
  syncStatus: wireText,
  lastManualSyncTriggerDateTime: wireInstant,
});

/**
 * Asks Intune to bring its list of Autopilot devices up to date, unless that runs already or was asked for just now: the
 * limit is the whole tenant's, and a refused call would hold every other one back. Errors: those of `send`.
 */
export async function requestSync(client: GraphClient, tenant: TenantId): Promise<Result<ListRefresh>> {
  const common = { priority: "technician", tenant, version: "beta" } as const;
  const state = await readOne(
    client,
    { ...common, operation: "readAutopilotSettings", path: settings, scopes: graphScopes.readEnrollment },
    settingsSchema,
  );
  if (!state.ok) return state;
  const { syncStatus, lastManualSyncTriggerDateTime: askedAt } = state.value;
  if (syncStatus.toLowerCase() === "inprogress") return ok("underWay");
  if (askedAt !== undefined && client.ports.clock.now() - askedAt < pauseMs) return ok("tooSoon");
  const answer = await client.send({
    ...common,
    operation: "requestAutopilotSync",
    path: `${settings}/sync`,
    scopes: graphScopes.changeEnrollment,
    body: {},
  });
  if (answer.ok) return ok("asked");
  return answer.error.code === "graph.conflict" ? ok("underWay") : answer;
}
