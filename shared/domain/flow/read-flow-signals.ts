import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import type { DeviceSetup, FlowSignals } from "./flow-signals.ts";
import { otherNews } from "./other-events.ts";
import type { RawSession, RawSignals } from "./raw-signals.ts";
import { readApps } from "./read-apps.ts";
import { readCategory, readOtherCategory } from "./read-category.ts";
import { readEvents } from "./read-events.ts";
import { readPage } from "./read-page.ts";
import { readProvisioning } from "./read-provisioning.ts";
import { readCounts, readProviders } from "./read-tracking.ts";
import { settledEnding } from "./settled-ending.ts";
import { userFlowSignsOf } from "./user-flow-signs.ts";

/** What a reading is held against: the one before it in the same run, and the times of the bench. */
export type ReadingContext = {
  /** Absent for the first reading of a run. */
  readonly before?: FlowSignals;
  readonly at: EpochMs;
  /** Device clock minus bench clock. */
  readonly clockOffsetMs: number;
  /** Events from before this time are of an earlier run. */
  readonly eventsFrom: EpochMs;
};

/** Boot times of the same start differ by this much when the clock is set meanwhile. */
const sameBootMs = 60_000;

/** Reads what a device sent of its technician flow. What is not understood is kept as it stands there. */
export function readFlowSignals(raw: RawSignals, context: ReadingContext): FlowSignals {
  const { before, at } = context;
  const categories = [
    readCategory("devicePreparation", raw.devicePreparation),
    readCategory("deviceSetup", raw.deviceSetup),
    readCategory("accountSetup", raw.accountSetup),
  ].filter((category) => category !== undefined);
  const known = { events: before?.events ?? [], others: before?.otherEvents ?? [], marks: before?.eventMarks ?? {} };
  const times = { clockOffsetMs: context.clockOffsetMs, from: context.eventsFrom };
  const { events, others, marks } = readEvents({ events: raw.events ?? [], marks: raw.marks ?? [] }, known, times);
  const otherCategories = (raw.otherCategories ?? []).flatMap(({ name, text }) => readOtherCategory(name, text) ?? []);
  const ending = settledEnding({ categories, events }, before?.ending, at);
  const apps = readApps(raw, before === undefined ? undefined : (before.apps ?? []));
  const providers = readProviders(raw.tracking, raw.msiApps);
  const counts = readCounts(raw.tracking);
  const userFlow = userFlowSignsOf(raw, events);
  const lastBootAt = bootTime(raw.session, before?.lastBootAt);
  const managedDeviceId = raw.session?.managedDeviceId ?? "";
  return {
    categories,
    profileName: raw.profileName ?? "",
    assignedTenantId: raw.assignedTenantId ?? "",
    restarts: raw.restarts ?? restartsSince(before, lastBootAt),
    ...(ending === undefined ? {} : { ending }),
    ...(otherCategories.length === 0 ? {} : { otherCategories }),
    ...(raw.provisioning === undefined || raw.provisioning === null
      ? {}
      : { provisioning: readProvisioning(raw.provisioning) }),
    ...(raw.firstSync === undefined || raw.firstSync === null ? {} : { page: readPage(raw.firstSync) }),
    ...(providers.length === 0 ? {} : { providers }),
    ...(counts.length === 0 ? {} : { counts }),
    ...(apps === undefined || apps.length === 0 ? {} : { apps }),
    ...(events.length === 0 ? {} : { events }),
    ...(others.length === 0 ? {} : { otherEvents: others }),
    ...(Object.keys(marks).length === 0 ? {} : { eventMarks: marks }),
    ...(userFlow.length === 0 ? {} : { userFlow }),
    ...(isRestartAwaited(raw) ? { restartAwaited: true } : {}),
    ...(lastBootAt === undefined ? {} : { lastBootAt }),
    ...(managedDeviceId === "" ? {} : { managedDeviceId }),
    ...readSetup(raw),
  };
}

/** Whether two readings say the same. How far the logs were read is no news, nor how often an event came of which nothing is known. */
export function saysTheSame(left: FlowSignals, right: FlowSignals): boolean {
  return JSON.stringify(newsOf(left)) === JSON.stringify(newsOf(right));
}

function newsOf(signals: FlowSignals): object {
  const otherEvents = (signals.otherEvents ?? []).map(otherNews).toSorted();
  return { ...signals, eventMarks: {}, ...(otherEvents.length === 0 ? {} : { otherEvents }) };
}

const setupStates = ["notStarted", "inProgress", "completed"] as const;

function readSetup({ session, tracking }: RawSignals): DeviceSetup {
  const state = session?.outOfBoxState ?? undefined;
  const completed = tracking?.provisioningCompleted ?? undefined;
  const hint = session?.devicePreparationHint ?? 0;
  const sticks = session?.sticks ?? undefined;
  const driveEncryption = session?.driveEncryption ?? undefined;
  return {
    ...(state === undefined ? {} : { setup: { state: setupStates[state] ?? "unknown", raw: String(state) } }),
    ...(completed === undefined ? {} : { provisioningCompleted: completed }),
    ...(hint === 0 ? {} : { devicePreparation: hint }),
    ...(sticks === undefined ? {} : { sticks }),
    ...(driveEncryption === undefined ? {} : { driveEncryption }),
  };
}

function bootTime(session: RawSession | null | undefined, before: EpochMs | undefined): EpochMs | undefined {
  const bootedAt = Date.parse(session?.lastBootAt ?? "");
  if (!Number.isFinite(bootedAt)) return before;
  return before !== undefined && Math.abs(bootedAt - before) < sameBootMs ? before : epochMs(bootedAt);
}

/** A collector that does not count them: every boot time that is another one is one more restart. */
function restartsSince(before: FlowSignals | undefined, lastBootAt: EpochMs | undefined): number {
  if (before === undefined) return 0;
  const isRestarted = before.lastBootAt !== undefined && lastBootAt !== before.lastBootAt;
  return before.restarts + (isRestarted ? 1 : 0);
}

/** 1 is none, 2 a soft and 3 a hard restart; the event that a restart may be wanted says too little by itself. */
function isRestartAwaited({ session, tracking }: RawSignals): boolean {
  const isHard = tracking?.apps.some(({ rebootRequired }) => rebootRequired === 3) === true;
  return isHard || session?.rebootRequired === 1;
}
