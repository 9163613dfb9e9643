import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../shared/domain/bench/decide/decide.ts";
import { evolve } from "../../../shared/domain/bench/evolve.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { epochMs, evidenceId, orderId, type UnitId, unitId } from "../../../shared/kernel/brand.ts";
import { changedKeys, mapValues } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import type { BenchParts } from "./bench-parts.ts";
import type { OpenedJournal } from "./open-journal.ts";
import { encodeState, snapshotFormatVersion } from "./snapshot-codec.ts";

/** One item of the queue: a wish to decide on, or facts to take. */
export type QueueItem =
  | { readonly kind: "command"; readonly command: Command; readonly actor: string }
  | { readonly kind: "facts"; readonly drafts: readonly Draft[] };

/**
 * A snapshot is kept after this many rows, so that opening stays fast, and after as many as there are units: each writes
 * them all down, and may not cost more than the rows themselves.
 */
const rowsBetweenSnapshots = 5_000;

/** It takes long when the state is large, so it waits until no row has come for this long and no file is being read … */
const snapshotQuietMs = 2_000;

/** … or until opening would take noticeably longer: so many rows, and a multiple of the units. */
const mostRowsWithoutSnapshot = 100_000;
const mostRowsPerUnit = 4;

/** The queue's only reader: decides, journals, then folds; nothing is folded that is not durable. */
export type Folder = {
  readonly state: () => BenchState;
  readonly allUnits: () => ReadonlySet<UnitId>;
  /** Takes an item; `settle` is told once it is journaled or refused. */
  readonly enqueue: (item: QueueItem, settle: (answer: Result<void>) => void) => void;
  /** Told after every pass with the units that were touched. */
  readonly onFolded: (listener: (touched: ReadonlySet<UnitId>) => void) => void;
  /** Puts snapshots off while much is on its way, until the answered function is called. */
  readonly putSnapshotsOff: () => Stop;
  readonly close: () => void;
};

type Waiting = { readonly item: QueueItem; readonly settle: (answer: Result<void>) => void };

/** Everything queued by the end of the current turn becomes one durable transaction. */
export function createFolder({ store, clock, ids, log }: BenchParts, opened: OpenedJournal): Folder {
  const { words } = opened;
  let state = opened.state;
  let sequence = opened.sequence;
  let snapshotAt = opened.sequence;
  let waiting: Waiting[] = [];
  let tell: (touched: ReadonlySet<UnitId>) => void = () => undefined;
  let cancelSnapshot: Stop = () => undefined;
  const putOff = new Set<symbol>();

  const complete = (draft: Draft, current: BenchState): Evidence => {
    const order = draft.kind === "orderOpened" ? draft.order.id : (current.order?.id ?? orderId(""));
    const envelope = { id: evidenceId(ids.uuid()), seenAt: clock.now(), actor: draft.actor ?? "bench", orderId: order };
    return words.ofEvidence({ ...draft, ...envelope });
  };

  const drain = (): void => {
    const batch = waiting;
    waiting = [];
    try {
      fold(batch);
    } catch (defect) {
      // Nothing was journaled yet, so the state before the batch still stands.
      log.error("loop.defect", { message: defect instanceof Error ? defect.message : String(defect) });
      for (const { settle } of batch) settle(err(appError("defect", "defect.unexpected")));
    }
  };

  const fold = (batch: readonly Waiting[]): void => {
    let next = state;
    const rows: Evidence[] = [];
    const answers: { readonly settle: Waiting["settle"]; readonly answer: Result<void> }[] = [];
    for (const { item, settle } of batch) {
      const drafts =
        item.kind === "facts" ? ok(item.drafts) : decide(next, item.command, { actor: item.actor, now: clock.now() });
      if (drafts.ok) {
        for (const draft of drafts.value) {
          const evidence = complete(draft, next);
          rows.push(evidence);
          next = evolve(next, evidence);
        }
      }
      answers.push({ settle, answer: drafts.ok ? ok(undefined) : drafts });
    }
    const written = rows.length === 0 ? ok(sequence) : store.append(rows);
    if (!written.ok) {
      log.error("journal.notWritten", { code: written.error.code, rows: rows.length });
      for (const { settle } of answers) settle(written);
      return;
    }
    const before = state;
    sequence = written.value;
    state = next;
    if (rows.length > 0) planSnapshot();
    queueMicrotask(() => {
      for (const { settle, answer } of answers) settle(answer);
      if (rows.length > 0) tell(new Set([...changedKeys(before.units, next.units)].map(unitId)));
    });
  };

  const planSnapshot = (): void => {
    const rows = sequence - snapshotAt;
    const units = state.units.size;
    if (rows < Math.max(rowsBetweenSnapshots, units)) return;
    cancelSnapshot();
    if (rows >= Math.max(mostRowsWithoutSnapshot, units * mostRowsPerUnit)) keepSnapshot();
    else if (putOff.size === 0) cancelSnapshot = clock.setTimer(epochMs(clock.now() + snapshotQuietMs), keepSnapshot);
  };

  const keepSnapshot = (): void => {
    const kept = store.saveSnapshot({ sequence, formatVersion: snapshotFormatVersion, parts: encodeState(state) });
    if (kept.ok) snapshotAt = sequence;
    else log.warn("journal.snapshotNotKept", { code: kept.error.code });
  };

  return {
    state: () => state,
    allUnits: () => new Set([...mapValues(state.units)].map((unit) => unit.id)),
    enqueue: (item, settle) => {
      waiting.push({ item, settle });
      if (waiting.length === 1) queueMicrotask(drain);
    },
    onFolded: (listener) => {
      tell = listener;
    },
    putSnapshotsOff: () => {
      const reason = Symbol();
      putOff.add(reason);
      cancelSnapshot();
      return () => {
        if (putOff.delete(reason)) planSnapshot();
      };
    },
    close: () => {
      cancelSnapshot();
      if (sequence > snapshotAt) keepSnapshot();
    },
  };
}
