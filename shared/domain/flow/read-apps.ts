import { formatErrorCode, hresultOf, parseErrorCode } from "../diagnosis/error-code.ts";
import {
  enforcedAppState,
  managedAppState,
  reportedAppState,
  trackedAppState,
  workloadAppState,
} from "./app-scales.ts";
import type { FlowApp, FlowAppDetail, FlowAppState } from "./flow-app.ts";
import { unescapeUri } from "./loc-uri.ts";
import { parseObject } from "./parse-object.ts";
import type { RawExtensionApp, RawMsiApp, RawOfficeApp, RawScript, RawSignals, RawTracking } from "./raw-signals.ts";

/** More are not kept: a page that waits for more than this is no longer read one by one. */
const mostApps = 128;

/** The installer of the Intune Management Extension itself, which is no app of the customer. */
export const extensionInstaller = "intunewindowsagent.msi";

/**
 * The apps and scripts of a run, put together from everything that tells of them. `before`: as they were known, or
 * undefined for the first reading of a run, whose data then counts as what was there at the start.
 */
export function readApps(raw: RawSignals, before: readonly FlowApp[] | undefined): readonly FlowApp[] | undefined {
  const sources = [raw.tracking, raw.msiApps, raw.officeApps, raw.extension];
  if (sources.every((source) => source === undefined || source === null)) return undefined;
  const apps = [
    ...extensionApps(raw, before),
    ...(raw.msiApps ?? []).flatMap((app) => msiApp(app, awaitedPackages(raw.tracking))),
    ...(raw.officeApps ?? []).map(officeApp),
    ...(raw.extension?.scripts ?? []).map(script),
  ];
  return apps.toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)).slice(0, mostApps);
}

/** `RebootRequired` of a tracked app: 2 a soft, 3 a hard restart. */
const restartStates: ReadonlySet<number | undefined> = new Set([2, 3]);

type Workload = { readonly name: string; readonly state?: number; readonly errorCode?: number };

/** One app of the extension by what each of its places says. */
type ExtensionPlaces = {
  readonly id: string;
  readonly tracked?: number;
  readonly restart?: number;
  readonly workload?: Workload;
  readonly keys?: RawExtensionApp;
};

function extensionApps(raw: RawSignals, before: readonly FlowApp[] | undefined): readonly FlowApp[] {
  const places = new Map<string, ExtensionPlaces>();
  const add = (id: string, more: Partial<ExtensionPlaces>): void => {
    places.set(id, { ...(places.get(id) ?? { id }), ...more });
  };
  for (const { name, state } of sidecarSnapshot(raw.tracking)) {
    const id = name.split("/")[9];
    if (id !== undefined && id !== "") add(appIdOf(unescapeUri(id)), { tracked: state });
  }
  for (const { name, installationState, rebootRequired } of raw.tracking?.apps ?? []) {
    add(appIdOf(name), {
      ...(installationState === null ? {} : { tracked: installationState }),
      ...(rebootRequired === null ? {} : { restart: rebootRequired }),
    });
  }
  for (const [id, workload] of readWorkloads(raw.extension?.provisioningProgress ?? null)) add(id, { workload });
  for (const keys of raw.extension?.apps ?? []) if (keys.deviceContext) add(appIdOf(keys.appId), { keys });
  return [...places.values()].map((app) => extensionApp(app, before));
}

/** The newest snapshot of the device's scope: a user's is another phase. */
function sidecarSnapshot(tracking: RawTracking | null | undefined): RawTracking["snapshots"][number]["values"] {
  return tracking?.snapshots.find(({ kind, user }) => kind.toLowerCase() === "sidecar" && !user)?.values ?? [];
}

function extensionApp(places: ExtensionPlaces, before: readonly FlowApp[] | undefined): FlowApp {
  const { id, tracked, workload, keys } = places;
  const enforcement = readEnforcement(keys?.enforcement ?? null);
  const print = keys === undefined ? "" : [enforcement.raw, keys.exitCode, keys.lastUpdated].join("|");
  const known = before?.find((app) => app.kind === "win32" && app.id === id);
  const atStart = before === undefined ? print : (known?.atStart ?? "");
  // Keys of the extension outlive a reset of the enrolment: without a change they tell of the run before.
  const isStale = print !== "" && atStart === print && tracked === undefined && workload === undefined;
  const isFresh = print !== "" && atStart !== print;
  const [state, rawState] = stateOf(places, isStale || isFresh ? enforcement.state : undefined);
  const code = workload?.errorCode ?? (isFresh ? enforcement.errorCode : undefined);
  const isBlocking = tracked !== undefined || (keys?.espPhase ?? null) !== null;
  return {
    kind: "win32",
    id,
    name: workload?.name ?? "",
    state: state === "done" && restartStates.has(places.restart) ? "restart" : state,
    raw: rawState,
    ...detailsOf(places, enforcement.targeting),
    ...(isBlocking ? { blocking: true } : keys === undefined ? {} : { blocking: false }),
    ...errorOf(state, code),
    ...(atStart === "" ? {} : { atStart }),
    ...(isStale ? { stale: true as const } : {}),
  };
}

/** What the page itself goes by comes first, what the extension reports after it. */
function stateOf(places: ExtensionPlaces, enforced: number | undefined): readonly [FlowAppState, string] {
  const { tracked, workload, keys } = places;
  if (tracked !== undefined) return [trackedAppState(tracked), String(tracked)];
  if (workload?.state !== undefined) return [workloadAppState(workload.state), String(workload.state)];
  if (enforced !== undefined) return [enforcedAppState(enforced), String(enforced)];
  const report = keys?.reportStatus ?? null;
  return report === null ? ["unknown", ""] : [reportedAppState(report), String(report)];
}

function readEnforcement(text: string | null): {
  readonly raw: string;
  readonly state?: number;
  readonly errorCode?: number;
  readonly targeting?: number;
} {
  const message = text === null ? undefined : parseObject(text);
  if (message === undefined) return { raw: "" };
  const state = wholeNumber(message.EnforcementState);
  const errorCode = wholeNumber(message.ErrorCode);
  const targeting = wholeNumber(message.TargetingMethod);
  return {
    raw: `${state ?? ""},${errorCode ?? ""}`,
    ...(state === undefined ? {} : { state }),
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(targeting === undefined ? {} : { targeting }),
  };
}

/**
 * Numbers of the extension that nobody documents: kept as they stand, for whoever looks at the app. What the page itself
 * tells of a restart is among them when it is none of the known ones.
 */
function detailsOf({ restart, keys }: ExtensionPlaces, targeting: number | undefined): Pick<FlowApp, "details"> {
  const compliance =
    keys?.compliance === undefined || keys.compliance === null ? undefined : parseObject(keys.compliance);
  const all: Readonly<Record<FlowAppDetail, number | undefined>> = {
    exitCode: keys?.exitCode ?? undefined,
    intent: keys?.intent ?? undefined,
    targeting,
    applicability: wholeNumber(compliance?.Applicability),
    compliance: wholeNumber(compliance?.ComplianceState),
    desired: wholeNumber(compliance?.DesiredState),
    complianceError: wholeNumber(compliance?.ErrorCode),
    restart: restart !== undefined && restart > 3 ? restart : undefined,
  };
  const details = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return details.length === 0 ? {} : { details: Object.fromEntries(details) };
}

function readWorkloads(text: string | null): readonly (readonly [string, Workload])[] {
  const workloads = text === null ? undefined : parseObject(text)?.Workloads;
  if (!Array.isArray(workloads)) return [];
  return workloads.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { WorkloadId, FriendlyName, WorkloadState, ErrorCode } = entry as Readonly<Record<string, unknown>>;
    if (typeof WorkloadId !== "string" || WorkloadId === "") return [];
    const state = wholeNumber(WorkloadState);
    const errorCode = wholeNumber(ErrorCode);
    const workload: Workload = {
      name: typeof FriendlyName === "string" ? FriendlyName.trim().slice(0, 120) : "",
      ...(state === undefined ? {} : { state }),
      ...(errorCode === undefined || errorCode === 0 ? {} : { errorCode }),
    };
    return [[appIdOf(WorkloadId), workload] as const];
  });
}

/** Product codes of the packages that the page waits for, in lower case; undefined while it does not say. */
function awaitedPackages(tracking: RawTracking | null | undefined): ReadonlySet<string> | undefined {
  const listed = tracking?.snapshots.find(({ kind, user }) => kind.toLowerCase() === "expectedmsiapppackages" && !user);
  const codes = listed?.values.flatMap(
    ({ name }) => /\/MSI\/(\{[0-9a-f-]{36}\})/i.exec(unescapeUri(name))?.[1]?.toLowerCase() ?? [],
  );
  return codes === undefined ? undefined : new Set(codes);
}

function msiApp(
  { productCode, status, lastError, fileName }: RawMsiApp,
  awaited: ReadonlySet<string> | undefined,
): readonly FlowApp[] {
  if (fileName?.toLowerCase() === extensionInstaller) return [];
  const state = status === null ? "unknown" : managedAppState(status);
  const name = fileName ?? "";
  const raw = status === null ? "" : String(status);
  const id = productCode.toLowerCase();
  const blocking = awaited === undefined ? {} : { blocking: awaited.has(id) };
  return [{ kind: "msi", id, name, state, raw, ...blocking, ...errorOf(state, lastError ?? undefined) }];
}

/** `FinalStatus` 0 is success, though 0 is "none" on the scale of `Status`. */
function officeApp({ id, status, finalStatus }: RawOfficeApp): FlowApp {
  const state = finalStatus === 0 ? "done" : status === null ? "unknown" : managedAppState(status);
  const raw = [status, finalStatus].map((value) => value ?? "").join(",");
  return { kind: "office", id: id.toLowerCase(), name: "Microsoft 365 Apps", state, raw };
}

function script({ scriptId, result, errorCode }: RawScript): FlowApp {
  const word = result?.trim().toLowerCase() ?? "";
  const state: FlowAppState = word === "success" ? "done" : word === "failed" ? "failed" : "unknown";
  const raw = result ?? "";
  return {
    kind: "script",
    id: scriptId.toLowerCase(),
    name: "",
    state,
    raw,
    ...errorOf(state, errorCode ?? undefined),
  };
}

/** `Win32App_{id}_{revision}`, with or without its parts, becomes the id alone. */
function appIdOf(name: string): string {
  const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(name)?.[0];
  return (id ?? name.replace(/^Win32App_/i, "")).toLowerCase();
}

function errorOf(state: FlowAppState, errorCode: number | undefined): { readonly errorCode?: string } {
  if (state !== "failed" || errorCode === undefined || errorCode === 0) return {};
  const code = parseErrorCode(errorCode);
  return code === undefined ? {} : { errorCode: formatErrorCode(hresultOf(code)) };
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,10}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : undefined;
}
