import {
  betaOnly,
  complex,
  type EntityType,
  fixed,
  fixedText,
  fixedTime,
  oneOf,
  text,
  whole,
} from "../graph/entity-type.ts";

/** Diagnostics that were asked of a device. */
export const logCollectionType: EntityType = {
  name: "deviceLogCollectionResponse",
  properties: {
    id: fixedText,
    status: fixed(oneOf("pending", "completed", "failed", "unknownFutureValue")),
    managedDeviceId: { kind: { type: "guid" }, readOnly: true },
    errorCode: betaOnly(fixed(whole)),
    requestedDateTimeUTC: fixedTime,
    receivedDateTimeUTC: fixedTime,
    initiatedByUserPrincipalName: fixedText,
    expirationDateTimeUTC: fixedTime,
    size: betaOnly(fixed(whole)),
    sizeInKB: fixed(whole),
    enrolledByUser: fixedText,
  },
};
const request: EntityType = {
  name: "deviceLogCollectionRequest",
  properties: { id: text, templateType: oneOf("predefined", "unknownFutureValue") },
};
/** Body of `createDeviceLogCollectionRequest`. */
export const requestBody: EntityType = {
  name: "createDeviceLogCollectionRequest",
  properties: { templateType: complex(request) },
};
