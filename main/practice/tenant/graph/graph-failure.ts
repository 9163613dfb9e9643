import type { GraphFailure } from "./graph-call.ts";

/** What a dressed error needs to know of its request. */
export type FailureFrame = {
  readonly now: number;
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly path: string;
};

/** A refusal by one of Intune's services. */
export function intuneFailure(status: number, code: string, message: string, phrase = ""): GraphFailure {
  return { ok: false, status, code, message, style: "intune", phrase };
}

/** A refusal by the directory or by Graph itself. */
export function directoryFailure(status: number, code: string, message: string): GraphFailure {
  return { ok: false, status, code, message, style: "directory" };
}

/** A refusal that a token with other claims would not meet: 403 by conditional access, 401 when a token was revoked. */
export function claimsChallenge(status: 401 | 403, accessToken: object): GraphFailure {
  const failure =
    status === 401
      ? directoryFailure(401, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.")
      : directoryFailure(403, "Forbidden", "The access token does not satisfy the conditional access policy.");
  return { ...failure, claims: JSON.stringify({ access_token: accessToken }) };
}

/** 404 for a path that this version does not have. */
export function unknownSegment(segment: string): GraphFailure {
  return directoryFailure(404, "ResourceNotFound", `Resource not found for the segment '${segment}'.`);
}

/** 404 for an object of Intune that does not exist. */
export function intuneNotFound(): GraphFailure {
  return intuneFailure(404, "ResourceNotFound", "Resource not found");
}

/** 404 for an object of the directory that does not exist. */
export function directoryNotFound(id: string): GraphFailure {
  return directoryFailure(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** 400 with a plain message. */
export function badRequest(message: string): GraphFailure {
  return directoryFailure(400, "BadRequest", message);
}

/** The `error` body as it goes over the wire. */
export function failureBody(failure: GraphFailure, frame: FailureFrame): object {
  const innerError = {
    date: new Date(frame.now).toISOString().slice(0, 19),
    "request-id": frame.requestId,
    "client-request-id": frame.clientRequestId,
  };
  const message = failure.style === "intune" ? nestedMessage(failure, frame) : failure.message;
  return { error: { code: failure.code, message, innerError } };
}

/** Intune's front end answers with JSON text inside the message, with CRLF line ends. */
function nestedMessage(failure: GraphFailure, frame: FailureFrame): string {
  const operation = "Operation ID (for customer support): 00000000-0000-0000-0000-000000000000";
  const url = `https://fef.sim01.manage.microsoft.com/DeviceEnrollmentFE_2608/StatelessDeviceEnrollmentFEService/${frame.path}?api-version=5026-07-10`;
  const nested = {
    _version: 3,
    Message: `${failure.message} - ${operation} - Activity ID: ${frame.requestId} - Url: ${url}`,
    CustomApiErrorPhrase: failure.phrase ?? "",
    RetryAfter: null,
    ErrorSourceService: "",
    HttpHeaders: "{}",
  };
  return JSON.stringify(nested, null, 2).replaceAll("\n", "\r\n");
}
