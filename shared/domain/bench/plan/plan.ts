import { type EpochMs, epochMs, type UnitId } from "../../../kernel/brand.ts";
import { mapGet } from "../../../kernel/persistent-map.ts";
import { planChanges } from "../../assignment/plan-changes.ts";
import type { Draft } from "../../evidence/draft.ts";
import { planPartner } from "../../partner-center/plan-partner.ts";
import { planProfileWait } from "../../registration/plan-profile-wait.ts";
import type { BenchState } from "../bench-state.ts";
import { type Effect, effectKey } from "./effect.ts";
import type { Pacing } from "./pacing.ts";
import { planTenant } from "./plan-tenant.ts";
import { planUnit } from "./plan-unit.ts";

/** What to do now, what must be journaled before it is done, and when to plan again. */
export type Plan = {
  readonly effects: readonly Effect[];
  /** Journaled before any of the effects runs. */
  readonly drafts: readonly Draft[];
  /** Per touched unit: when to look at it again; absent means only when something happens. */
  readonly unitWakes: ReadonlyMap<UnitId, EpochMs | undefined>;
  readonly tenantWakeAt?: EpochMs;
};

/** Plans for the units that were touched and for the tenant as a whole; idle units cost nothing. */
export function plan(state: BenchState, pacing: Pacing, touched: Iterable<UnitId>, now: EpochMs): Plan {
  const effects: Effect[] = [];
  const drafts: Draft[] = [];
  const unitWakes = new Map<UnitId, EpochMs | undefined>();
  for (const id of touched) {
    const unit = mapGet(state.units, id);
    if (unit === undefined) continue;
    const planned = planUnit(unit, state, pacing, now);
    effects.push(...planned.effects);
    drafts.push(...planned.effects.flatMap((effect) => stepDraft(effect, now)));
    unitWakes.set(id, planned.wakeAt);
  }
  const tenant = planTenant(state, pacing, now);
  effects.push(...tenant.effects);
  for (const effect of tenant.effects) {
    if (effect.kind === "removeImports") {
      const recordIds = effect.rows.map(({ recordId }) => recordId);
      drafts.push({ kind: "importRowsRemoving", source: "E-RUN", at: now, recordIds });
    }
    if (effect.kind !== "sendImports") continue;
    for (const { unitId, importId, attempt } of effect.items) {
      drafts.push({ kind: "importSent", source: "E-RUN", at: now, unitId, importId, attempt });
    }
  }
  const partner = planPartner(state, pacing, now);
  effects.push(...partner.effects);
  drafts.push(...partner.drafts);
  const changes = planChanges(state, pacing, now);
  const causes = planProfileWait(state, pacing, now);
  const planned = new Set(effects.map(effectKey));
  const more = [...changes.effects, ...causes.effects];
  effects.push(...more.filter((effect) => !planned.has(effectKey(effect))));
  drafts.push(...changes.drafts);
  const wakes = [tenant.wakeAt, partner.wakeAt, changes.wakeAt, causes.wakeAt].filter((wake) => wake !== undefined);
  return { effects, drafts, unitWakes, ...(wakes.length === 0 ? {} : { tenantWakeAt: epochMs(Math.min(...wakes)) }) };
}

/** A step that changes the tenant is journaled before it is done. */
function stepDraft(effect: Effect, now: EpochMs): readonly Draft[] {
  if (effect.kind !== "clearStep") return [];
  const { unitId, step, attempt } = effect;
  return [{ kind: "clearingStepSent", source: "E-RUN", at: now, unitId, step, attempt }];
}
