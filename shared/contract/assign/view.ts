import * as z from "zod";
import { assignmentRefusals, assignmentWarnings } from "../../domain/assignment/assignment-finding.ts";
import { assignmentFields } from "../../domain/assignment/tenant-change.ts";

/** One value before and after. A membership reads `member` or empty; `group` names the group. */
const valueChangeSchema = z.object({
  field: z.enum(assignmentFields),
  before: z.string(),
  after: z.string(),
  group: z.string().optional(),
});

/** What a change would do to one device. */
export const previewRowSchema = z.object({
  ztdId: z.string(),
  serialNumber: z.string(),
  model: z.string(),
  unitId: z.string().optional(),
  slot: z.number().int().optional(),
  outcome: z.enum(["change", "unchanged", "refused"]),
  values: z.array(valueChangeSchema),
  refusals: z.array(z.enum(assignmentRefusals)),
  warnings: z.array(z.enum(assignmentWarnings)),
});
export type PreviewRowView = z.infer<typeof previewRowSchema>;

/** A dry run: every chosen device with what would become of it. total = change + unchanged + refused. */
export const previewSchema = z.object({
  previewId: z.string(),
  rows: z.array(previewRowSchema),
  totals: z.object({
    devices: z.number().int(),
    change: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
  }),
});
export type PreviewView = z.infer<typeof previewSchema>;

/** How one value of a change stands. */
export const changeStepSchema = z.object({
  serialNumber: z.string(),
  unitId: z.string().optional(),
  ...valueChangeSchema.shape,
  state: z.enum(["waiting", "sent", "unclear", "accepted", "lost", "done", "refused", "attention", "left"]),
  since: z.number(),
  attempt: z.number().int(),
  /** Code of the error that came with the last answer. */
  errorCode: z.string().optional(),
  attention: z.enum(["notTaken", "absent", "overtaken"]).optional(),
  /** The value that was found instead. */
  found: z.string().optional(),
});
export type ChangeStepView = z.infer<typeof changeStepSchema>;

/** One change set in the list. values = done + open + failed + left. */
export const changeSetSchema = z.object({
  changeId: z.string(),
  at: z.number(),
  actor: z.string(),
  reason: z.enum(["unit", "bulk", "order", "undo"]),
  fields: z.array(z.enum(assignmentFields)),
  devices: z.number().int(),
  chosen: z.object({ devices: z.number().int(), unchanged: z.number().int(), refused: z.number().int() }),
  counts: z.object({
    values: z.number().int(),
    done: z.number().int(),
    open: z.number().int(),
    failed: z.number().int(),
    left: z.number().int(),
  }),
  /** The one device of a small change. */
  serialNumber: z.string().optional(),
  undoes: z.string().optional(),
  undoneBy: z.string().optional(),
  /** Something of it is there and was not taken back. */
  canUndo: z.boolean(),
});
export type ChangeSetView = z.infer<typeof changeSetSchema>;

/** The newest changes, the newest first, and how many there are. */
export const changesTopicSchema = z.object({ sets: z.array(changeSetSchema), total: z.number().int() });
export type ChangesView = z.infer<typeof changesTopicSchema>;

/** What somebody wants of the devices; what is absent stays. */
export const wishSchema = z.strictObject({
  groupTag: z.string().trim().max(512).optional(),
  name: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("fixed"), name: z.string().trim().max(64) }),
      z.strictObject({ kind: z.literal("rule"), rule: z.string().trim().min(1).max(64) }),
    ])
    .optional(),
  user: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("fixed"),
        userPrincipalName: z
          .string()
          .trim()
          .max(256)
          .regex(/^[^@\s]+@[^@\s]+$/),
      }),
      z.strictObject({ kind: z.literal("listed") }),
      z.strictObject({ kind: z.literal("none") }),
    ])
    .optional(),
  membership: z
    .strictObject({
      groupId: z.string().min(1).max(64),
      name: z.string().max(256),
      isMember: z.boolean(),
    })
    .optional(),
});
export type WishInput = z.infer<typeof wishSchema>;

/** Which devices: units of this bench, or registrations of the tenant by serial number or group tag. */
export const choiceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("units"), unitIds: z.array(z.string().min(1).max(64)).min(1).max(1000) }),
  z.strictObject({ kind: z.literal("order") }),
  z.strictObject({ kind: z.literal("serials"), serialNumbers: z.array(z.string().min(1).max(128)).min(1).max(1000) }),
  z.strictObject({ kind: z.literal("tag"), groupTag: z.string().max(512) }),
]);
export type ChoiceInput = z.infer<typeof choiceSchema>;
