import { type EpochMs, epochMs, type UnitId } from "../../kernel/brand.ts";
import type { TextRef } from "../bench/board-view.ts";
import type { TextCode } from "../bench/text-code.ts";
import { isLeftToPartnerCenter } from "../registration/registration-path.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { missingAfterMs } from "./missing-after.ts";
import { partnerIdentityOf } from "./partner-identity.ts";
import { partnerOutcome } from "./partner-outcome.ts";
import type { PartnerTrail } from "./partner-trail.ts";

/** `proven`: the tenant's own list has it with the order's tag. `flagged`: somebody has to look. */
export type ReconcileState = "proven" | "waiting" | "flagged";

/** One device of the order that goes by Partner Center, and whether it is really in Intune. */
export type ReconcileRow = {
  readonly unitId: UnitId;
  readonly serialNumber: string;
  /** The product key id of a device that is known by nothing else; empty for any other. */
  readonly productKey: string;
  readonly identity: "hash" | "tuple" | "productKey" | "none";
  readonly batchId: string;
  readonly state: ReconcileState;
  readonly reason: TextRef;
  /** Absent where nobody has to do anything. */
  readonly nextStep?: TextRef;
  readonly since: EpochMs;
  /** Until when it is waited for before it is flagged. */
  readonly until?: EpochMs;
};

/** What the rows are judged by besides the units. */
export type ReconcileContext = {
  /** The tenant's devices were last read well at this time since the bench started. */
  readonly registrationsReadAt?: EpochMs;
  readonly isCustomerChosen: boolean;
  /** The bench uploads itself; otherwise somebody uploads the exported file. */
  readonly uploads: boolean;
  /** Calls are refused whatever is in them, and nothing more is sent. */
  readonly isStopped: boolean;
  readonly now: EpochMs;
};

/** How old the last reading of the tenant may be before nothing can be proven by it. */
const readingAgeMs = 20 * 60_000;

/** Whether a unit stands on the list at all. */
export function isReconciled(unit: Unit): boolean {
  return unit.partner !== undefined || (isLeftToPartnerCenter(unit) && unit.stage !== "seen");
}

type Judgement = Pick<ReconcileRow, "state" | "reason" | "nextStep" | "since" | "until">;

/** Judges one unit. */
export function reconcileUnit(unit: Unit, context: ReconcileContext): ReconcileRow {
  const identity = partnerIdentityOf(unit);
  return {
    unitId: unit.id,
    serialNumber: serialOf(unit),
    productKey: identity?.kind === "productKey" ? identity.productKey : "",
    identity: identity?.kind ?? "none",
    batchId: unit.partner?.batchId ?? "",
    ...judge(unit, context),
  };
}

function judge(unit: Unit, context: ReconcileContext): Judgement {
  const registration = unit.registration;
  if (registration !== undefined) {
    return inTenant(unit, registration.value.groupTag, registration.seenAt);
  }
  const { partner, stage, stageSince } = unit;
  if (partner === undefined) {
    if (stage === "stopped") return judgement("flagged", "partner.stopped", "partner.openUnit", stageSince);
    return notSent(unit, context);
  }
  return sent(unit, partner, context);
}

/** The bench gives its tag to what it uploaded and what has none; everything else about tags is a person's decision. */
function inTenant({ wantedTag, partner }: Unit, groupTag: string, seenAt: EpochMs): Judgement {
  if (groupTag === wantedTag) return judgement("proven", "partner.proven", undefined, seenAt);
  if (groupTag !== "") return judgement("flagged", "partner.otherTag", "partner.setTag", seenAt, { tag: groupTag });
  return partner === undefined
    ? judgement("flagged", "partner.tagMissing", "partner.setTag", seenAt)
    : judgement("waiting", "partner.tagMissing", undefined, seenAt);
}

function notSent({ stageSince }: Unit, { isCustomerChosen, uploads, isStopped }: ReconcileContext): Judgement {
  if (!uploads) return judgement("waiting", "partner.byHand", "partner.uploadFile", stageSince);
  if (!isCustomerChosen) return judgement("flagged", "partner.noCustomer", "partner.chooseCustomer", stageSince);
  if (isStopped) return allRefused(stageSince);
  return judgement("waiting", "partner.notSent", undefined, stageSince);
}

function allRefused(since: EpochMs): Judgement {
  return judgement("flagged", "partner.allRefused", "partner.chooseAgain", since);
}

function sent(unit: Unit, trail: PartnerTrail, context: ReconcileContext): Judgement {
  const outcome = partnerOutcome(trail);
  const { stateAt, sentAt } = trail;
  switch (outcome.kind) {
    case "working":
      return lateAfter("partner.working", "partner.late", sentAt, context);
    case "unclear":
      return lateAfter("partner.unclear", "partner.late", stateAt, context);
    case "notTaken":
      return judgement("waiting", "partner.notTaken", undefined, stateAt, { error: trail.error?.code ?? "" });
    case "halved":
      return context.isStopped ? allRefused(stateAt) : judgement("waiting", "partner.halved", undefined, stateAt);
    case "retryable":
      return judgement("waiting", "partner.retried", undefined, stateAt, { name: outcome.name });
    case "silent":
    case "done":
    case "alreadyHere":
      return awaitedInTenant(unit, trail, outcome.kind, context);
    case "foreignTenant":
      return judgement("flagged", "partner.foreignTenant", "next.releaseByOwner", stateAt);
    case "refused":
      return judgement("flagged", "partner.refused", nextForRefusal(outcome.code, outcome.name), stateAt, {
        code: outcome.code,
        name: outcome.name,
      });
  }
}

function lateAfter(working: TextCode, late: TextCode, since: EpochMs, { now }: ReconcileContext): Judgement {
  const until = epochMs(since + missingAfterMs);
  if (now < until) return { ...judgement("waiting", working, undefined, since), until };
  return judgement("flagged", late, "partner.lookInPartnerCenter", since);
}

/** Partner Center calls it done, or says nothing more: only the tenant's own list proves it. */
function awaitedInTenant(
  unit: Unit,
  trail: PartnerTrail,
  kind: "silent" | "done" | "alreadyHere",
  { registrationsReadAt, now }: ReconcileContext,
): Judgement {
  const since = trail.result?.seenAt ?? trail.listedAt ?? trail.stateAt;
  const isRead = registrationsReadAt !== undefined && now - registrationsReadAt <= readingAgeMs;
  const until = epochMs(since + missingAfterMs);
  if (now < until) {
    const code = kind === "silent" ? "partner.silent" : isRead ? "partner.awaited" : "partner.notProvable";
    return { ...judgement("waiting", code, undefined, since), until };
  }
  if (!isRead) return judgement("flagged", "partner.notProvable", "partner.readTenant", since);
  const absentAt = unit.registrationAbsentAt ?? registrationsReadAt;
  const minutes = Math.floor((now - since) / 60_000);
  return { ...judgement("flagged", "partner.missing", "partner.syncThenSupport", since, { minutes, absentAt }) };
}

/** What helps where the service did not take a device by what it was sent with. */
function nextForRefusal(code: number, name: string): TextCode {
  const word = name.toLowerCase();
  if (code === 812 || word === "ztddevicenotfound") return "partner.bringHash";
  if (code === 802 || word === "invalidztdhardwarehash") return "next.collectAgain";
  return "partner.openUnit";
}

function judgement(
  state: ReconcileState,
  reason: TextCode,
  nextStep: TextCode | undefined,
  since: EpochMs,
  params: TextRef["params"] = {},
): Judgement {
  const next = nextStep === undefined ? {} : { nextStep: { code: nextStep, params: {} } };
  return { state, reason: { code: reason, params }, ...next, since };
}
