import { formatErrorCode, hresultOf, parseErrorCode } from "../diagnosis/error-code.ts";
import { managedAppState } from "./app-scales.ts";
import type { FlowCount, FlowProvider } from "./flow-signals.ts";
import type { RawMsiApp, RawProvider, RawTracking } from "./raw-signals.ts";
import { extensionInstaller } from "./read-apps.ts";

const providerStates = {
  1: "notInstalled",
  2: "notRequired",
  3: "completed",
  4: "failed",
} as const satisfies Readonly<Record<number, FlowProvider["state"]>>;

/**
 * The policy providers of the page (device-side d.3). Until one has listed its apps the page stays on *Identifying*, for
 * which there is no time limit. The extension's own installer tells the same of a device that has no key of it yet.
 */
export function readProviders(
  tracking: RawTracking | null | undefined,
  msiApps: readonly RawMsiApp[] | null | undefined,
): readonly FlowProvider[] {
  const providers = (tracking?.providers ?? []).map(readProvider);
  const agent = msiApps?.find(({ fileName }) => fileName?.toLowerCase() === extensionInstaller);
  if (agent === undefined || agent.status === null || providers.some(({ name }) => name === "Sidecar")) {
    return providers;
  }
  const state = managedAppState(agent.status);
  const own: FlowProvider = {
    name: "Sidecar",
    state: state === "done" ? "completed" : state === "failed" ? "failed" : "notInstalled",
    raw: String(agent.status),
    ...(state === "failed" ? errorOf(agent.lastError) : {}),
    appsListed: null,
  };
  return [...providers, own];
}

function readProvider({ name, installationState, lastError, trackingPoliciesCreated }: RawProvider): FlowProvider {
  const state = isKnown(installationState) ? providerStates[installationState] : "unknown";
  return {
    name,
    state,
    raw: installationState === null ? "" : String(installationState),
    ...errorOf(lastError),
    appsListed: trackingPoliciesCreated === null ? null : trackingPoliciesCreated === 1,
  };
}

/** How many of the policies, certificates, network profiles and packages that the page waits for are done. */
export function readCounts(tracking: RawTracking | null | undefined): readonly FlowCount[] {
  return (tracking?.snapshots ?? [])
    .filter(({ kind, user, values }) => !user && kind.toLowerCase() !== "sidecar" && values.length > 0)
    .map(({ kind, values }) => ({
      kind,
      done: values.filter(({ state }) => isDone(kind, state)).length,
      total: values.length,
      ...otherStates(kind, values),
    }))
    .toSorted((left, right) => (left.kind < right.kind ? -1 : 1));
}

/** States that are on no scale, as they stand there. */
function otherStates(kind: string, values: RawTracking["snapshots"][number]["values"]): Pick<FlowCount, "others"> {
  const isPackage = kind.toLowerCase() === "expectedmsiapppackages";
  const isKnown = (state: number): boolean =>
    state === 0 || state === 1 || (isPackage && managedAppState(state) !== "unknown");
  const others = [...new Set(values.flatMap(({ state }) => (isKnown(state) ? [] : [state])))].slice(0, 4);
  return others.length === 0 ? {} : { others };
}

/** Packages of MSI count on MDM's scale on some builds; everything else is processed or not. */
function isDone(kind: string, state: number): boolean {
  return state === 1 || (kind.toLowerCase() === "expectedmsiapppackages" && managedAppState(state) === "done");
}

function isKnown(state: number | null): state is keyof typeof providerStates {
  return state !== null && Object.hasOwn(providerStates, state);
}

function errorOf(lastError: number | null): { readonly errorCode?: string } {
  const code = lastError === null || lastError === 0 ? undefined : parseErrorCode(lastError);
  return code === undefined ? {} : { errorCode: formatErrorCode(hresultOf(code)) };
}
