import { updateReport } from "./deployment-report.ts";
import { contactAfterSeal } from "./device-hands.ts";
import { checkInDevice, endFlow, enrolDevice, joinDevice, restartDevice } from "./flow-effects.ts";
import { decideImport, markImportPending, removeIdentity, updateIdentity } from "./registration.ts";
import { assignProfile, tagReachesDirectory, targetDevice, targetEverything } from "./targeting.ts";
import type { World } from "./world.ts";
import type { WorldEvent } from "./world-events.ts";

type Handler<Event> = (world: World, event: Event, at: number) => void;
type Handlers = { readonly [Type in WorldEvent["type"]]: Handler<Extract<WorldEvent, { readonly type: Type }>> };

const handlers: Handlers = {
  importDecided: (world, event, at) => decideImport(world, event.importRowId, at),
  importPending: (world, event) => markImportPending(world, event.importRowId),
  identityUpdated: (world, event, at) => updateIdentity(world, event.ztdId, event.change, at),
  identityRemoved: (world, event) => removeIdentity(world, event.ztdId),
  tagReachedDirectory: (world, event, at) => tagReachesDirectory(world, event.ztdId, at),
  deviceTargeted: (world, event, at) => targetDevice(world, event.ztdId, at),
  everythingTargeted: (world, _event, at) => targetEverything(world, at),
  profileAssigned: (world, event, at) => assignProfile(world, event.ztdId, event.profileId, at),
  syncEnded: (world, _event, at) => world.setSync({ ...world.sync(), status: "completed", lastSyncAt: at }),
  restarted: (world, event, at) => restartDevice(world, event.serialKey, event.runId, at),
  joined: (world, event, at) => joinDevice(world, event.serialKey, event.runId, at),
  enrolled: (world, event, at) => enrolDevice(world, event.serialKey, event.runId, at),
  checkedIn: (world, event, at) => checkInDevice(world, event.serialKey, event.runId, at),
  flowEnded: (world, event, at) => endFlow(world, event.serialKey, event.runId, at),
  reportUpdated: (world, event, at) => updateReport(world, event.reportId, event.end, at),
  contactedAfterSeal: (world, event, at) => contactAfterSeal(world, event.serialKey, event.sealedAt, at),
};

/** Lets one planned event happen at its time. */
export function applyEvent(world: World, event: WorldEvent, at: number): void {
  const handle = handlers[event.type] as Handler<WorldEvent>;
  handle(world, event, at);
}
