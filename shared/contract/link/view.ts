import * as z from "zod";

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** A device that called in, with what it was told last. Times are bench time. */
export const linkedDeviceSchema = z.object({
  key: z.string(),
  name: z.string(),
  model: z.string(),
  /** Address it calls from. */
  from: z.string(),
  unitId: z.string(),
  firstAt: z.number(),
  lastHeardAt: z.number(),
  /** Times it called in: more than once when it was restarted. */
  calls: z.number().int(),
  /** The last line it was given to show. */
  told: z.string(),
  /** It was told that nothing more is wanted of it. */
  ended: z.boolean(),
  /** Why its last reading gave nothing. */
  trouble: z.object({ code: z.string(), context: params }).optional(),
});
export type LinkedDevice = z.infer<typeof linkedDeviceSchema>;

/** What is on the bench PC's screen while the link is open. */
const openLinkSchema = z.object({
  address: z.string(),
  port: z.number().int(),
  fingerprint: z.string(),
  /**
   * The address is no longer this PC's, since when, and the interface that had it. `moved`: the address that interface has
   * now. Nobody can call in; it goes on by itself when the address is there again.
   */
  lost: z.object({ since: z.number(), interfaceName: z.string(), moved: z.ipv4().optional() }).optional(),
  /** Absent when the code's life is over, or the address is gone: then nobody new can call in. */
  code: z
    .object({
      text: z.string(),
      /** The line to type, and the same as a QR code (SVG). */
      line: z.string(),
      drawing: z.string(),
      expiresAt: z.number(),
      deviceLimit: z.number().int(),
      placesLeft: z.number().int(),
    })
    .optional(),
});

/** The bench link: closed, or open with the devices that called in. */
export const linkViewSchema = z.object({
  open: openLinkSchema.optional(),
  devices: z.array(linkedDeviceSchema),
  /** What was not taken since the link was opened, and the reason of the last. */
  refusals: z.object({ count: z.number().int(), last: z.string().optional() }),
});
export type LinkView = z.infer<typeof linkViewSchema>;
