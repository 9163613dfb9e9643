import type { BridgeErrorCode } from "../../../shared/contract/bridge/messages.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { appError, retryLater, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { redactText } from "../../../shared/kernel/redact-text.ts";

/** The host is not there to take a request; it is being started again. */
export function bridgeUnavailable(cause?: string): AppError {
  return retryLater(appError("unavailable", "bridge.unavailable", {}, cause), 2_000);
}

/** The host ended by itself. `detail`: its exit code or signal. */
export function bridgeExited(detail: string): AppError {
  return retryLater(appError("unavailable", "bridge.exited", { detail }), 2_000);
}

/** The host, or one request, took longer than allowed. */
export function bridgeTimedOut(operation: string, limitMs: number): AppError {
  return retryLater(appError("unavailable", "bridge.timedOut", { operation, limitMs }), 5_000);
}

/** The host said something that is not in the protocol. */
export function bridgeBadMessage(reason: string): AppError {
  return retryLater(appError("unavailable", "bridge.badMessage", { reason }), 5_000);
}

/** The host says itself that it cannot work here. */
export function unfitHost(reason: string, detail: string): AppError {
  return retryWhenTechnicianActs(appError("unavailable", "bridge.unavailable", { reason }, redactText(detail)));
}

/** The caller no longer wants the answer. */
export function requestCancelled(operation: string): AppError {
  return appError("cancelled", "bridge.collectFailed", { reason: "cancelled", operation });
}

/** Turns a refusal of the host into an error; `detail` is scrubbed and goes to the log only. */
export function hostRefusal(code: BridgeErrorCode, detail: string): AppError {
  const cause = redactText(detail);
  const failed = (kind: AppError["kind"]): AppError => appError(kind, "bridge.collectFailed", { reason: code }, cause);
  switch (code) {
    case "unreachable":
      return retryLater(appError("unavailable", "bridge.deviceUnreachable", { reason: code }, cause), 10_000);
    case "notElevated":
    case "noCredential":
    case "blankPassword":
    case "logonFailed":
    case "tokenFiltered":
    case "accessDenied":
      return retryWhenTechnicianActs(failed("unauthorised"));
    case "classMissing":
    case "winPe":
    case "notSupported":
      return retryWhenTechnicianActs(failed("notFound"));
    case "remotingOff":
      return retryWhenTechnicianActs(appError("unavailable", "bridge.remotingOff", {}, cause));
    case "noInstance": // the MDM bridge is not ready early in OOBE
      return retryLater(failed("unavailable"), 30_000);
    case "benchNotReady":
      return retryWhenTechnicianActs(failed("unavailable"));
    case "cancelled":
      return failed("cancelled");
    case "unknownOperation":
    case "badRequest":
      return appError("defect", "bridge.badMessage", { reason: code }, cause);
    case "failed":
      return retryLater(failed("unavailable"), 10_000);
  }
}
