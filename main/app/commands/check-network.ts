import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { assessNetwork } from "../../../shared/domain/network/assess-network.ts";
import { networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
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
export async function checkNetwork({
  bench,
  bridge,
  clock,
}: CheckNetworkPorts): Promise<Result<CommandOutput<"network.check">>> {
  const answer = await bridge.checkNetwork(endpoints);
  if (!answer.ok) return answer;
  const { endpoints: tried, proxy, clockOffsetMs } = answer.value;
  const results = { endpoints: tried, proxy, clockOffsetMs };
  const recorded = await bench.record([{ kind: "benchNetworkChecked", source: "E-BR", at: clock.now(), results }]);
  return recorded.ok ? ok(benchNetwork(bench.state())) : recorded;
}

/** The network of the bench as it was last tried. Whose TPM a device has is not known here. */
export function benchNetwork({ network }: Pick<BenchState, "network">): CommandOutput<"network.read"> {
  if (network === undefined) return { checks: [] };
  return { checkedAt: network.seenAt, checks: [...assessNetwork(network.value, { tpmMaker: undefined })] };
}
