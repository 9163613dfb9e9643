import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { parseMembershipRule } from "../../world/membership-rule.ts";
import type { GroupRow } from "../../world/tenant-setup-rows.ts";

type GroupFields = Omit<GroupRow, "id" | "createdAt" | "calculatedAt">;

/** The fields of a group after a body; `before` is absent for a new group. Errors are Graph's plain sentences. */
export function groupSelfCheck(
  body: Readonly<Record<string, unknown>>,
  before: GroupRow | undefined,
): Result<GroupFields, string> {
  const textOf = (name: string, otherwise: string): string => (typeof body[name] === "string" ? body[name] : otherwise);
  if (before === undefined) {
    for (const name of ["displayName", "mailEnabled", "mailNickname", "securityEnabled"])
      if (body[name] === undefined || body[name] === null)
        return err(`A value is required for property '${name}' of resource 'Group'.`);
  }
  if (body.mailEnabled === true || body.securityEnabled === false)
    return err("Only security groups without mail can be created in this tenant.");
  if (body.isAssignableToRole === true)
    return err("A group whose members come from a rule cannot be assignable to a role.");
  const mailNickname = textOf("mailNickname", before?.mailNickname ?? "");
  if (!/^[\x21-\x7e]{1,64}$/.test(mailNickname) || /[@()/[\]';:<>,\\"]/.test(mailNickname))
    return err("Invalid value specified for property 'mailNickname' of resource 'Group'.");
  const processing = textOf("membershipRuleProcessingState", before?.processing ?? "On");
  if (processing !== "On" && processing !== "Paused")
    return err("Invalid value specified for property 'membershipRuleProcessingState' of resource 'Group'.");
  const types = Array.isArray(body.groupTypes) ? body.groupTypes : before?.membershipRule ? ["DynamicMembership"] : [];
  const rule = textOf("membershipRule", before?.membershipRule ?? "");
  if (types.includes("DynamicMembership") !== (rule !== ""))
    return err("A membership rule and the group type 'DynamicMembership' belong together.");
  const parsed = rule === "" ? undefined : parseMembershipRule(rule);
  if (parsed !== undefined && !parsed.ok) return err(`Dynamic membership rule validation error: ${parsed.error}.`);
  return ok({
    displayName: textOf("displayName", before?.displayName ?? ""),
    description: body.description === null ? "" : textOf("description", before?.description ?? ""),
    mailNickname,
    membershipRule: rule,
    processing,
  });
}
