import type { Plan } from "../../../shared/domain/bench/plan/plan.ts";
import { type EpochMs, epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../ports/clock.ts";

/** Wakes the loop when time alone makes something due. One timer, however many units. */
export type Agenda = {
  /** Takes the wake times of a plan; a unit without one is taken off. */
  readonly schedule: (plan: Plan) => void;
  readonly stop: Stop;
};

/** Builds an agenda that calls `wake` with the units whose time has come (none when only the tenant's has). */
export function createAgenda(clock: Clock, wake: (due: ReadonlySet<UnitId>) => void): Agenda {
  const wakes = new Map<UnitId, EpochMs>();
  let tenantAt: EpochMs | undefined;
  let timerAt: EpochMs | undefined;
  let cancel: Stop = () => undefined;
  let stopped = false;

  const arm = (): void => {
    if (stopped) return;
    let earliest = tenantAt ?? Number.POSITIVE_INFINITY;
    for (const at of wakes.values()) if (at < earliest) earliest = at;
    if (earliest === timerAt) return;
    cancel();
    timerAt = Number.isFinite(earliest) ? epochMs(earliest) : undefined;
    cancel = timerAt === undefined ? () => undefined : clock.setTimer(timerAt, ring);
  };

  const ring = (): void => {
    timerAt = undefined;
    const now = clock.now();
    const due = new Set<UnitId>();
    for (const [id, at] of wakes) if (at <= now) due.add(id);
    for (const id of due) wakes.delete(id);
    if (tenantAt !== undefined && tenantAt <= now) tenantAt = undefined;
    wake(due);
    arm();
  };

  return {
    schedule: (plan) => {
      for (const [id, at] of plan.unitWakes) {
        if (at === undefined) wakes.delete(id);
        else wakes.set(id, at);
      }
      tenantAt = plan.tenantWakeAt;
      arm();
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
