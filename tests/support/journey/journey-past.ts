import type { JourneyHands } from "./journey-hands.ts";

const minute = 60_000;

/** Looks at a unit's past and has one of the ways done, all of the release, or gives up in the middle. */
export async function clearingStepsOf({ tile, ask, pick, random, bench, cleared }: JourneyHands): Promise<void> {
  const of = tile();
  if (of === undefined) return;
  const { unitId, serialNumber } = of;
  cleared.add(serialNumber.toLowerCase());
  const looked = await ask("past.look", { unitId });
  if (looked.ok) await bench.pass(random() * 2 * minute);
  const read = await ask("unit.read", { unitId });
  if (!read.ok) return;
  const { past } = read.value.unit;
  const identifiers = { serialEnding: serialNumber, slotOrModel: of.slot?.toString() ?? of.model };
  const offer = pick(past.offers);
  if (offer !== undefined && random() < 0.7)
    await ask("past.clear", {
      unitId,
      way: offer.way,
      recordIds: [...new Set(offer.steps.map(({ record }) => record.id))],
      identifiers,
      typed: random() < 0.9 ? offer.phrase : "yes",
    });
  await pick<() => Promise<unknown>>([
    () => ask("past.resume", { unitId }),
    () => ask("past.giveUp", { unitId }),
    () => ask("release.note", { unitId, caseNumber: "C-1", papers: [], note: "" }),
    () => ask("release.savePack", { unitId, withHash: random() < 0.5 }),
    () => ask("release.tell", { unitId, identifiers }),
    async () => undefined,
  ])?.();
}
