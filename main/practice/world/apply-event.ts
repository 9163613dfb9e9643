import { updateReport } from "./deployment-report.ts";
import { endReset, reachDevice } from "./device-actions.ts";
import { contactAfterSeal } from "./device-hands.ts";
import { removeEntraDevice } from "./entra-device.ts";
import { endExport } from "./export-job.ts";
import { checkInDevice, endFlow, enrolDevice, joinDevice, restartDevice } from "./flow-effects.ts";
import { receiveLogs } from "./log-collection.ts";
import { removeManagedDevice } from "./managed-device.ts";
import { endPartnerJob, endPolicyJob, startPartnerJob } from "./partner-registration.ts";
import { decideImport, markImportPending, removeIdentity, updateIdentity } from "./registration.ts";
import { assignProfile, tagReachesDirectory, targetDevice, targetEverything } from "./targeting.ts";
import { endUserFlow, planUserFlow, signInUser } from "./user-flow.ts";
import type { World } from "./world.ts";
import type { WorldEvent } from "./world-events.ts";

type Handler<Event> = (world: World, event: Event, at: number) => void;
type Handlers = { readonly [Type in WorldEvent["type"]]: Handler<Extract<WorldEvent, { readonly type: Type }>> };

const handlers: Handlers = {
  importDecided: (world, event, at) => decideImport(world, event.importRowId, at),
  importPending: (world, event) => markImportPending(world, event.importRowId),
  identityUpdated: (world, event, at) => updateIdentity(world, event.ztdId, event.change, at),
  identityRemoved: (world, event, at) => removeIdentity(world, event.ztdId, at),
  tagReachedDirectory: (world, event, at) => tagReachesDirectory(world, event.ztdId, at),
  deviceTargeted: (world, event, at) => targetDevice(world, event.ztdId, at),
  everythingTargeted: (world, _event, at) => targetEverything(world, at),
  profileAssigned: (world, event, at) => assignProfile(world, event.ztdId, event.profileId, at),
  managedDeviceRemoved: (world, event) => removeManagedDevice(world, event.managedDeviceId),
  entraDeviceRemoved: (world, event, at) => removeEntraDevice(world, event.entraObjectId, at),
  actionReached: (world, event, at) => reachDevice(world, event.managedDeviceId, event.action, at),
  resetEnded: (world, event) => endReset(world, event.ztdId),
  logsArrived: (world, event, at) => receiveLogs(world, event.logCollectionId, at),
  exportEnded: (world, event) => endExport(world, event.exportJobId),
  syncEnded: (world, _event, at) =>
    world.setSync(
      world.switches.syncFails
        ? { ...world.sync(), status: "failed" }
        : { ...world.sync(), status: "completed", lastSyncAt: at },
    ),
  restarted: (world, event, at) => restartDevice(world, event.serialKey, event.runId, at),
  joined: (world, event, at) => joinDevice(world, event.serialKey, event.runId, at),
  enrolled: (world, event, at) => enrolDevice(world, event.serialKey, event.runId, at),
  checkedIn: (world, event, at) => checkInDevice(world, event.serialKey, event.runId, at),
  flowEnded: (world, event, at) => endFlow(world, event.serialKey, event.runId, at),
  reportUpdated: (world, event, at) => updateReport(world, event.reportId, event.end, at),
  partnerJobStarted: (world, event, at) => startPartnerJob(world, event.jobId, at),
  partnerJobEnded: (world, event, at) => endPartnerJob(world, event.jobId, at),
  partnerPoliciesApplied: (world, event, at) => endPolicyJob(world, event.jobId, at),
  contactedAfterSeal: (world, event, at) => {
    contactAfterSeal(world, event.serialKey, event.sealedAt, at);
    planUserFlow(world, event, at);
  },
  userSignedIn: (world, event, at) => signInUser(world, event, at),
  accountSetUp: (world, event, at) => endUserFlow(world, event.reportId, event.startedAt, at),
};

/** Lets one planned event happen at its time. */
export function applyEvent(world: World, event: WorldEvent, at: number): void {
  const handle = handlers[event.type] as Handler<WorldEvent>;
  handle(world, event, at);
}
