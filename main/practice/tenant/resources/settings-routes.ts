import type { WindowsAutopilotSettings } from "@microsoft/microsoft-graph-types-beta";
import { minuteMs, secondMs } from "../../world/durations.ts";
import { drawBetween, drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { type EntityType, fixedText, fixedTime, oneOf } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure } from "../graph/graph-failure.ts";
import { itemAnswer } from "../graph/list-answer.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { graphTime } from "./graph-time.ts";
import { readServiceConfig, writeServiceConfig } from "./scopes.ts";

const path = "deviceManagement/windowsAutopilotSettings";

const settingsType: EntityType = {
  name: "windowsAutopilotSettings",
  properties: {
    id: fixedText,
    lastSyncDateTime: fixedTime,
    lastManualSyncTriggerDateTime: fixedTime,
    syncStatus: oneOf("unknown", "inProgress", "completed", "failed"),
  },
};

/** The tenant-wide Autopilot sync; beta only. */
export const settingsRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    versions: betaAlone,
    family: "intune",
    scopes: readServiceConfig,
    query: ["$select"],
    body: { kind: "none" },
    answer: readSettings,
  },
  {
    method: "POST",
    path: `${path}/sync`,
    versions: betaAlone,
    family: "intune",
    scopes: writeServiceConfig,
    query: [],
    body: { kind: "none" },
    answer: startSync,
  },
];

function readSettings(call: GraphCall): GraphAnswer {
  const sync = call.world.sync();
  const settings: WindowsAutopilotSettings = {
    id: drawGuid(call.world.seed, "settings"),
    lastSyncDateTime: graphTime(sync.lastSyncAt),
    lastManualSyncTriggerDateTime: graphTime(sync.lastTriggerAt),
    syncStatus: sync.status,
  };
  return itemAnswer(call, settingsType, { ...settings });
}

function tooEarly(world: World, waitMs: number): GraphAnswer {
  const failure = intuneFailure(429, "TooManyRequests", "A sync was requested less than 10 minutes ago.");
  return world.switches.syncTellsWait ? { ...failure, retryAfterSeconds: Math.ceil(waitMs / secondMs) } : failure;
}

/** A running sync is refused before the ten-minute rule is looked at. */
function startSync(call: GraphCall): GraphAnswer {
  const { world, now } = call;
  const sync = world.sync();
  if (sync.status === "inProgress") return intuneFailure(409, "Conflict", "A sync is already in progress.");
  if (sync.lastTriggerAt !== null && now - sync.lastTriggerAt < 10 * minuteMs)
    return tooEarly(world, sync.lastTriggerAt + 10 * minuteMs - now);
  world.setSync({ ...sync, status: "inProgress", lastTriggerAt: now });
  const lengthMs = drawBetween(world.seed, 30, 180, "sync", world.count("sync")) * secondMs;
  world.plan(now + lengthMs, { type: "syncEnded" });
  return noContent;
}
