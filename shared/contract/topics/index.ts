import * as z from "zod";
import type {
  BoardView,
  OrderCounts,
  OrderProgress,
  OrderView,
  StatusItem,
  Tile,
  TouchRow,
  UnplacedUnits,
} from "../../domain/bench/board-view.ts";
import type { PartnerView } from "../../domain/partner-center/partner-view.ts";
import { changesTopicSchema } from "../assign/view.ts";
import { lanViewSchema } from "../lan/view.ts";
import { linkViewSchema } from "../link/view.ts";
import type { TopicName } from "../names.ts";
import { practiceDeviceSchema } from "../practice/control.ts";
import { intakeTopicSchema } from "./intake.ts";
import { sessionSchema } from "./session.ts";

const view = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null);

/** What changed on the board since the revision before: whole tiles and whole sections, never parts of them. */
export const boardPatchSchema = z.object({
  tiles: z.array(view<Tile>()).optional(),
  removed: z.array(z.string()).optional(),
  /** Unit ids in display order, sent when it changed. */
  sequence: z.array(z.string()).optional(),
  order: view<OrderView>().optional(),
  counts: view<OrderCounts>().optional(),
  progress: view<OrderProgress>().optional(),
  unplaced: view<UnplacedUnits>().optional(),
  touchNext: z.array(view<TouchRow>()).optional(),
  elsewhere: z.number().optional(),
});
export type BoardPatch = z.infer<typeof boardPatchSchema>;

/** The status bar and the clock the page runs on. Bench time = `simulatedBase + (real now - realBase) * speed`. */
export const statusSchema = z.object({
  items: z.array(view<StatusItem>()),
  technician: z.string(),
  clock: z.object({ realBase: z.number(), simulatedBase: z.number(), speed: z.number() }),
  practice: z.object({ scenario: z.string(), title: z.string(), seed: z.number(), speed: z.number() }).optional(),
  outputFolder: z.string(),
});
export type StatusView = z.infer<typeof statusSchema>;

/** The simulated devices, and whether the practice stick is plugged in. */
const practiceTopicSchema = z.object({ devices: z.array(practiceDeviceSchema), stickPlugged: z.boolean() });

/** Per topic: what a watcher gets first, and what it gets after. Small topics send themselves whole. */
export const topicContract = {
  board: { snapshot: view<BoardView>(), patch: boardPatchSchema },
  status: { snapshot: statusSchema, patch: statusSchema },
  session: { snapshot: sessionSchema, patch: sessionSchema },
  intake: { snapshot: intakeTopicSchema, patch: intakeTopicSchema },
  lan: { snapshot: lanViewSchema, patch: lanViewSchema },
  link: { snapshot: linkViewSchema, patch: linkViewSchema },
  partner: { snapshot: view<PartnerView>(), patch: view<PartnerView>() },
  practice: { snapshot: practiceTopicSchema, patch: practiceTopicSchema },
  changes: { snapshot: changesTopicSchema, patch: changesTopicSchema },
} satisfies Record<TopicName, { snapshot: z.ZodType; patch: z.ZodType }>;

export type TopicSnapshot<N extends TopicName> = z.output<(typeof topicContract)[N]["snapshot"]>;
export type TopicPatch<N extends TopicName> = z.output<(typeof topicContract)[N]["patch"]>;

/** One message on the topic channel. `revision` counts up by one; a gap means: watch again for a snapshot. */
export type TopicMessage<N extends TopicName = TopicName> = {
  readonly topic: N;
  readonly revision: number;
} & ({ readonly snapshot: TopicSnapshot<N> } | { readonly patch: TopicPatch<N> });
