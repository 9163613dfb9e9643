import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import { identityFacts, searchKeys } from "../../../shared/domain/intake/same-unit.ts";
import { searchedWaitingKeys, serialWaitingKeys, unitWaitingKey } from "../../../shared/domain/intake/waiting-keys.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { mapEntries, mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { WaitingRow } from "../ports/waiting-rows.ts";
import { bringWaiting } from "./bring-waiting.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { ledgerRow } from "./ledger-row.ts";
import type { ReadingList } from "./reading-list.ts";
import type { WaitingList } from "./waiting-list.ts";

/** Brings waiting rows onto the board: the next ones, those a person chose, and those whose device turned up. */
export type WaitingDesk = {
  readonly handlers: Pick<CommandHandlers, "intake.waiting" | "intake.bring" | "intake.bringNext">;
  /**
   * Brings what stands under these keys (`waitingKeys`), because the device is here: there is room for it in any case.
   * Errors: `store.*`, `intake.busy`.
   */
  readonly bringHere: (keys: readonly string[]) => Promise<Result<void>>;
  /** Takes away what a killed app brought onto the board and still had among those that wait. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/** Units that are looked for in one turn. */
const unitsAtOnce = 256;

/** Builds the desk. From now on a device that was read has its waiting row brought by itself. */
export function createWaitingDesk(ports: IntakePorts, list: ReadingList, waiting: WaitingList): WaitingDesk {
  let work: Promise<unknown> = Promise.resolve();
  const end = new AbortController();

  const bring = async (rows: readonly WaitingRow[], mostUnits: number): Promise<Result<{ brought: number }>> => {
    const done = await bringWaiting(ports, waiting, rows, mostUnits);
    if (!done.ok) return done;
    const { brought, left, readingIds } = done.value;
    for (const readingId of readingIds) {
      const counted = recount(ports, list, readingId);
      if (!counted.ok) return counted;
    }
    if (brought === 0 && left > 0)
      return err(retryWhenTechnicianActs(appError("refused", "intake.orderFull", { units: ports.mostUnits })));
    return ok({ brought });
  };

  const rowsUnder = (keys: readonly string[]): Result<readonly WaitingRow[]> => {
    if (waiting.rows() === 0 || keys.length === 0) return ok([]);
    const found = ports.waiting.under(keys);
    return found.ok ? ok(distinct([...found.value.values()].flat())) : found;
  };

  const bringHere: WaitingDesk["bringHere"] = async (keys) => {
    const rows = rowsUnder(keys);
    if (!rows.ok) return rows;
    const brought = rows.value.length === 0 ? ok(undefined) : await bring(rows.value, Number.POSITIVE_INFINITY);
    return brought.ok ? ok(undefined) : brought;
  };

  const forgetBrought = async (): Promise<void> => {
    const { units, merged } = ports.bench.state();
    const ids = [...mapEntries(units), ...mapEntries(merged)].map(([id]) => id);
    for (let from = 0; from < ids.length && waiting.rows() > 0 && !end.signal.aborted; from += unitsAtOnce) {
      await ports.turns.next();
      const removed = await waiting.inTurn(async () => waiting.remove(ids.slice(from, from + unitsAtOnce)));
      if (!removed.ok) return ports.log.error("intake.waitingNotForgotten", { code: removed.error.code });
    }
    list.refresh();
  };

  let known = ports.bench.state();
  const stopWatching = ports.bench.watch(({ state, touched }) => {
    const before = known;
    known = state;
    if (waiting.rows() === 0) return;
    for (const id of touched) {
      const unit = mapGet(state.units, id);
      if (unit?.stage !== mapGet(before.units, id)?.stage) list.refresh();
      if (unit?.hash === undefined || mapGet(before.units, id)?.hash === unit.hash) continue;
      const keys = keysOfDevice(unit);
      work = work.then(async () => {
        const brought = end.signal.aborted ? ok(undefined) : await bringHere(keys);
        if (!brought.ok) ports.log.error("intake.waitingNotBrought", { code: brought.error.code });
      });
    }
  });

  return {
    bringHere,
    start: () => {
      if (waiting.rows() > 0) work = work.then(forgetBrought);
    },
    handlers: {
      "intake.waiting": async ({ text, ...part }) => {
        const page = ports.waiting.page({ serialPrefix: text, ...part });
        if (!page.ok) return page;
        const named = page.value.total > 0 || text === "" ? ok([]) : rowsUnder(searchedWaitingKeys(text));
        if (!named.ok) return named;
        const { rows, total } = page.value.total > 0 ? page.value : { rows: named.value, total: named.value.length };
        return ok({ rows: rows.map(shownRow), total });
      },
      "intake.bring": async ({ unitIds }) => {
        const rows = rowsUnder(unitIds.map(unitWaitingKey));
        if (!rows.ok) return rows;
        if (rows.value.length === 0) return err(appError("notFound", "intake.notWaiting"));
        return bring(rows.value, ports.mostUnits);
      },
      "intake.bringNext": async ({ count }) => {
        // One more than there is room for, so that a full order says so.
        const limit = Math.min(count, waiting.view().room + 1);
        const page = ports.waiting.page({ serialPrefix: "", offset: 0, limit });
        if (!page.ok) return page;
        if (page.value.rows.length === 0) return err(appError("notFound", "intake.notWaiting"));
        return bring(page.value.rows, ports.mostUnits);
      },
    },
    stop: async () => {
      end.abort();
      stopWatching();
      await work;
    },
  };
}

/** A reading that is under way counts for itself, and once more at its end. */
function recount({ waiting }: IntakePorts, list: ReadingList, readingId: string): Result<void> {
  const found = list.find(readingId);
  if (!found.ok || found.value === undefined || found.value.state === "reading")
    return found.ok ? ok(undefined) : found;
  const counted = waiting.count(readingId);
  return counted.ok ? list.keep({ ...found.value, waiting: counted.value }) : counted;
}

/** What makes a row this device's, and what it must not share with another's: a row with the same serial number is shown beside it. */
function keysOfDevice({ hash, listed, reportedSerial }: Unit): readonly string[] {
  if (hash === undefined) return [];
  const serials = serialWaitingKeys([hash.value.serialNumber, reportedSerial]);
  return [...searchKeys(identityFacts(hash.value, listed)), ...serials];
}

function distinct(rows: readonly WaitingRow[]): readonly WaitingRow[] {
  return [...new Map(rows.map((row) => [row.candidate.newUnitId, row])).values()];
}

function shownRow({ fileName, candidate }: WaitingRow) {
  const end = { outcome: "accepted", unitId: candidate.newUnitId, waits: true } as const;
  return { fileName, row: ledgerRow(candidate, end) };
}
