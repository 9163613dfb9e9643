import { type FlowApp, flowAppDetails } from "../../domain/flow/flow-app.ts";
import type { DeviceSetup, FlowEvent, FlowPage, FlowProvider } from "../../domain/flow/flow-signals.ts";
import { errorMeaning } from "../lists/error-catalogue.ts";
import {
  flowAppDetailText,
  flowAppStateText,
  flowProviderStateText,
  userFlowSignText,
} from "../lists/flow-device-text.ts";
import { clause, named } from "../sentence.ts";

/** Sentences of the flow tab about what the device itself told. */
export const flowScreenText = {
  error: "What the error means",
  code: "Code",
  name: "Name",
  meaning: "Meaning",
  cause: "Cause",
  action: "What to do",
  retry: "Retry",
  certainty: "How sure",
  sources: "By",
  noMeaning: "No meaning is known",
  pageUntil: "The page allows until",
  restart: "Restart",
  restartAwaited: "the device waits for one",
  profile: "Profile on the device",
  page: "Page on the device",
  apps: "Apps",
  app: "App",
  kind: "Kind",
  state: "State",
  blocking: "Page waits for it",
  yes: "yes",
  no: "no",
  unknown: "unknown",
  counts: "What the page waits for",
  events: "From the device's logs",
  time: "Last",
  what: "What",
  times: "Times",
  count: (done: number, total: number, others: readonly number[] = []) =>
    `${done} of ${total}${clause(", unknown state ", others.join(", "))}`,
  otherEvents: "Events without a known meaning",
  log: "Log",
  eventId: "Event",
  level: "Level",
  data: "What stands there",
  otherMembers: "Also there",
  provisioning: "Profile and settings as the device has them",
  stale: "of an earlier enrolment, not counted",
  userFlow: (signs: readonly (keyof typeof userFlowSignText)[]) =>
    `Somebody is past the technician flow: ${signs.map((sign) => userFlowSignText[sign]).join(", ")}.`,
} as const;

/** How an app stands, with its error; what is not known is shown as it was read. */
export function appStateText(app: FlowApp): string {
  const word = app.kind === "script" && app.state === "done" ? "Succeeded" : flowAppStateText[app.state];
  const state = app.state === "unknown" ? `${word}${clause(" (", app.raw, ")")}` : word;
  if (app.stale === true) return `${state} · ${flowScreenText.stale}`;
  const details = app.state === "failed" || app.state === "unknown" ? detailsText(app) : "";
  return [state, app.errorCode ?? "", errorMeaning(app.errorCode ?? "", "deviceSetup"), details]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Numbers of the Intune Management Extension, as they stand there. */
function detailsText({ details }: FlowApp): string {
  return flowAppDetails
    .flatMap((name) => (details?.[name] === undefined ? [] : [`${flowAppDetailText[name]} ${details[name]}`]))
    .join(", ");
}

const setupStateText = { notStarted: "not started", inProgress: "in progress", completed: "completed" } as const;
const preparationText: Readonly<Record<number, string>> = { 2: "starting", 3: "running", 4: "completed" };

/** `EncryptionMethod` of Win32_EncryptableVolume. What was configured may come too late: a person compares (device-side c.4). */
const driveEncryptionText: Readonly<Record<number, string>> = {
  0: "none yet",
  3: "AES 128-bit",
  4: "AES 256-bit",
  6: "XTS-AES 128-bit",
  7: "XTS-AES 256-bit",
};

/** What Windows says of its own setup, as label and value; a number that is not known is shown as it was read. */
export function setupFacts(device: DeviceSetup): readonly (readonly [string, string])[] {
  const { setup, provisioningCompleted: completed, devicePreparation: hint, driveEncryption, sticks = 0 } = device;
  const unknown = (raw: string | number): string => `${flowScreenText.unknown} (${raw})`;
  return [
    ...(setup === undefined
      ? []
      : [["Windows setup", setup.state === "unknown" ? unknown(setup.raw) : setupStateText[setup.state]] as const]),
    ...(completed === undefined
      ? []
      : [["Device setup recorded as done", ["no", "yes"][completed] ?? unknown(completed)] as const]),
    ...(hint === undefined
      ? []
      : [["Device preparation, which has no technician flow", preparationText[hint] ?? unknown(hint)] as const]),
    ...(driveEncryption === undefined
      ? []
      : [["Drive encryption", driveEncryptionText[driveEncryption] ?? unknown(driveEncryption)] as const]),
    ...(sticks === 0 ? [] : [["Sticks in the device", `${sticks}, to be taken out before Reseal`] as const]),
  ];
}

/** How a policy provider stands, and whether its list of apps is there. */
export function providerText(provider: FlowProvider): string {
  const state =
    provider.state === "unknown" && provider.raw !== ""
      ? `${flowProviderStateText.unknown} (${provider.raw})`
      : flowProviderStateText[provider.state];
  const list = provider.appsListed === false ? "its list of apps is not there yet" : "";
  const error = provider.errorCode ?? "";
  return [state, list, error, errorMeaning(error, "deviceSetup")].filter((part) => part !== "").join(" · ");
}

/** What the page shows and allows on this device. */
export function pageText(page: FlowPage): string {
  const allowed = [
    page.mayRetry === true ? "retry" : "",
    page.mayReset === true ? "reset" : "",
    page.mayContinue === true ? "continue anyway" : "",
  ].filter((part) => part !== "");
  return [
    page.shown === null ? "" : page.shown ? "shown" : "not shown",
    page.blocks === null ? "" : page.blocks ? "blocks the device" : "does not block the device",
    allowed.length === 0 ? "" : `allows ${allowed.join(", ")}`,
    page.timeoutMinutes === null ? "" : `for ${page.timeoutMinutes} min`,
    page.otherBits === 0 ? "" : `unknown setting ${page.otherBits}`,
    page.message === "" ? "" : `says “${page.message}”`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Steps of an offline domain join; a number that is not listed is shown as it is. */
const offlineJoinText: Readonly<Record<string, string>> = {
  0: "not configured",
  1: "waiting",
  2: "processed",
  3: "timed out",
};

/** The code of an event and what it means, or the step of an offline join that it tells of. */
export function eventDetail({ key, errorCode, value }: FlowEvent): string {
  if (key === "offlineJoinState" && value !== undefined) return named(offlineJoinText, String(value));
  if (errorCode === undefined) return "";
  return [errorCode, errorMeaning(errorCode)].filter((part) => part !== "").join(" · ");
}
