import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { identityFacts, sameUnitKeys } from "../../../shared/domain/intake/same-unit.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet, mapValues } from "../../../shared/kernel/persistent-map.ts";
import type { IntakePorts } from "./intake-ports.ts";

/** Units written down in one turn. */
const unitsAtOnce = 256;
/** Real milliseconds after the start: until then the PC is busy enough with putting the board on screen. */
const catchUpAfterMs = 5_000;

/**
 * Keeps the register of this bench PC true to the open order: every unit with a known identity stands in it, and whether it
 * has left. Written in later turns than the fold, so that no row waits for it. Answers how to stop it.
 */
export function keepRegister(
  ports: Pick<IntakePorts, "bench" | "register" | "turns" | "log" | "clock" | "speed">,
): () => Promise<void> {
  const { bench, register, turns, log, clock } = ports;
  const waiting = new Set<UnitId>();
  let written = bench.state();
  let work: Promise<void> | undefined;
  let isStopped = false;

  const write = (state: BenchState, ids: readonly UnitId[]): void => {
    const { order } = state;
    if (order === undefined) return;
    const units = ids.flatMap((id) => {
      const unit = mapGet(state.units, id);
      const keys = unit === undefined ? [] : keysOf(unit);
      if (unit === undefined || keys.length === 0) return [];
      const { seenAt, shipped } = unit;
      const about = { orderId: order.id, orderNumber: order.number, customer: order.customer, unitId: id, seenAt };
      return [{ ...about, ...(shipped === undefined ? {} : { shippedAt: shipped.at }), keys }];
    });
    if (units.length === 0) return;
    const put = register.put(units);
    if (!put.ok) log.error("intake.registerNotWritten", { code: put.error.code, units: units.length });
  };

  const writeWaiting = async (): Promise<void> => {
    while (waiting.size > 0) {
      await turns.next();
      const ids: UnitId[] = [];
      for (const id of waiting) {
        if (ids.length === unitsAtOnce) break;
        ids.push(id);
        waiting.delete(id);
      }
      write(bench.state(), ids);
    }
    work = undefined;
  };

  const add = (ids: Iterable<UnitId>): void => {
    if (isStopped) return;
    for (const id of ids) waiting.add(id);
    if (waiting.size > 0) work ??= writeWaiting();
  };

  const stopWatching = bench.watch(({ state, touched }) => {
    const before = written;
    written = state;
    add([...touched].filter((id) => hasNews(mapGet(before.units, id), mapGet(state.units, id))));
  });
  // What a killed app had journaled and not yet written down.
  const cancelCatchUp = clock.setTimer(epochMs(clock.now() + catchUpAfterMs * ports.speed), () =>
    add([...mapValues(bench.state().units)].map((unit) => unit.id)),
  );

  return async () => {
    isStopped = true;
    cancelCatchUp();
    stopWatching();
    await work;
  };
}

function hasNews(before: Unit | undefined, now: Unit | undefined): boolean {
  if (now === undefined) return false;
  return before?.hash !== now.hash || before?.listed !== now.listed || before?.shipped !== now.shipped;
}

function keysOf({ hash, listed }: Unit): readonly string[] {
  if (hash !== undefined) return sameUnitKeys(identityFacts(hash.value, listed));
  return listed === undefined ? [] : sameUnitKeys(listed);
}
