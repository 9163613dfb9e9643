import * as z from "zod";
import type { ProfileTargets } from "../../../shared/domain/tenant/records.ts";
import { wireText } from "./wire-values.ts";

const assignmentSchema = z.object({ target: z.object({ "@odata.type": wireText, groupId: wireText }) });

/** The assignments of a profile where they were expanded; undefined where they were not, or one of them cannot be read. */
export const wireTargets = z.array(assignmentSchema).optional().catch(undefined).transform(targetsOf);

/** Targets of kinds that are not known reach nobody as far as this bench can tell. */
function targetsOf(assignments: readonly z.output<typeof assignmentSchema>[] | undefined): ProfileTargets | undefined {
  if (assignments === undefined) return undefined;
  const groupsOf = (type: string): readonly string[] =>
    assignments.flatMap(({ target }) =>
      target["@odata.type"] === type && target.groupId !== "" ? [target.groupId] : [],
    );
  return {
    allDevices: assignments.some(
      ({ target }) => target["@odata.type"] === "#microsoft.graph.allDevicesAssignmentTarget",
    ),
    groupIds: groupsOf("#microsoft.graph.groupAssignmentTarget"),
    excludedGroupIds: groupsOf("#microsoft.graph.exclusionGroupAssignmentTarget"),
  };
}
