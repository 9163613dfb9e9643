import { networkAddressOf } from "../../network/network-address.ts";
import { unitNetwork } from "../../network/unit-network.ts";
import { unitReadiness } from "../../readiness/unit-readiness.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import type { UnitView } from "../unit-view.ts";

/** What was checked of a unit before its start: the device itself, and the network it stands in. */
export function readinessView(unit: Unit, state: Pick<BenchState, "network">): UnitView["readiness"] {
  // The device's own view goes first: the bench may stand in another network.
  const network = unitNetwork(unit, state.network);
  return {
    checks: unitReadiness(unit),
    ...(unit.readiness === undefined ? {} : { readAt: unit.readiness.seenAt }),
    ...(network === undefined
      ? {}
      : { network: { ...network, from: unit.network === undefined ? "bench" : "device" } }),
    mayTryNetwork: networkAddressOf(unit) !== undefined,
  };
}
