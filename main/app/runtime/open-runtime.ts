import type { TopicName } from "../../../shared/contract/names.ts";
import type { StatusView, TopicMessage } from "../../../shared/contract/topics/index.ts";
import type { BoardView } from "../../../shared/domain/bench/board-view.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import { type Bench, openBench } from "../bench/bench-loop.ts";
import type { OpenedJournal } from "../bench/open-journal.ts";
import type { TopicSource } from "../bench/topic-source.ts";
import { createBridgeCare } from "../bridge-care/create-bridge-care.ts";
import { type AssignHandlers, createAssignDesk } from "../commands/assign-desk.ts";
import { type BenchHandlerPorts, type BenchHandlers, createBenchHandlers } from "../commands/bench-handlers.ts";
import { createSyncDesk, type SyncHandlers } from "../commands/sync-desk.ts";
import { createEffectRunner } from "../effects/run-effect.ts";
import { createIntakeDesk, type IntakeDesk, type IntakeHandlers } from "../intake/create-intake-desk.ts";
import type { IntakePorts } from "../intake/intake-ports.ts";
import { createLanDesk, type LanHandlers } from "../lan/create-lan-desk.ts";
import { createLinkDesk, type LinkHandlers } from "../link/create-link-desk.ts";
import { createPartnerDesk, type PartnerHandlers } from "../partner/create-partner-desk.ts";
import type { BenchLink } from "../ports/bench-link.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Stop } from "../ports/clock.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";
import type { PartnerCenter } from "../ports/partner-center.ts";
import type { PracticeControl } from "../ports/practice-control.ts";
import type { Session } from "../ports/session.ts";
import { createPracticeDesk, type PracticeHandlers } from "../practice/create-practice-desk.ts";
import { createSessionDesk, type SessionDeskPorts, type SessionHandlers } from "../session/create-session-desk.ts";
import type { RightsBook } from "../session/rights-book.ts";
import { createBoardTopic } from "../topics/board-topic.ts";
import { createChangesTopic } from "../topics/changes-topic.ts";
import { profileWaits } from "../topics/profile-waits.ts";
import { createStatusTopic } from "../topics/status-topic.ts";
import type { Topic } from "../topics/topic.ts";

/** Everything one open order runs on. */
export type RuntimePorts = Omit<BenchHandlerPorts, "bench" | "care" | "bringWaiting"> &
  Omit<IntakePorts, "bench" | "speed"> & {
    readonly store: BenchStore;
    readonly directory: DeviceDirectory;
    readonly session: Session;
    readonly rights: RightsBook;
    readonly idle: SessionDeskPorts["idle"];
    readonly link: BenchLink;
    /** Absent where the order uploads nothing to Partner Center. */
    readonly partnerCenter?: PartnerCenter;
    readonly order: Order;
    readonly practice?: PracticeControl;
    readonly frame: () => Omit<StatusView, "items">;
  };

/** One open order: its loop, its commands and its live topics. */
export type Runtime = {
  readonly bench: Bench;
  readonly handlers: BenchHandlers &
    AssignHandlers &
    IntakeHandlers &
    LanHandlers &
    LinkHandlers &
    PartnerHandlers &
    SessionHandlers &
    SyncHandlers &
    PracticeHandlers;
  readonly topics: TopicSource;
  /** The board as it is now; undefined before the order is open. */
  readonly board: () => BoardView | undefined;
  /** Bench time. */
  readonly now: () => EpochMs;
  readonly refreshStatus: () => void;
  readonly stop: () => Promise<void>;
};

/** Where simulated devices call in: this PC and nothing around it. */
const practiceAddress = "127.0.0.1";

/** Opens the journal, unless it was read already, makes sure the order is in it, and starts the loop. Errors: `store.*`, `order.*`. */
export async function openRuntime(ports: RuntimePorts, journal?: OpenedJournal): Promise<Result<Runtime>> {
  const opened = openBench({ ...ports, run: createEffectRunner(ports) }, journal);
  if (!opened.ok) return opened;
  const bench = opened.value;
  bench.start();
  const ordered = await bench.submit({ kind: "openOrder", order: ports.order }, ports.technician());
  if (!ordered.ok) {
    await bench.stop();
    return ordered;
  }
  const intake = createIntakeDesk({ ...ports, bench, speed: ports.frame().clock.speed });
  if (!intake.ok) {
    await bench.stop();
    return intake;
  }
  intake.value.start();
  return ok(connect(ports, bench, intake.value));
}

function connect(ports: RuntimePorts, bench: Bench, intake: IntakeDesk): Runtime {
  const { clock, directory, bridge, session } = ports;
  const { speed } = ports.frame().clock;
  const submit = (command: Command): Promise<Result<void>> => bench.submit(command, ports.technician());
  const board = createBoardTopic(bench, clock, speed);
  const signIn = createSessionDesk({ ...ports, onActed: bench.personActed });
  const changes = createChangesTopic(bench);
  const link = createLinkDesk({
    ...ports,
    bench,
    speed,
    moreAddresses: ports.practice === undefined ? [] : [practiceAddress],
  });
  const practice = createPracticeDesk({ ...ports, speed, line: link.place });
  const lan = createLanDesk({ ...ports, state: bench.state, submit });
  const partner = createPartnerDesk({ ...ports, bench, speed, submit });
  const care = createBridgeCare(bridge, ports.log);
  const status = createStatusTopic({
    care,
    link,
    bridge,
    directory,
    session,
    profileWaits: () => profileWaits(board.view()?.tiles ?? []),
    tenantTrouble: bench.tenantTrouble,
    reportReadAt: () => bench.tenantReadAt("deploymentEvents"),
    frame: ports.frame,
  });
  const stops: readonly Stop[] = [
    board.stop,
    status.stop,
    care.stop,
    lan.stop,
    partner.stop,
    practice.stop,
    bench.watch(status.refresh),
    board.topic.watch(status.refresh),
    changes.stop,
    signIn.stop,
  ];
  const topics = {
    board: board.topic,
    status: status.topic,
    session: signIn.topic,
    intake: intake.topic,
    lan: lan.topic,
    link: link.topic,
    partner: partner.topic,
    practice: practice.topic,
    changes: changes.topic,
  };
  return {
    bench,
    handlers: {
      ...createBenchHandlers({ ...ports, bench, care, bringWaiting: intake.bringHere }),
      ...createAssignDesk({ ...ports, speed, state: bench.state, submit }),
      ...intake.handlers,
      ...lan.handlers,
      ...link.handlers,
      ...partner.handlers,
      ...signIn.handlers,
      ...createSyncDesk({ ...ports, state: bench.state }),
      ...practice.handlers,
    },
    topics: {
      watch: <N extends TopicName>(name: N, listener: (message: TopicMessage<N>) => void) =>
        (topics[name] as unknown as Topic<N>).watch(listener),
    },
    board: board.view,
    now: clock.now,
    refreshStatus: () => {
      status.refresh();
      signIn.refresh();
    },
    stop: async () => {
      for (const stop of stops) stop();
      await link.stop();
      await intake.stop();
      await bench.stop();
    },
  };
}
