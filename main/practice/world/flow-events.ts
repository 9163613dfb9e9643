import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import { downloadedAt, installingAt } from "./device-managed-apps.ts";
import type { FlowRun, FlowStep } from "./device-rows.ts";
import { secondMs } from "./durations.ts";
import type { World } from "./world.ts";

/** An event of a log with its time; its record id follows from all of them. */
export type TimedEvent = Omit<NonNullable<DeviceSignals["events"]>[number], "at" | "recordId"> & {
  readonly at: number;
};

const autopilot = "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot";
const management = "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/ManagementService";
const shell = "Microsoft-Windows-Shell-Core/Operational";
const enrolment = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin";
const registration = "Microsoft-Windows-User Device Registration/Admin";
const page = "CommercialOOBE_ESPProgress";
/** An event that no source gives a meaning. */
const unnamedId = 519;
const stepStarted = "CommercialOOBE_BootstrapStatusCategory_SubcategoryProcessing_Started";

/** Everything that a planned run leaves in the logs, in no order (device-side d.7). */
export function flowEvents(world: World, run: FlowRun): readonly TimedEvent[] {
  return [...run.steps.flatMap((step) => stepEvents(world, run, step)), ...endEvents(run)];
}

function told(at: number, channel: string, id: number, tokens: readonly string[] = [], errorCode = ""): TimedEvent {
  const code = errorCode === "" ? null : errorCode;
  return {
    at,
    channel,
    id,
    tokens: [...tokens],
    errorCode: code,
    value: null,
    level: code === null ? 4 : 2,
    numbers: [],
  };
}

function stepEvents(world: World, run: FlowRun, step: FlowStep): readonly TimedEvent[] {
  const { kind, label, startsAt, endsAt } = step;
  const failed = run.end?.result === "failure" && run.end.failedStep === label;
  const code = failed ? (run.end?.errorCode ?? "") : "";
  const atEnd = (channel: string, id: number): readonly TimedEvent[] =>
    endsAt === null ? [] : [told(endsAt, channel, id, [], code)];
  switch (kind) {
    case "secureHardware":
      return [
        ...[160, 161, 153].map((id) => told(startsAt, autopilot, id)),
        told(startsAt, management, 509, ["WhiteGlove"]),
        // Newer builds note more than anybody has written down.
        { ...told(startsAt, management, unnamedId), level: 3, numbers: [run.attempt] },
        ...(failed ? [...atEnd(autopilot, 171), ...atEnd(autopilot, 172)] : atEnd(autopilot, 169)),
      ];
    case "join":
      return atEnd(registration, failed ? 304 : 306);
    case "register":
      return atEnd(enrolment, failed ? 76 : 72);
    case "securityPolicies":
      return [told(startsAt, enrolment, 208), told(startsAt, shell, 62_407, [stepStarted])];
    case "certificates":
      return atEnd(enrolment, 39);
    case "restart":
      return [told(startsAt - 30 * secondMs, enrolment, 2800)];
    case "installApp":
      return [told(startsAt, shell, 62_407, [stepStarted]), ...packageEvents(world, step, code)];
    default:
      return [];
  }
}

/** What MDM tells of a package that it installs itself. */
function packageEvents(world: World, { app, startsAt, endsAt }: FlowStep, code: string): readonly TimedEvent[] {
  if (world.apps.all()[app - 1]?.installer !== "msi") return [];
  const begun = told(startsAt, enrolment, 1905);
  if (endsAt === null) return [begun];
  const after = (share: number): number => Math.round(startsAt + (endsAt - startsAt) * share);
  return [
    begun,
    told(after(downloadedAt), enrolment, 1906),
    told(after(installingAt), enrolment, 1920),
    told(endsAt, enrolment, code === "" ? 1922 : 1924, [], code),
  ];
}

function endEvents({ end }: FlowRun): readonly TimedEvent[] {
  if (end === null) return [];
  const exiting = told(end.at, shell, 62_407, [`${page}_Page_Exiting`]);
  if (end.result === "success") return [exiting, told(end.at, shell, 62_407, [`${page}_WhiteGlove_Success`])];
  return [exiting, told(end.at, shell, 62_407, [`${page}_WhiteGlove_Failed`], end.errorCode)];
}
