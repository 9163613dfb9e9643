import { secondMs } from "../../world/durations.ts";
import type { CallLimit } from "../../world/recent-calls.ts";
import type { World } from "../../world/world.ts";
import type { GraphFailure } from "./graph-call.ts";
import { directoryFailure, intuneFailure } from "./graph-failure.ts";
import type { Route } from "./route.ts";

type Limits = { readonly name: string; readonly writes: CallLimit; readonly any: CallLimit };

const per20 = (most: number): CallLimit => ({ most, windowMs: 20 * secondMs });
/** Microsoft's published limits for one app in one tenant (throttling limits of Intune and of identity resources). */
const devices: Limits = { name: "devices", writes: per20(200), any: per20(2000) };
const troubleshooting: Limits = { name: "troubleshooting", writes: per20(100), any: per20(1000) };
const enrolment: Limits = { name: "enrolment", writes: per20(100), any: per20(1000) };
const directory: Limits = {
  name: "directory",
  writes: { most: 3000, windowMs: 150 * secondMs },
  any: { most: 3500, windowMs: 10 * secondMs },
};
/** Single uploads in a row were refused after sixty to seventy, without a word on how long to wait. */
const singleUploads: CallLimit = { most: 60, windowMs: 60 * secondMs };

/** The refusal of a call that comes too soon after others, where the world counts them. */
export function rateProblem(world: World, route: Route, now: number): GraphFailure | undefined {
  if (world.switches.throttling === "none") return undefined;
  if (route.method === "POST" && route.path.endsWith("/importedWindowsAutopilotDeviceIdentities")) {
    if (world.recentCalls.take("single uploads", singleUploads, now) > 0)
      return intuneFailure(429, "TooManyRequests", "Too many requests");
  }
  const limits = limitsOf(route);
  const isWrite = route.method !== "GET";
  const waitMs = isWrite ? world.recentCalls.take(`${limits.name} writes`, limits.writes, now) : 0;
  const longest = Math.max(waitMs, world.recentCalls.take(limits.name, limits.any, now));
  if (longest === 0) return undefined;
  const failure =
    route.family === "intune"
      ? intuneFailure(429, "TooManyRequests", "Too many requests")
      : directoryFailure(429, "TooManyRequests", "Too many requests");
  return { ...failure, retryAfterSeconds: Math.ceil(longest / secondMs) };
}

function limitsOf({ family, path }: Route): Limits {
  if (family === "directory") return directory;
  if (/\/managedDevices\b/.test(path)) return devices;
  return /Events\b/.test(path) ? troubleshooting : enrolment;
}
