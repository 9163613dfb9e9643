import type { FlowEventKey } from "./flow-events.ts";
import type { FlowEvent } from "./flow-signals.ts";

/** What the Autopilot log says of the profile. */
export const profileVerdicts = [
  "notRegistered",
  "identityMismatch",
  "profileDeleted",
  "noProfile",
  "downloaded",
  "cached",
  "nothingReturned",
  "noInternet",
] as const;
export type ProfileVerdict = (typeof profileVerdicts)[number];

/** In this order: the first event that is there decides (device-side d.7). */
const order: readonly (readonly [FlowEventKey, ProfileVerdict])[] = [
  ["notRegistered", "notRegistered"],
  ["identityMismatch", "identityMismatch"],
  ["profileDeleted", "profileDeleted"],
  ["noProfile", "noProfile"],
  ["profileDownloaded", "downloaded"],
  ["profileStateChanged", "downloaded"],
  ["beforeProfileDownloaded", "downloaded"],
  ["profileCached", "cached"],
  // Asked, and nothing came back.
  ["internetAvailable", "nothingReturned"],
  // No proof that it was ever online.
  ["policyNotFound", "noInternet"],
  ["beforeNoise", "noInternet"],
];

/** How the download of the profile stands; undefined when the log says nothing of it. */
export function profileVerdict(events: readonly FlowEvent[]): ProfileVerdict | undefined {
  const seen = new Set(events.map(({ key }) => key));
  return order.find(([key]) => seen.has(key))?.[1];
}
