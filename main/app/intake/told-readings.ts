import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import { currentUnit } from "../../../shared/domain/bench/merged-units.ts";
import type { ToldReading } from "../../../shared/domain/intake/told-reading.ts";
import { unitWaitingKey } from "../../../shared/domain/intake/waiting-keys.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { toldEvidence } from "./told-evidence.ts";
import type { WaitingDesk } from "./waiting-desk.ts";

/** What collectors told of their devices beside the hash, held until the rows beside it have become units. */
export type ToldReadings = {
  readonly note: (entry: string, told: ToldReading) => void;
  /** Notes which unit an entry's row became, or was already. */
  readonly rows: (rows: readonly IntakeReadingRow[]) => void;
  /** Records what was told. Errors: `store.*`, `order.notOpen`, `intake.busy`. */
  readonly release: () => Promise<Result<void>>;
};

/** Entries that are remembered; a container with more of them holds lists, not readings of single devices. */
const mostEntries = 1_000;

/** Ties what was told to units, each by its own row. A device that was read is here: one whose row waits is brought. */
export function createToldReadings(
  { bench, clock, originals }: Pick<IntakePorts, "bench" | "clock" | "originals">,
  bringHere: WaitingDesk["bringHere"],
): ToldReadings {
  const told = new Map<string, ToldReading>();
  const units = new Map<string, string>();

  /** The sums of those files that are kept: they lie on the stick beside what announces them. */
  const keptOf = async ({ diagnostics }: ToldReading): Promise<ReadonlySet<string>> => {
    const kept = new Set<string>();
    for (const { name, sha256 } of diagnostics?.files ?? []) {
      const original = await originals.open(sha256, name);
      if (!original.ok) continue;
      kept.add(sha256);
      await original.value.close();
    }
    return kept;
  };

  return {
    note: (entry, reading) => {
      if (told.size < mostEntries) told.set(entry, reading);
    },
    rows: (rows) => {
      for (const { entry, unitId: id } of rows) if (id !== undefined && units.size < mostEntries) units.set(entry, id);
    },
    release: async () => {
      for (const [entry, reading] of told) {
        const id = units.get(entry);
        if (id === undefined) continue;
        const isHere = currentUnit(bench.state(), id) !== undefined;
        const brought = isHere ? ok(undefined) : await bringHere([unitWaitingKey(id)]);
        if (!brought.ok) return brought;
        const kept = await keptOf(reading);
        const drafts = toldEvidence(bench.state(), { unitId: unitId(id), now: clock.now(), kept }, reading);
        const recorded = drafts.length === 0 ? ok(undefined) : await bench.record(drafts);
        if (!recorded.ok) return recorded;
      }
      return ok(undefined);
    },
  };
}
