import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { TenantRead } from "../../../shared/domain/bench/tenant-demand.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { type EpochMs, epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import { createAgenda } from "./agenda.ts";
import type { BenchParts } from "./bench-parts.ts";
import { createEffectDesk } from "./effect-desk.ts";
import { createFolder } from "./folder.ts";
import { type OpenedJournal, openJournal } from "./open-journal.ts";

/** What changed with one pass of the loop. */
export type BenchChange = { readonly state: BenchState; readonly touched: ReadonlySet<UnitId> };

/** The running bench: one queue, one writer. */
export type Bench = {
  readonly state: () => BenchState;
  /** Answers accepted or refused once it is decided and journaled; its effect shows as changes. */
  readonly submit: (command: Command, actor: string) => Promise<Result<void>>;
  /** Takes observed facts. Resolves when they are journaled and folded. */
  readonly record: (drafts: readonly Draft[]) => Promise<Result<void>>;
  /** Told after every pass that changed something, and when time alone changed how units look. */
  readonly watch: (listener: (change: BenchChange) => void) => Stop;
  /** Somebody did what failed effects wait for: they are planned again at once. */
  readonly personActed: () => void;
  /** Effects that are running now. */
  readonly effectsRunning: () => number;
  /** When a list of the tenant was last read well since the bench started. */
  readonly tenantReadAt: (read: TenantRead) => EpochMs | undefined;
  /** What goes wrong with the tenant at the moment. */
  readonly tenantTrouble: () => AppError | undefined;
  /** Puts snapshots off while much is on its way, until the answered function is called. */
  readonly putSnapshotsOff: () => Stop;
  /** Starts planning. Before this, commands and evidence are taken but nothing is done about them. */
  readonly start: () => void;
  /** Stops timers and effects and keeps a snapshot. */
  readonly stop: () => Promise<void>;
};

/** Pause before the start is written down again after the store could not take it. */
const announcePauseMs = 5_000;

/** Opens the journal, unless it was read already, and builds the loop around it. Errors: `store.*`. */
export function openBench(parts: BenchParts, journal?: OpenedJournal): Result<Bench> {
  const opened = journal === undefined ? openJournal(parts.store) : ok(journal);
  if (!opened.ok) return opened;
  const listeners = new Set<(change: BenchChange) => void>();
  const folder = createFolder(parts, opened.value);
  const agenda = createAgenda(parts.clock, (due) => pass(due));
  const desk = createEffectDesk(parts, {
    state: folder.state,
    record: (drafts) => record(drafts),
    replan: (unitId) => pass(new Set(unitId === undefined ? [] : [unitId])),
  });
  let started = false;
  let cancelAnnounce: Stop = () => undefined;

  const pass = (touched: ReadonlySet<UnitId>): void => {
    for (const listener of listeners) listener({ state: folder.state(), touched });
    if (!started) return;
    const planned = desk.plan(touched);
    agenda.schedule(planned);
    if (planned.drafts.length > 0)
      folder.enqueue({ kind: "facts", drafts: planned.drafts }, (answer) => runWhenJournaled(planned.effects, answer));
    else desk.run(planned.effects);
  };

  const runWhenJournaled = (effects: readonly Effect[], answer: Result<void>): void => {
    if (answer.ok) desk.run(effects);
    else desk.abandon(effects, answer.error);
  };

  /** Only the row that says so makes imports of the run before unclear: while it cannot be written it is tried again. */
  const announce = async (): Promise<void> => {
    const said = await record([{ kind: "benchStarted", source: "E-RUN", at: parts.clock.now() }]);
    if (!started) return;
    if (said.ok) pass(folder.allUnits());
    else cancelAnnounce = parts.clock.setTimer(epochMs(parts.clock.now() + announcePauseMs), () => void announce());
  };

  folder.onFolded(pass);

  const submit = (command: Command, actor: string): Promise<Result<void>> =>
    new Promise((resolve) => folder.enqueue({ kind: "command", command, actor }, resolve));
  const record = (drafts: readonly Draft[]): Promise<Result<void>> =>
    drafts.length === 0
      ? Promise.resolve(ok(undefined))
      : new Promise((resolve) => folder.enqueue({ kind: "facts", drafts }, resolve));

  return ok({
    state: folder.state,
    submit,
    record,
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    personActed: () => pass(desk.personActed()),
    effectsRunning: desk.running,
    tenantReadAt: desk.tenantReadAt,
    tenantTrouble: desk.tenantTrouble,
    putSnapshotsOff: folder.putSnapshotsOff,
    start: () => {
      started = true;
      if (folder.state().order !== undefined) void announce();
    },
    stop: async () => {
      started = false;
      cancelAnnounce();
      agenda.stop();
      await desk.stop();
      folder.close();
    },
  });
}
