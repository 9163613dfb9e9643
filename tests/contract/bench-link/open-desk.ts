import { onTestFinished } from "vitest";
import { nativeDigest } from "../../../main/adapters/system/native-digest.ts";
import { createLinkDesk, type LinkDesk } from "../../../main/app/link/create-link-desk.ts";
import type { HostAddress } from "../../../main/app/ports/bench-facts.ts";
import type { BenchLink } from "../../../main/app/ports/bench-link.ts";
import type { LinkView } from "../../../shared/contract/link/view.ts";
import type { LinkPlace } from "../../../shared/domain/link/link-line.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { openLoopBench } from "../../support/loop-bench.ts";
import { createMemoryOriginals } from "../../support/memory-originals.ts";
import { createMemoryRegister } from "../../support/memory-register.ts";
import { createTestLink } from "../../support/open-link.ts";
import { orThrow } from "../../support/or-throw.ts";
import { order } from "../../support/records.ts";

const ethernet: readonly HostAddress[] = [{ name: "Ethernet", address: "127.0.0.1" }];

/** The app's side of the link on a loop in memory, opened on the real listener. */
export async function openDesk(
  changes: Partial<ReturnType<typeof order>> = {},
  addresses: () => readonly HostAddress[] | undefined = () => ethernet,
  change: (link: BenchLink) => BenchLink = (link) => link,
) {
  const loop = openLoopBench();
  const { bench, clock, store, log } = loop;
  orThrow(await bench.submit({ kind: "openOrder", order: order(changes) }, "Technician 07"));
  const { link } = createTestLink({ clock });
  const desk = createLinkDesk({
    bench,
    link: change(link),
    clock,
    log,
    store,
    originals: createMemoryOriginals(),
    register: createMemoryRegister(),
    digest: nativeDigest,
    facts: {
      networkInterfaces: async () => (addresses() ?? ethernet).map((known) => ({ ...known, wired: true, up: true })),
      addresses,
    },
    speed: 1,
    moreAddresses: [],
  });
  onTestFinished(() => desk.stop());
  orThrow(await desk.handlers["link.open"]({ address: "127.0.0.1" }));
  return { ...loop, desk, units: () => [...mapValues(bench.state().units)] };
}

/** Where devices call in. Throws while none can. */
export function placeOf(desk: LinkDesk): LinkPlace {
  const place = desk.place();
  if (place === undefined) throw new Error("Nobody can call in");
  return place;
}

/** What the link shows now. */
export function viewOf(desk: LinkDesk): LinkView {
  let latest: LinkView | undefined;
  desk.watch((view) => {
    latest = view;
  })();
  if (latest === undefined) throw new Error("The desk tells its view at once");
  return latest;
}
