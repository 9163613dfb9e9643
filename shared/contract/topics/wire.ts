import * as z from "zod";
import type { TopicName } from "../names.ts";
import type { TopicMessage } from "./index.ts";

/**
 * What the preload asks on the topic channel. `page` is a random name of one loaded document, `watch` counts its watches
 * from 1: together they make sure that a message for a page before a reload never reaches the page after it.
 */
export const topicRequestSchema = z.discriminatedUnion("act", [
  z.strictObject({
    act: z.literal("watch"),
    page: z.string().min(1).max(64),
    watch: z.number().int().positive(),
    topic: z.string().max(64),
  }),
  z.strictObject({ act: z.literal("unwatch"), page: z.string().min(1).max(64), watch: z.number().int().positive() }),
]);

/** A request of the preload; whether `topic` is a topic's name is checked apart, for its own error code. */
export type TopicRequest = z.infer<typeof topicRequestSchema>;

/** What the main process sends on the topic channel: several messages at once, in order. */
export type TopicDelivery = {
  readonly page: string;
  readonly messages: readonly { readonly watch: number; readonly message: TopicMessage<TopicName> }[];
};
