import type { AssessedRecord } from "./assess-records.ts";
import type { ClearingStep, ClearingWay } from "./clearing.ts";
import type { PastRecord } from "./past-record.ts";

/**
 * What a way does to which records, in the documented order (graph-api b.5, workflow 5.3): Intune's record first, then the
 * user's assignment, then the Autopilot device. The Entra object of a registered device is not among them. `chosen` names
 * the registrations meant where there are several. Nothing when the way is not open.
 */
export function stepsOfWay(
  way: ClearingWay,
  assessed: readonly AssessedRecord[],
  chosen: ReadonlySet<string>,
): readonly ClearingStep[] {
  const free = assessed.flatMap(({ record, refusal }) => (refusal === undefined ? [record] : []));
  const managed = free.filter(({ place }) => place === "managedDevice");
  const registered = free.filter(
    ({ place, id }) => place === "autopilotDevice" && (chosen.size === 0 || chosen.has(id)),
  );
  switch (way) {
    case "unblock":
      return registered.length === 1 ? registered.map((record) => ({ action: "allowNextEnrollment", record })) : [];
    case "deleteIntuneRecord":
      return managed.map((record) => ({ action: "deleteManagedDevice", record }));
    case "deregister":
      return registered.length === 1 ? deregister(assessed, managed, registered) : [];
    case "deleteDirectoryObject":
      return free
        .filter(({ place }) => place === "directoryDevice")
        .map((record) => ({ action: "deleteDirectoryDevice", record }));
  }
}

/** A registration goes with all that is enrolled under it; while any of that may not be touched, it stays. */
function deregister(
  assessed: readonly AssessedRecord[],
  managed: readonly PastRecord[],
  registered: readonly PastRecord[],
): readonly ClearingStep[] {
  const isOnly = assessed.filter(({ record }) => record.place === "autopilotDevice").length === 1;
  const belongs = (record: PastRecord): boolean => isOnly || registered.some((owner) => isEnrolmentOf(owner, record));
  const untouchable = assessed.some(
    ({ record, refusal }) => record.place === "managedDevice" && refusal !== undefined && belongs(record),
  );
  if (untouchable) return [];
  const users = registered.filter(({ userPrincipalName }) => userPrincipalName !== "");
  return [
    ...managed.filter(belongs).map((record) => ({ action: "deleteManagedDevice", record }) as const),
    ...users.map((record) => ({ action: "unassignUser", record }) as const),
    ...registered.map((record) => ({ action: "deleteAutopilotDevice", record }) as const),
  ];
}

function isEnrolmentOf(registration: PastRecord, managed: PastRecord): boolean {
  const sameObject = managed.entraDeviceId !== "" && managed.entraDeviceId === registration.entraDeviceId;
  return sameObject || registration.managedDeviceId === managed.id;
}
