import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";

/** A network that devices may be on. */
export type BenchNetwork = { readonly address: string; readonly label: string };

/** Where simulated devices call in. */
const practiceAddress = "127.0.0.1";

/** The networks to choose from, the likeliest first: practice devices are on this PC, real ones on a cable. */
export function benchNetworks(
  { networkInterfaces }: Pick<CommandOutput<"bench.facts">, "networkInterfaces">,
  isPractice: boolean,
): readonly BenchNetwork[] {
  const rank = ({ wired, up }: { readonly wired: boolean; readonly up: boolean }): number =>
    (up ? 0 : 2) + (wired ? 0 : 1);
  const found = networkInterfaces
    .toSorted((left, right) => rank(left) - rank(right))
    .map(({ name, address, wired, up }) => ({ address, label: text.networkChoice(name, address, wired, up) }));
  return isPractice ? [{ address: practiceAddress, label: text.practiceOnly }, ...found] : found;
}
