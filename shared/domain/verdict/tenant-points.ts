import type { GatePoint } from "../bench/unit-view.ts";
import { contactMarginMs, contradicted, type GateContext, missing, shown } from "./gate-context.ts";

/** Point 2: a managed device with the same serial, enrolled for this run (older enrolments were never matched to it). */
export function enrolledPoint({ attempt }: GateContext): GatePoint {
  const enrolledAt = attempt.managed?.value.enrolledAt;
  if (attempt.managed === undefined || enrolledAt === undefined)
    return missing("enrolled", { code: "point.enrolled.missing", params: {} });
  const minutesAfterStart = Math.max(0, Math.round((enrolledAt - attempt.startedAt) / 60_000));
  const text = { code: "point.enrolled.shown", params: { at: enrolledAt, minutesAfterStart } } as const;
  return shown("enrolled", text, attempt.managed.seenAt, "E-MD");
}

/**
 * Point 5: tag, profile and user are what the order wants and what they were at the start, read after Reseal. While the
 * bench itself is changing something of them, or a group's members, what was read may be over at any moment; afterwards it
 * is read again.
 */
export function unchangedPoint({ unit, attempt, order }: GateContext): GatePoint {
  const registration = unit.registration;
  const before = attempt.atStart;
  const sealedAt = attempt.reseal?.at;
  const readAt = Math.min(registration?.seenAt ?? 0, unit.profile?.seenAt ?? Number.POSITIVE_INFINITY);
  const isOver = (unit.profile?.seenAt ?? readAt) <= (unit.regroupedAt ?? 0) && unit.change === undefined;
  if (registration === undefined || sealedAt === undefined || readAt <= sealedAt || isOver) {
    return missing("unchanged", { code: "point.unchanged.missing", params: {} });
  }
  const profileName = unit.profile?.value.assigned === true ? unit.profile.value.profileName : "";
  const now = {
    groupTag: registration.value.groupTag,
    profileName,
    userPrincipalName: registration.value.userPrincipalName,
  };
  const wanted = {
    groupTag: order.groupTag,
    profileName: order.expectedProfile,
    userPrincipalName: before?.userPrincipalName ?? now.userPrincipalName,
  };
  for (const field of ["groupTag", "profileName", "userPrincipalName"] as const) {
    const changed = before !== undefined && before[field] !== now[field];
    if (!changed && now[field] === wanted[field]) continue;
    const expected = changed ? before[field] : wanted[field];
    const isPerson = field === "userPrincipalName";
    const params = { field, before: isPerson ? "" : expected, after: isPerson ? "" : now[field] };
    return contradicted("unchanged", { code: "point.unchanged.contradicted", params }, registration.seenAt, "E-REG");
  }
  if (unit.change !== undefined) return missing("unchanged", { code: "point.unchanged.changing", params: {} });
  const text = { code: "point.unchanged.shown", params: { tag: now.groupTag, profile: now.profileName } } as const;
  return shown("unchanged", text, registration.seenAt, "E-REG");
}

/**
 * Point 7: the tenant was read after the device was switched off, and heard nothing of it since Reseal. A report row of
 * a run that began after Reseal is contact too: somebody reset or started the device (workflow rule G5).
 */
export function noContactPoint({ attempt }: GateContext): GatePoint {
  const { reseal, powerOff, managed, event } = attempt;
  const contacts = [
    { at: managed?.value.lastContactAt, source: "E-MD" },
    { at: managed?.value.enrolledAt, source: "E-MD" },
    { at: event?.value.startedAt, source: "E-EVT" },
  ] as const;
  for (const { at, source } of contacts) {
    if (reseal === undefined || at === undefined || at <= reseal.at + contactMarginMs) continue;
    const text = { code: "point.noContactAfterReseal.contradicted", params: { at } } as const;
    return contradicted("noContactAfterReseal", text, at, source);
  }
  if (powerOff === undefined || managed === undefined || managed.seenAt <= powerOff.at) {
    return missing("noContactAfterReseal", { code: "point.noContactAfterReseal.missing", params: {} });
  }
  const at = managed.value.lastContactAt ?? managed.seenAt;
  const text = { code: "point.noContactAfterReseal.shown", params: { at } } as const;
  return shown("noContactAfterReseal", text, managed.seenAt, "E-MD");
}
