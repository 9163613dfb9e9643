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
    const result = reached(world, endpoint);
    await pause(delay, result.elapsedMs ?? 0, signal);
    if (signal.aborted) return err({ code: "cancelled", detail: "The request was cancelled." });
    results.push(result);
  }
  return ok(answerOf(address, results, clockErrorMs, world.advance()));
}

/** The same as a collector on a stick tells it, which nobody waits for. */
export function networkOntoStick(
  world: World,
  endpoints: readonly NetworkEndpoint[],
  clockErrorMs: number,
  now: number,
): NetworkAnswer {
  return answerOf(
    "local",
    endpoints.map((endpoint) => reached(world, endpoint)),
    clockErrorMs,
    now,
  );
}

function answerOf(
  address: string,
  endpoints: NetworkAnswer["endpoints"],
  clockErrorMs: number,
  at: number,
): NetworkAnswer {
  return { address, observedAt: new Date(at).toISOString(), endpoints, proxy: "", clockOffsetMs: 40 + clockErrorMs };
}

function reached(world: World, { id, host, port, protocol }: NetworkEndpoint): NetworkAnswer["endpoints"][number] {
  const elapsedMs = Math.round(drawBetween(world.seed, 8, 120, "network", id, world.count(id)));
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
