import { assertNever } from "../../../shared/kernel/assert-never.ts";
import { contactAfterSeal } from "./device-hands.ts";
import { checkInDevice, endFlow, enrolDevice, joinDevice, restartDevice } from "./flow-effects.ts";
import { decideImport, markImportPending, removeIdentity, updateIdentity } from "./registration.ts";
import { updateReport } from "./deployment-report.ts";
import { assignProfile, tagReachesDirectory, targetDevice, targetEverything } from "./targeting.ts";
import type { World } from "./world.ts";
import type { WorldEvent } from "./world-events.ts";

/** Lets one planned event happen at its time. */
export function applyEvent(world: World, event: WorldEvent, at: number): void {
  switch (event.type) {
    case "importDecided":
      return decideImport(world, event.importRowId, at);
    case "importPending":
      return markImportPending(world, event.importRowId);
    case "identityUpdated":
      return updateIdentity(world, event.ztdId, event.change, at);
    case "identityRemoved":
      return removeIdentity(world, event.ztdId);
    case "tagReachedDirectory":
      return tagReachesDirectory(world, event.ztdId, at);
    case "deviceTargeted":
      return targetDevice(world, event.ztdId, at);
    case "everythingTargeted":
      return targetEverything(world, at);
    case "profileAssigned":
      return assignProfile(world, event.ztdId, event.profileId, at);
    case "syncEnded":
      return world.setSync({ ...world.sync(), status: "completed", lastSyncAt: at });
    case "restarted":
      return restartDevice(world, event.serialKey, event.runId);
    case "joined":
      return joinDevice(world, event.serialKey, event.runId, at);
    case "enrolled":
      return enrolDevice(world, event.serialKey, event.runId, at);
    case "checkedIn":
      return checkInDevice(world, event.serialKey, event.runId, at);
    case "flowEnded":
      return endFlow(world, event.serialKey, event.runId, at);
    case "reportUpdated":
      return updateReport(world, event.reportId, event.end, at);
    case "contactedAfterSeal":
      return contactAfterSeal(world, event.serialKey, event.sealedAt, at);
    default:
      return assertNever(event);
  }
}
