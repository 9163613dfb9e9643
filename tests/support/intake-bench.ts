import { nativeDigest, nativeTextDigest } from "../../main/adapters/system/native-digest.ts";
import { createIntakeDesk, type IntakeDesk } from "../../main/app/intake/create-intake-desk.ts";
import type { FoundPlace, IntakePorts } from "../../main/app/intake/intake-ports.ts";
import type { BenchStore } from "../../main/app/ports/bench-store.ts";
import type { DeviceSticks } from "../../main/app/ports/device-sticks.ts";
import type { IntakeLedger } from "../../main/app/ports/intake-ledger.ts";
import type { IntakeReader } from "../../main/app/ports/intake-reader.ts";
import type { Log } from "../../main/app/ports/log.ts";
import type { Media } from "../../main/app/ports/media.ts";
import type { Originals } from "../../main/app/ports/originals.ts";
import type { WaitingRows } from "../../main/app/ports/waiting-rows.ts";
import type { IntakeReading, IntakeReadingRow, IntakeView } from "../../shared/contract/topics/intake.ts";
import type { Order } from "../../shared/domain/order/order.ts";
import { mostUnits } from "../../shared/domain/policy/most-units.ts";
import { createActivity } from "./activity.ts";
import { createCountingIds, type LoopBench, openLoopBench } from "./loop-bench.ts";
import { createMemoryBenchStore } from "./memory-bench-store.ts";
import { createMemoryMedia, type MemoryMedia } from "./memory-media.ts";
import { createMemoryOriginals, type MemoryOriginals } from "./memory-originals.ts";
import { createMemoryRegister } from "./memory-register.ts";
import { noSticks } from "./no-sticks.ts";
import { orThrow } from "./or-throw.ts";
import { order } from "./records.ts";

type IntakeStore = BenchStore & { readonly ledger: IntakeLedger; readonly waiting: WaitingRows };

/** What a test wants otherwise: everything not given is fresh and in memory. */
export type IntakeBenchOptions = {
  readonly reader: IntakeReader;
  readonly store?: IntakeStore;
  /** Units that files bring onto the board at most. */
  readonly mostUnits?: number;
  readonly originals?: Originals;
  readonly log?: Log;
  readonly register?: IntakePorts["register"];
  readonly media?: Media;
  readonly sticks?: DeviceSticks;
  readonly places?: () => readonly FoundPlace[];
  readonly order?: Partial<Order>;
};

/** The intake on a bench in memory, with hands to hand files over. */
export type IntakeBench = Omit<LoopBench, "store"> & {
  readonly store: IntakeStore;
  readonly desk: IntakeDesk;
  /** Where originals go unless the test brought its own place. */
  readonly originals: MemoryOriginals;
  readonly media: MemoryMedia;
  /** Hands a file over whole and answers its reading once it has ended. */
  readonly handOver: (path: string, bytes: Uint8Array | string) => Promise<IntakeReading>;
  /** Lets everything come to rest that does not wait on time. */
  readonly settle: () => Promise<void>;
  /** Lets real milliseconds go by, with everything that falls due in them. */
  readonly pass: (ms: number) => Promise<void>;
  readonly reading: (readingId: string) => IntakeReading;
  readonly rows: (readingId: string) => Promise<readonly IntakeReadingRow[]>;
  /** What the page was told last. */
  readonly view: () => IntakeView;
};

/** Opens an order and the intake on it. Throws when it cannot be opened. */
export async function openIntakeBench(options: IntakeBenchOptions): Promise<IntakeBench> {
  const activity = createActivity();
  const store = options.store ?? createMemoryBenchStore();
  const originals = createMemoryOriginals();
  const memoryMedia = createMemoryMedia();
  const loop = openLoopBench(store);
  orThrow(await loop.bench.submit({ kind: "openOrder", order: order(options.order) }, "Technician 07"));
  const earlier = orThrow(store.readAfter(0)).length;
  const desk = orThrow(
    createIntakeDesk({
      ...loop,
      log: options.log ?? loop.log,
      store,
      ledger: store.ledger,
      waiting: store.waiting,
      mostUnits: options.mostUnits ?? mostUnits,
      ids: createCountingIds(`reading-${earlier}`),
      turns: { giveWay: async () => undefined, next: turn },
      reader: activity.trackReading(options.reader),
      originals: activity.trackAll(options.originals ?? originals),
      register: options.register ?? createMemoryRegister(),
      sticks: options.sticks ?? noSticks,
      media: activity.trackAll(options.media ?? memoryMedia),
      digest: nativeDigest,
      textDigest: nativeTextDigest,
      technician: () => "Technician 07",
      places: async () => options.places?.() ?? [],
      speed: 1,
      about: { bench: "BENCH-PC", version: "0.1.0" },
    }),
  );
  let view: IntakeView = { readings: [], places: [], waiting: { rows: 0, mostUnits, room: 0, brought: 0 } };
  desk.topic.watch((message) => {
    view = "snapshot" in message ? message.snapshot : message.patch;
  });
  desk.start();

  const settle = async (): Promise<void> => {
    await activity.untilQuiet();
    await loop.clock.advance(0);
    await activity.untilQuiet();
  };
  const reading = (readingId: string): IntakeReading => {
    const found = orThrow(store.ledger.reading(readingId));
    if (found === undefined) throw new Error(`There is no reading ${readingId}`);
    return found;
  };
  const { handlers } = desk;
  await settle();
  return {
    ...loop,
    store,
    desk,
    originals,
    media: memoryMedia,
    settle,
    reading,
    view: () => view,
    handOver: async (path, content) => {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const file = { path, size: bytes.length, batchId: "batch", batchName: "" };
      const { readingId } = orThrow(await handlers["intake.begin"](file));
      for (let from = 0; from < bytes.length; from += 1024 ** 2)
        orThrow(
          await handlers["intake.chunk"]({ readingId, bytes: new Uint8Array(bytes.subarray(from, from + 1024 ** 2)) }),
        );
      orThrow(await handlers["intake.finish"]({ readingId }));
      for (let round = 0; reading(readingId).state === "reading"; round += 1) {
        if (round > 10_000) throw new Error(`${path} is read for ever`);
        await settle();
      }
      return reading(readingId);
    },
    pass: async (ms) => {
      const endAt = loop.clock.now() + ms;
      for (;;) {
        await settle();
        if (loop.clock.now() >= endAt) return;
        const next = Math.min(loop.clock.nextAt() ?? endAt, endAt);
        await loop.clock.advance(Math.max(0, next - loop.clock.now()));
      }
    },
    rows: async (readingId) => {
      const page = { readingId, choice: "all", offset: 0, limit: 200 } as const;
      return orThrow(await handlers["intake.rows"](page)).rows;
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
