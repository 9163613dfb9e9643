import * as z from "zod";

/** Which events of one channel are wanted: those with one of the ids whose record id is higher than `after`. */
export const eventWishSchema = z.strictObject({
  channel: z.string().min(1).max(256),
  /** Only of this source, where several write to the channel. */
  provider: z.string().min(1).max(256).optional(),
  /** Empty for all. */
  ids: z.array(z.number().int().min(0).max(65_535)).max(64),
  /** Which of the others are wanted, too: those that tell of trouble, or all; a few of each reading. */
  others: z.enum(["problems", "all"]).optional(),
  after: z.number().int().min(0).nullable(),
});
export type EventWish = z.infer<typeof eventWishSchema>;
