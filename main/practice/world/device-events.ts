import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { EventWish } from "../../../shared/contract/bridge/event-wish.ts";
import type { DeviceRow, FlowRun } from "./device-rows.ts";

type DeviceEvent = NonNullable<DeviceSignals["events"]>[number];

const autopilot = "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot";
const management = "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/ManagementService";
const shell = "Microsoft-Windows-Shell-Core/Operational";
const enrolment = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin";
const page = "CommercialOOBE_ESPProgress";

/** What the event logs of a device hold of its run at `now`, in the order of time. */
export function eventsOf({ run }: DeviceRow, now: number): readonly DeviceEvent[] {
  if (run === null) return [];
  return [...stepEvents(run), ...endEvents(run)]
    .filter(({ at }) => at <= now)
    .sort((left, right) => left.at - right.at)
    .map(({ at, ...event }, index) => ({ ...event, recordId: index + 1, at: new Date(at).toISOString() }));
}

/** The events that were asked for, and up to which record each channel was looked at. */
export function wishedEvents(
  device: DeviceRow,
  wishes: readonly EventWish[],
  now: number,
): Pick<DeviceSignals, "events" | "marks"> {
  const all = eventsOf(device, now);
  const wanted = (event: DeviceEvent): boolean =>
    wishes.some(
      ({ channel, ids, after }) =>
        channel === event.channel && (ids.length === 0 || ids.includes(event.id)) && event.recordId > (after ?? 0),
    );
  const marks = [...new Set(wishes.map(({ channel }) => channel))].map((channel) => ({
    channel,
    recordId: Math.max(0, ...all.filter((event) => event.channel === channel).map(({ recordId }) => recordId)),
  }));
  return { events: all.filter(wanted), marks };
}

type TimedEvent = Omit<DeviceEvent, "at" | "recordId"> & { readonly at: number };

function told(at: number, channel: string, id: number, tokens: readonly string[] = []): TimedEvent {
  return { at, channel, id, tokens: [...tokens], errorCode: null, value: null };
}

function stepEvents(run: FlowRun): readonly TimedEvent[] {
  const started = [
    told(run.startedAt, autopilot, 160),
    told(run.startedAt, autopilot, 161),
    told(run.startedAt, management, 509, ["WhiteGlove"]),
  ];
  const ofStep = run.steps.flatMap(({ kind, startsAt, endsAt }) => {
    if (kind === "register" && endsAt !== null) return [told(endsAt, enrolment, 72)];
    if (kind === "installApp")
      return [told(startsAt, shell, 62407, ["CommercialOOBE_BootstrapStatusCategory_SubcategoryProcessing_Started"])];
    return [];
  });
  return [...started, ...ofStep];
}

function endEvents({ end }: FlowRun): readonly TimedEvent[] {
  if (end === null) return [];
  const exiting = told(end.at, shell, 62407, [`${page}_Page_Exiting`]);
  if (end.result === "success") return [exiting, told(end.at, shell, 62407, [`${page}_WhiteGlove_Success`])];
  return [exiting, { ...told(end.at, shell, 62407, [`${page}_WhiteGlove_Failed`]), errorCode: end.errorCode }];
}
