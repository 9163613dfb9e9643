import type { Evidence } from "../../../../shared/domain/evidence/evidence.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

type Row<Kind extends Evidence["kind"]> = Evidence & { readonly kind: Kind };

/**
 * The nine conditions of the gate read off a journal of one unit, in rows and not in state: what must hold before it may
 * be called ready. Meant for journals whose first run begins with its start mark.
 */
export function brokenConditions(rows: readonly Evidence[], now: number): readonly number[] {
  const withdrawn = new Set(
    rows.flatMap((row, index) =>
      row.kind === "confirmationWithdrawn" && rows.slice(0, index).some((known) => known.id === row.evidenceId)
        ? [row.evidenceId]
        : [],
    ),
  );
  const valid = rows.filter((row) => !withdrawn.has(row.id));
  const all = <Kind extends Evidence["kind"]>(kind: Kind, from = 0): readonly Row<Kind>[] =>
    valid.slice(from).filter((row): row is Row<Kind> => row.kind === kind);
  const lastIndex = (kind: Evidence["kind"]): number => valid.findLastIndex((row) => row.kind === kind);
  const reworked = lastIndex("reworkEnded");
  // A start after rework may belong to a run that was seen before it; a second one is a retry.
  const isRetry = all("startConfirmed", reworked + 1).length > 1;
  const run = reworked < 0 || isRetry ? lastIndex("startConfirmed") : reworked;
  const last = <Kind extends Evidence["kind"]>(kind: Kind): Row<Kind> | undefined => all(kind, run).at(-1);

  const aside = Math.max(lastIndex("reworkStarted"), lastIndex("routedToIt"));
  const success = last("successConfirmed");
  const reseal = last("resealConfirmed");
  const powerOff = last("powerOffConfirmed");
  const managed = all("managedDeviceSeen").at(-1);
  const event = last("deploymentEventSeen");
  const isReported =
    event?.event.deviceSetupStatus === "success" || event?.event.deviceSetupStatus === "successOnRetry";
  const accepted = all("reportAccepted", run).some((row) => now - row.at < day);
  const configurations = all("tenantConfigurationSeen");
  const inForce = configurations.findLast((row) => row.seenAt <= (success?.at ?? 0)) ?? configurations[0];
  const registration = all("registrationSeen").at(-1);
  const profile = all("profileAssignmentSeen").at(-1);
  const signals = last("flowSignalsSeen");
  const steps = signals?.signals.categories.flatMap((category) => category.steps) ?? [];
  const hasFailed = steps.some((step) => step.state === "failed");
  const hasEnded =
    signals?.signals.categories.some(({ phase, succeeded }) => phase === "deviceSetup" && succeeded === true) === true;
  const changeAt = valid.findIndex((row) => row.kind === "tenantChangeOpened");
  const isChanging = changeAt >= 0 && all("tenantChangeSeen", changeAt).length === 0;
  const label = last("labelPrinted");
  const box = last("boxScanned");
  const reportAt = isReported ? event.seenAt : all("reportAccepted", run).at(-1)?.at;
  const limit = (reseal?.at ?? 0) + 5 * minute;

  const conditions: readonly boolean[] = [
    (aside < 0 || aside < reworked) && success !== undefined && reseal !== undefined && powerOff !== undefined,
    managed?.device.enrolledAt !== undefined,
    isReported || accepted,
    inForce?.espConfigurations.every((esp) => esp.showsProgress && esp.blocksDeviceUse && !esp.isDefault) === true,
    !isChanging &&
      registration !== undefined &&
      profile !== undefined &&
      reseal !== undefined &&
      registration.seenAt > reseal.at &&
      profile.seenAt > reseal.at &&
      profile.assigned &&
      registration.registration.groupTag === "TAG-A" &&
      registration.registration.userPrincipalName === "",
    isReported || (!hasFailed && (hasEnded || accepted)),
    managed !== undefined &&
      powerOff !== undefined &&
      managed.seenAt > powerOff.at &&
      (managed.device.lastContactAt ?? 0) <= limit &&
      (event?.event.startedAt ?? 0) <= limit,
    label !== undefined && box !== undefined && box.boxCode === label.boxCode && now - (success?.at ?? 0) < 180 * day,
    managed !== undefined && reportAt !== undefined && now - managed.seenAt < day && now - reportAt < day,
  ];
  return conditions.flatMap((holds, index) => (holds ? [] : [index + 1]));
}
