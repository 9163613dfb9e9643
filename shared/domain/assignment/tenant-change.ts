import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../kernel/brand.ts";

/** What of a registered device the bench can change. `user` holds a user principal name, `membership` an assigned group. */
export const assignmentFields = ["groupTag", "displayName", "user", "membership"] as const;
export type AssignmentField = (typeof assignmentFields)[number];

/** One value of one registered device that is to change. Empty texts stand for none. */
export type ChangeItem = {
  readonly ztdId: string;
  readonly serialNumber: string;
  /** The unit of this bench, where it is one. */
  readonly unitId?: UnitId;
  readonly field: AssignmentField;
  readonly before: string;
  readonly after: string;
  /** How the device greets its user; Graph takes it with the user. */
  readonly greeting?: string;
  /** The group of a membership, and the Microsoft Entra object that is its member; then `before` and `after` are `member` or empty. */
  readonly group?: { readonly groupId: string; readonly name: string; readonly objectId: string };
};

/** Why a change was made: for one unit, for several devices, by the order's own rule, or to take another one back. */
export type ChangeReason = "unit" | "bulk" | "order" | "undo";

/** What somebody decided to change, and for what became of the devices that were chosen: total = items' devices + unchanged + refused. */
export type PlannedChange = {
  readonly changeId: string;
  readonly reason: ChangeReason;
  readonly items: readonly ChangeItem[];
  readonly chosen: { readonly devices: number; readonly unchanged: number; readonly refused: number };
  /** The change that this one takes back. */
  readonly undoes?: string;
  /** The unit waits at the pre-provisioning screen: afterwards somebody presses Refresh there. */
  readonly atScreen?: true;
};

/**
 * How far one value has come:
 *
 *   waiting ─▶ sent ─▶ accepted ─▶ done            (seen in the tenant's list)
 *     ▲          │         └──▶ lost ─▶ sent        (still the old value after a while: once more, then attention)
 *     │          ├──▶ unclear ─▶ done, or lost      (nobody knows whether it arrived: the list says)
 *     └──────────┴──▶ refused                       (a person decides: again, or leave it)
 *
 *   attention: lost twice, gone, or somebody else's value is there. A late arrival still makes it done.
 */
export type StepState =
  | "waiting"
  | "sent"
  | "unclear"
  | "accepted"
  | "lost"
  | "done"
  | "refused"
  | "attention"
  /** A person left it as it is. */
  | "left";

/** Why a value needs somebody: not taken although sent twice, the device is no longer there, or another value is. */
export type AttentionReason = "notTaken" | "absent" | "overtaken";

/** One item with how far it has come. */
export type ChangeStep = {
  readonly item: ChangeItem;
  readonly state: StepState;
  /** Since when it is in this state. */
  readonly at: EpochMs;
  /** How often it was sent and taken. */
  readonly attempt: number;
  readonly error?: AppError;
  readonly attention?: AttentionReason;
  /** The value that was found instead. */
  readonly found?: string;
};

/** A change set: before and after of every value, who, when, and how far each has come. */
export type TenantChange = Omit<PlannedChange, "items"> & {
  readonly at: EpochMs;
  readonly actor: string;
  readonly steps: readonly ChangeStep[];
  /** Steps that the bench still works on: a finished change costs nothing. */
  readonly open: number;
  /** The change that took this one back. */
  readonly undoneBy?: string;
};

/** What a call came to for some steps. `notTaken`: the tenant certainly did not take them, and they may be sent again. */
export type ChangeAnswer = "accepted" | "refused" | "unclear" | "notTaken";

/** What a reading of the tenant shows of a step. `before`: still the old value, although it was asked for long enough after. */
export type ChangeFinding = {
  readonly step: number;
  readonly found: "after" | "before" | "other" | "absent";
  /** The value found, for `other`. */
  readonly value?: string;
};

/** What a person decided about steps that need somebody. */
export type ChangeDecision = "again" | "leave";

const unsettled: ReadonlySet<StepState> = new Set(["waiting", "sent", "unclear", "accepted", "lost"]);

/** Whether the bench still works on a step. */
export function isUnderWay({ state }: Pick<ChangeStep, "state">): boolean {
  return unsettled.has(state);
}

/** Whether a step waits for somebody's decision. */
export function needsDecision({ state }: Pick<ChangeStep, "state">): boolean {
  return state === "refused" || state === "attention";
}

/** How many devices a change is about. */
export function devicesOf({ steps }: Pick<TenantChange, "steps">): number {
  return new Set(steps.map(({ item }) => item.ztdId)).size;
}

/** Whether a change can be taken back: something of it is there, nothing is on its way, and nobody has taken it back. */
export function canUndo({ steps, open, undoneBy }: TenantChange): boolean {
  return open === 0 && undoneBy === undefined && steps.some(({ state }) => state === "done");
}

/** The devices, by ZTDID, of which something is being changed. */
export function busyDevices(changes: readonly TenantChange[]): ReadonlySet<string> {
  const open = changes.filter((change) => change.open > 0);
  return new Set(open.flatMap(({ steps }) => steps.filter(isUnderWay).map(({ item }) => item.ztdId)));
}
