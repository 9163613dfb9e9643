import { assessNetwork } from "../../network/assess-network.ts";
import { tpmMaker } from "../../readiness/tpm-maker.ts";
import { unitReadiness } from "../../readiness/unit-readiness.ts";
import type { Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import type { UnitView } from "../unit-view.ts";

/** What was checked of a unit before its start: the device itself, and the network it stands in. */
export function readinessView(unit: Unit, state: Pick<BenchState, "network">): UnitView["readiness"] {
  const checks = unitReadiness(unit);
  const network = networkView(unit, state);
  return {
    checks,
    ...(unit.readiness === undefined ? {} : { readAt: unit.readiness.seenAt }),
    ...(network === undefined ? {} : { network }),
  };
}

/** The device's own view of the network goes first: the bench may stand in another one. */
function networkView(unit: Unit, { network: ofBench }: Pick<BenchState, "network">): UnitView["readiness"]["network"] {
  const seen = unit.network ?? ofBench;
  if (seen === undefined) return undefined;
  const maker = tpmMaker(unit.readiness?.value.facts.tpm.manufacturerId ?? null)?.id;
  return {
    checks: assessNetwork(seen.value, { tpmMaker: maker }),
    from: unit.network === undefined ? "bench" : "device",
    seenAt: seen.seenAt,
  };
}
