import type { LanTarget } from "../../../shared/contract/lan/view.ts";

/** Devices that stand the same: one, or so many that they are told together. */
export type TargetGroup = Pick<LanTarget, "state" | "reason"> & { readonly addresses: readonly string[] };

/** From this many on, devices that stand the same are one line: most of a network's addresses are nobody's. */
const together = 5;

/** The devices of a round as lines, in the order in which they were named. */
export function groupTargets(targets: readonly LanTarget[]): readonly TargetGroup[] {
  const groups = new Map<string, LanTarget[]>();
  for (const target of targets) {
    const key = `${target.state} ${target.reason ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [target]);
    else group.push(target);
  }
  return [...groups.values()].flatMap((group) => {
    const lines = group.map(({ address, ...rest }) => ({ ...rest, addresses: [address] }));
    const [first] = lines;
    const isMany = group.length >= together && first !== undefined;
    return isMany ? [{ ...first, addresses: group.map(({ address }) => address) }] : lines;
  });
}
