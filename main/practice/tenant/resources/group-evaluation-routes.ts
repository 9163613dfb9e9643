import { matchesRule } from "../../world/membership.ts";
import { parseMembershipRule } from "../../world/membership-rule.ts";
import { type EntityType, text } from "../graph/entity-type.ts";
import { answered, type GraphAnswer, type GraphCall } from "../graph/graph-call.ts";
import { directoryFailure, directoryNotFound } from "../graph/graph-failure.ts";
import { betaAlone, type Route } from "../graph/route.ts";
import { readGroups } from "./scopes.ts";

const ruleBody: EntityType = {
  name: "evaluateDynamicMembership",
  properties: { memberId: text, membershipRule: text },
};
const memberBody: EntityType = { name: "evaluateDynamicMembership", properties: { memberId: text } };
const ask = { method: "POST", versions: betaAlone, family: "directory", scopes: readGroups, query: [] } as const;

/** Whether a rule would take an object, without waiting for the next calculation; beta only. */
export const groupEvaluationRoutes: readonly Route[] = [
  {
    ...ask,
    path: "groups/evaluateDynamicMembership",
    body: { kind: "shape", type: ruleBody, lenient: false },
    answer: (call) => evaluate(call, String(call.body.membershipRule ?? "")),
  },
  {
    ...ask,
    path: "groups/{id}/evaluateDynamicMembership",
    body: { kind: "shape", type: memberBody, lenient: false },
    answer: evaluateGroup,
  },
];

function evaluateGroup(call: GraphCall): GraphAnswer {
  const group = call.world.groups.get((call.parameters.id ?? "").toLowerCase());
  if (group === undefined) return directoryNotFound(call.parameters.id ?? "");
  if (group.membershipRule === "")
    return directoryFailure(400, "Request_BadRequest", "The group is not a dynamic group.");
  return evaluate(call, group.membershipRule);
}

function evaluate(call: GraphCall, rule: string): GraphAnswer {
  const parsed = parseMembershipRule(rule);
  if (!parsed.ok)
    return directoryFailure(400, "Request_BadRequest", `Dynamic membership rule validation error: ${parsed.error}.`);
  const memberId = String(call.body.memberId ?? "").toLowerCase();
  const device = call.world.entraDevices.get(memberId);
  if (device === undefined) return directoryNotFound(memberId);
  const result = matchesRule(rule, device);
  return answered({
    "@odata.context": `${call.origin}/beta/$metadata#microsoft.graph.evaluateDynamicMembershipResult`,
    membershipRule: rule,
    membershipRuleEvaluationResult: result,
    membershipRuleEvaluationDetails: {
      expression: rule,
      expressionResult: result,
      propertyToEvaluate: null,
      expressionEvaluationDetails: [],
    },
  });
}
