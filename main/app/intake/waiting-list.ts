import type { IntakeView } from "../../../shared/contract/topics/intake.ts";
import { roomFor } from "../../../shared/domain/bench/decide/bench-lookup.ts";
import { sameUnitKeys } from "../../../shared/domain/intake/same-unit.ts";
import { factsOf, type IntakeCandidate, type WaitingUnit } from "../../../shared/domain/intake/sort-candidates.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { IdentityRegister } from "../ports/identity-register.ts";
import type { WaitingRow } from "../ports/waiting-rows.ts";
import type { IntakePorts } from "./intake-ports.ts";

/** What waits under the keys that were asked for. */
export type WaitingUnder = {
  readonly unitWith: (key: string) => WaitingUnit | undefined;
  /** The row of a unit that waits. */
  readonly rowOf: (unitId: string) => WaitingRow | undefined;
};

/** The rows that wait, and the one turn in which rows are taken or brought: nothing changes between looking and doing. */
export type WaitingList = {
  /** How many wait. */
  readonly rows: () => number;
  /** What the intake screen follows of it. */
  readonly view: () => IntakeView["waiting"];
  /** Runs one piece of work after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Error: `store.unreadable`. */
  readonly under: (keys: readonly string[]) => Result<WaitingUnder>;
  /** Puts rows of one file down. Errors: `store.*`. */
  readonly put: (
    file: Pick<WaitingRow, "readingId" | "fileName">,
    candidates: readonly IntakeCandidate[],
  ) => Result<void>;
  /** Writes into the register of the bench PC what was put and is not yet in it: other orders know the devices from then on. */
  readonly tellRegister: () => void;
  /** Takes rows away whose units are on the board. Error: `store.writeFailed`. */
  readonly remove: (unitIds: readonly string[]) => Result<void>;
};

/** Rows that go into the register together: it waits for the disk each time. */
const rowsTold = 1_024;

const nothing: WaitingUnder = { unitWith: () => undefined, rowOf: () => undefined };

/** Opens the list of what waits. Error: `store.unreadable`. */
export function openWaitingList(
  ports: Pick<IntakePorts, "waiting" | "register" | "bench" | "clock" | "log" | "mostUnits">,
): Result<WaitingList> {
  const counted = ports.waiting.count();
  if (!counted.ok) return counted;
  let rows = counted.value;
  let brought = 0;
  let turn: Promise<unknown> = Promise.resolve();

  let untold: Parameters<IdentityRegister["put"]>[0][number][] = [];

  const tellRegister = (): void => {
    if (untold.length === 0) return;
    const put = ports.register.put(untold);
    // As for units, what the register cannot take down stops no row.
    if (!put.ok) ports.log.error("intake.registerNotWritten", { code: put.error.code, units: untold.length });
    untold = [];
  };

  return ok({
    rows: () => rows,
    view: () => {
      const { mostUnits } = ports;
      return { rows, brought, mostUnits, room: roomFor(ports.bench.state(), mostUnits) };
    },
    inTurn: (work) => {
      const done = turn.then(work);
      turn = done.catch(() => undefined);
      return done;
    },
    under: (keys) => {
      if (rows === 0) return ok(nothing);
      const found = ports.waiting.under(keys);
      return found.ok ? ok(underOf(found.value)) : found;
    },
    put: (file, candidates) => {
      if (candidates.length === 0) return ok(undefined);
      const put = ports.waiting.put(candidates.map((candidate) => ({ ...file, candidate })));
      if (!put.ok) return put;
      rows += put.value;
      const { order } = ports.bench.state();
      if (order === undefined) return ok(undefined);
      const about = { orderId: order.id, orderNumber: order.number, customer: order.customer };
      const seenAt = ports.clock.now();
      for (const candidate of candidates)
        untold.push({ ...about, seenAt, unitId: candidate.newUnitId, keys: sameUnitKeys(factsOf(candidate)) });
      if (untold.length >= rowsTold) tellRegister();
      return ok(undefined);
    },
    tellRegister,
    remove: (unitIds) => {
      const removed = ports.waiting.remove(unitIds);
      if (!removed.ok) return removed;
      rows -= removed.value;
      brought += removed.value;
      return ok(undefined);
    },
  });
}

function underOf(found: ReadonlyMap<string, readonly WaitingRow[]>): WaitingUnder {
  const rows = new Map<string, WaitingRow>();
  for (const waiting of found.values()) for (const row of waiting) rows.set(row.candidate.newUnitId, row);
  return {
    rowOf: (unitId) => rows.get(unitId),
    unitWith: (key) => {
      const [first] = found.get(key) ?? [];
      if (first === undefined) return undefined;
      const { newUnitId, summary } = first.candidate;
      return { unitId: newUnitId, hasHash: summary !== undefined };
    },
  };
}
