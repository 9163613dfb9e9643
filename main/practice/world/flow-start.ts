import type { PreProvisioningOffer } from "./device-offer.ts";
import type { DeviceRow, FlowRun } from "./device-rows.ts";
import { espOfDevice } from "./esp-resolution.ts";
import { type FlowConditions, planFlow } from "./flow-plan.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { IdentityRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";

/** Starts a technician flow: plans all of it and everything it will do in the tenant. */
export function startFlow(world: World, device: DeviceRow, offer: PreProvisioningOffer, at: number): DeviceRow {
  const attempt = device.attempts + 1;
  const run = planFlow({
    ...conditionsOf(world, device, offer.identity, at),
    attempt,
    retries: 0,
    profileName: offer.profile.displayName,
    preprovisioningAllowed: offer.profile.preprovisioningAllowed,
    fromApps: false,
  });
  planEffects(world, device, run);
  return { ...device, stage: "running", attempts: attempt, run };
}

/** Presses Retry on the failure page: a flow that failed in the apps goes on there, any other starts over. */
export function retryFlow(world: World, device: DeviceRow, at: number): DeviceRow | string {
  const identity = findIdentityBySerial(world, device.serialNumber);
  const { run } = device;
  if (identity === undefined || run === null) return "The device is not registered with an organization.";
  const conditions = conditionsOf(world, device, identity, at);
  if (conditions.esp.blockDeviceSetupRetryByUser) return "The Retry button is not offered.";
  const fromApps = run.steps.some((step) => step.kind === "installApp");
  const next = planFlow({
    ...conditions,
    attempt: run.attempt,
    retries: run.retries + 1,
    profileName: run.profileName,
    preprovisioningAllowed: world.profiles.get(identity.profileId)?.preprovisioningAllowed ?? false,
    blockedAsReused: !fromApps && conditions.blockedAsReused,
    fromApps,
  });
  planEffects(world, device, next);
  return { ...device, stage: "running", run: next };
}

type Known = "seed" | "device" | "startsAt" | "blockedAsReused" | "esp" | "apps";

function conditionsOf(world: World, device: DeviceRow, identity: IdentityRow, at: number): Pick<FlowConditions, Known> {
  return {
    seed: world.seed,
    device,
    startsAt: at,
    blockedAsReused: world.switches.blocksReuse && identity.userlessEnrollment === "blocked",
    esp: espOfDevice(world, identity),
    apps: world.apps.all(),
  };
}

/** Everything a run will do by itself, at the times it was planned for. */
function planEffects(world: World, device: DeviceRow, run: FlowRun): void {
  const at = { serialKey: device.id, runId: run.id };
  for (const step of run.steps) {
    if (step.endsAt === null) continue;
    const failsHere = run.end?.result === "failure" && run.end.failedStep === step.label;
    if (step.kind === "restart") world.plan(step.startsAt, { type: "restarted", ...at });
    if (failsHere) continue;
    if (step.kind === "join") world.plan(step.endsAt, { type: "joined", ...at });
    if (step.kind === "register") world.plan(step.endsAt, { type: "enrolled", ...at });
    if (step.kind === "securityPolicies" || step.kind === "installApp")
      world.plan(step.endsAt, { type: "checkedIn", ...at });
  }
  if (run.end !== null) world.plan(run.end.at, { type: "flowEnded", ...at });
}
