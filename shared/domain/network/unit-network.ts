import type { EpochMs } from "../../kernel/brand.ts";
import { tpmMaker } from "../readiness/tpm-maker.ts";
import type { Seen } from "../unit/flow-attempt.ts";
import type { Unit } from "../unit/unit.ts";
import { assessNetwork } from "./assess-network.ts";
import type { NetworkCheck } from "./network-check.ts";
import type { NetworkResults } from "./network-results.ts";

/** The network as one unit needs it, and when it was tried. */
export type UnitNetwork = { readonly checks: readonly NetworkCheck[]; readonly seenAt: EpochMs };

/** What was found of the network, by the unit's own device or else by `ofBench`, judged by whose TPM it has. */
export function unitNetwork(
  { network, readiness }: Pick<Unit, "network" | "readiness">,
  ofBench?: Seen<NetworkResults>,
): UnitNetwork | undefined {
  const seen = network ?? ofBench;
  if (seen === undefined) return undefined;
  const maker = tpmMaker(readiness?.value.facts.tpm.manufacturerId ?? null)?.id;
  return { checks: assessNetwork(seen.value, { tpmMaker: maker }), seenAt: seen.seenAt };
}
