import type { NetworkEndpoint } from "../../../shared/contract/bridge/network-endpoint.ts";
import type { NetworkAnswer } from "../../../shared/contract/bridge/network-results.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { drawBetween } from "../world/random.ts";
import type { World } from "../world/world.ts";
import { type BridgeFailure, pause, type SimulatedDelay, type TaskListener } from "./bridge-operations.ts";

type NetworkTask = { readonly address: string; readonly endpoints: readonly NetworkEndpoint[] };

/**
 * The network of the practice bench: everything is reached, nobody listens in, and it takes some milliseconds each.
 * `clockErrorMs`: what the clock of whoever tries is wrong by.
 */
export async function checkNetwork(
  world: World,
  clockErrorMs: number,
  delay: SimulatedDelay,
  { address, endpoints }: NetworkTask,
  { onProgress }: TaskListener,
  signal: AbortSignal,
): Promise<Result<object, BridgeFailure>> {
  const results: NetworkAnswer["endpoints"] = [];
  for (const endpoint of endpoints) {
    onProgress(endpoint.id);
    const elapsedMs = Math.round(drawBetween(world.seed, 8, 120, "network", endpoint.id, world.count(endpoint.id)));
    await pause(delay, elapsedMs, signal);
    if (signal.aborted) return err({ code: "cancelled", detail: "The request was cancelled." });
    results.push(reached(endpoint, elapsedMs));
  }
  const observedAt = new Date(world.advance()).toISOString();
  const answer: NetworkAnswer = {
    address,
    observedAt,
    endpoints: results,
    proxy: "",
    clockOffsetMs: 40 + clockErrorMs,
  };
  return ok(answer);
}

function reached({ id, host, port, protocol }: NetworkEndpoint, elapsedMs: number): NetworkAnswer["endpoints"][number] {
  const isSecure = protocol === "https";
  return {
    id,
    host,
    port,
    resolved: true,
    connected: true,
    issuer: isSecure ? "CN=Simulated TLS Issuing CA 01, O=Microsoft Corporation" : null,
    trusted: isSecure ? true : null,
    httpStatus: protocol === "ntp" ? null : 200,
    redirectHost: null,
    error: null,
    elapsedMs,
  };
}
