import type { EnrollmentTroubleshootingEvent } from "@microsoft/microsoft-graph-types-beta";
import type { DeviceRow, FlowEnd } from "../../world/device-rows.ts";
import { drawGuid } from "../../world/random.ts";
import { findIdentityBySerial } from "../../world/registration.ts";
import type { World } from "../../world/world.ts";
import { betaOnly, type EntityType, fixedText, fixedTime, oneOf, text, unsetProperties } from "../graph/entity-type.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, listOptions, type Route } from "../graph/route.ts";
import { graphTime } from "./graph-time.ts";
import { enrollmentTypes } from "./published-members.ts";
import { readManagedDevices } from "./scopes.ts";

const path = "deviceManagement/troubleshootingEvents";

/** A failed enrolment. */
export const troubleshootingType: EntityType = {
  name: "enrollmentTroubleshootingEvent",
  properties: {
    id: fixedText,
    eventDateTime: fixedTime,
    correlationId: text,
    eventName: betaOnly(text),
    managedDeviceIdentifier: text,
    operatingSystem: text,
    osVersion: text,
    userId: text,
    deviceId: text,
    enrollmentType: enrollmentTypes,
    failureCategory: oneOf(
      "unknown",
      "authentication",
      "authorization",
      "accountValidation",
      "userValidation",
      "deviceNotSupported",
      "inMaintenance",
      "badRequest",
      "featureNotSupported",
      "enrollmentRestrictionsEnforced",
      "clientDisconnected",
      "userAbandonment",
    ),
    failureReason: text,
    ...unsetProperties(["additionalInformation"], betaOnly({ kind: { type: "any" } }), []),
    ...unsetProperties(["troubleshootingErrorDetails"], betaOnly({ kind: { type: "any" } })),
  },
};

const read = {
  method: "GET",
  versions: bothVersions,
  family: "intune",
  scopes: readManagedDevices,
  body: { kind: "none" },
} as const;

/** Failed enrolments. */
export const troubleshootingRoutes: readonly Route[] = [
  {
    ...read,
    path,
    query: listOptions,
    answer: (call) =>
      listAnswer(call, {
        type: troubleshootingType,
        rows: failuresOf(call),
        shown: (failure) => failureResource(call.world, failure),
        pageSize: 100,
        filters: { eventDateTime: ["ge", "gt", "le", "lt"] },
        tellsCount: true,
      }),
  },
  { ...read, path: `${path}/{id}`, query: ["$select"], answer: readFailure },
];

type Failure = { readonly device: DeviceRow; readonly end: FlowEnd };

/** Runs that ended before the device was enrolled. */
function failuresOf({ world, now }: GraphCall): readonly Failure[] {
  return world.devices.all().flatMap((device): readonly Failure[] => {
    const end = device.run?.end;
    if (end?.result !== "failure" || end.at > now) return [];
    const identity = findIdentityBySerial(world, device.serialNumber);
    return identity?.enrollmentState === "failed" ? [{ device, end }] : [];
  });
}

function readFailure(call: GraphCall): GraphAnswer {
  const wanted = (call.parameters.id ?? "").toLowerCase();
  const item = failuresOf(call)
    .map((failure) => failureResource(call.world, failure))
    .find(({ id }) => id === wanted);
  return item === undefined ? intuneNotFound() : itemAnswer(call, troubleshootingType, item);
}

function failureResource(
  world: World,
  { device, end }: Failure,
): EnrollmentTroubleshootingEvent & { "@odata.type": string } {
  const identity = findIdentityBySerial(world, device.serialNumber);
  return {
    "@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent",
    id: drawGuid(world.seed, "troubleshooting", device.id, end.at),
    eventDateTime: graphTime(end.at),
    correlationId: drawGuid(world.seed, "correlation", device.id, end.at),
    eventName: null,
    managedDeviceIdentifier: "",
    operatingSystem: "Windows",
    osVersion: "10.0.26100.4061",
    userId: "00000000-0000-0000-0000-000000000000",
    deviceId: identity?.entraDeviceId ?? "",
    enrollmentType: "windowsAzureADJoinUsingDeviceAuth",
    failureCategory: "unknown",
    failureReason: end.errorCode,
  };
}
