import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { ToldReadiness } from "../../../shared/domain/intake/intake-piece.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { IntakePorts } from "./intake-ports.ts";

/** What devices said of their readiness, held until the rows beside it have become units. */
export type ToldReadinesses = {
  readonly note: (entry: string, told: ToldReadiness) => void;
  /** Notes which unit an entry's row became. */
  readonly rows: (rows: readonly IntakeReadingRow[]) => void;
  /** Records what was told. Errors: `store.*`. */
  readonly release: () => Promise<Result<void>>;
};

/** Entries that are remembered; a container with more of them holds lists, not readings of single devices. */
const mostEntries = 1_000;

/**
 * Ties readiness to units. A unit that was asked itself knows better: only one that nothing is known of takes it. Its
 * clock is not compared, because nobody knows how long the stick was on its way.
 */
export function createToldReadinesses({ bench, clock }: Pick<IntakePorts, "bench" | "clock">): ToldReadinesses {
  const told = new Map<string, ToldReadiness>();
  const units = new Map<string, string>();
  return {
    note: (entry, readiness) => {
      if (told.size < mostEntries) told.set(entry, readiness);
    },
    rows: (rows) => {
      for (const { entry, unitId: id } of rows) if (id !== undefined && units.size < mostEntries) units.set(entry, id);
    },
    release: async () => {
      const { units: known, order } = bench.state();
      const drafts = [...told].flatMap(([entry, { facts, remoteAccess }]): readonly Draft[] => {
        const unit = mapGet(known, unitId(units.get(entry) ?? ""));
        if (unit === undefined || unit.readiness !== undefined) return [];
        const orderTenantId = order?.tenantId ?? "";
        const reading = { facts, clockOffsetMs: null, previouslyEnrolled: null, orderTenantId, remoteAccess };
        return [{ kind: "readinessFactsRead", source: "E-USB", at: clock.now(), unitId: unit.id, reading }];
      });
      return drafts.length === 0 ? ok(undefined) : bench.record(drafts);
    },
  };
}
