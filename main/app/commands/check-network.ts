import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { currentUnit } from "../../../shared/domain/bench/merged-units.ts";
import { assessNetwork } from "../../../shared/domain/network/assess-network.ts";
import { networkAddressOf } from "../../../shared/domain/network/network-address.ts";
import { networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import type { NetworkResults } from "../../../shared/domain/network/network-results.ts";
import { unitNetwork } from "../../../shared/domain/network/unit-network.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Bench } from "../bench/bench-loop.ts";
import type { Clock } from "../ports/clock.ts";
import type { DeviceBridge } from "../ports/device-bridge.ts";

/** What a network check needs. */
export type CheckNetworkPorts = {
  readonly bench: Pick<Bench, "state" | "record">;
  readonly bridge: Pick<DeviceBridge, "checkNetwork">;
  readonly clock: Clock;
};

const endpoints = networkEndpoints.map(({ id, host, port, protocol, path }) => ({ id, host, port, protocol, path }));

/** Tries every endpoint from this PC and keeps what came of it as evidence. Errors: `bridge.*`, `store.writeFailed`. */
export async function checkNetwork(ports: CheckNetworkPorts): Promise<Result<CommandOutput<"network.check">>> {
  const { bench, clock } = ports;
  const results = await tryFrom(ports, "local");
  if (!results.ok) return results;
  const at = clock.now();
  const recorded = await bench.record([{ kind: "benchNetworkChecked", source: "E-BR", at, results: results.value }]);
  return recorded.ok ? ok(benchNetwork(bench.state())) : recorded;
}

/**
 * Lets the device of a unit try every endpoint, and keeps what came of it as evidence of the unit. Errors:
 * `unit.notFound`, `unit.wrongState` where the bridge has no way to it, `bridge.*`, `store.writeFailed`.
 */
export async function checkUnitNetwork(
  ports: CheckNetworkPorts,
  id: string,
): Promise<Result<CommandOutput<"network.check">>> {
  const { bench, clock } = ports;
  const unit = currentUnit(bench.state(), id);
  if (unit === undefined) return err(appError("notFound", "unit.notFound"));
  const address = networkAddressOf(unit);
  if (address === undefined) {
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "checkNetwork" }));
  }
  const results = await tryFrom(ports, address);
  if (!results.ok) return results;
  const at = clock.now();
  const recorded = await bench.record([
    { kind: "networkChecked", source: "E-BR", at, unitId: unit.id, results: results.value },
  ]);
  if (!recorded.ok) return recorded;
  const seen = unitNetwork(currentUnit(bench.state(), id) ?? unit);
  return ok(seen === undefined ? { checks: [] } : { checkedAt: seen.seenAt, checks: [...seen.checks] });
}

/** The network of the bench as it was last tried. Whose TPM a device has is not known here. */
export function benchNetwork({ network }: Pick<BenchState, "network">): CommandOutput<"network.read"> {
  if (network === undefined) return { checks: [] };
  return { checkedAt: network.seenAt, checks: [...assessNetwork(network.value, { tpmMaker: undefined })] };
}

async function tryFrom({ bridge }: CheckNetworkPorts, address: string): Promise<Result<NetworkResults>> {
  const answer = await bridge.checkNetwork(address, endpoints);
  if (!answer.ok) return err(networkTrouble(answer.error));
  const { endpoints: tried, proxy, clockOffsetMs } = answer.value;
  return ok({ endpoints: tried, proxy, clockOffsetMs });
}

/** The bridge's word for any reading that failed speaks of the hash. */
function networkTrouble(error: AppError): AppError {
  return error.code === "bridge.collectFailed" ? { ...error, code: "bridge.networkFailed" } : error;
}
