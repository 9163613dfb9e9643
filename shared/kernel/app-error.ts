/** What sort of trouble an error is; decides who can do something about it. */
export type ErrorKind =
  | "refused"
  | "invalid"
  | "unauthorised"
  | "unavailable"
  | "conflict"
  | "notFound"
  | "cancelled"
  | "defect";

/** Every error code the product can show; `shared/text` holds a sentence and a next step for each. */
export type ErrorCode =
  | "ipc.unknownName"
  | "ipc.wrongSender"
  | "ipc.wrongShape"
  | "ipc.handlerFailed"
  | "order.notOpen"
  | "order.alreadyOpen"
  | "order.wrongTenant"
  | "order.tenantNameDiffers"
  | "order.changed"
  | "unit.notFound"
  | "unit.wrongState"
  | "unit.wrongIdentifiers"
  | "unit.notReadyToShip"
  | "unit.wrongBox"
  | "unit.hashNotStored"
  | "clearing.lookFirst"
  | "clearing.otherRecords"
  | "clearing.tooMany"
  | "clearing.wrongWords"
  | "clearing.limitReached"
  | "clearing.registeredObject"
  | "clearing.registeredByOther"
  | "clearing.noEffect"
  | "slot.unknown"
  | "slot.occupied"
  | "scan.unknown"
  | "scan.ambiguous"
  | "scan.noUnit"
  | "scan.wrongLabel"
  | "scan.otherUnit"
  | "scan.otherScreen"
  | "undo.nothing"
  | "undo.tooLate"
  | "report.tooEarly"
  | "assign.notFound"
  | "assign.nothingToChange"
  | "assign.nothingToDecide"
  | "assign.underWay"
  | "assign.undoneAlready"
  | "assign.overtaken"
  | "assign.wrongConfirmation"
  | "assign.previewGone"
  | "assign.noDevices"
  | "assign.tooManyDevices"
  | "assign.badName"
  | "assign.nameTaken"
  | "intake.unreadable"
  | "intake.tooLarge"
  | "intake.notFound"
  | "intake.incomplete"
  | "intake.busy"
  | "intake.orderFull"
  | "intake.notWaiting"
  | "export.nothing"
  | "manifest.empty"
  | "file.notWritten"
  | "bridge.unavailable"
  | "bridge.exited"
  | "bridge.timedOut"
  | "bridge.badMessage"
  | "bridge.deviceUnreachable"
  | "bridge.collectFailed"
  | "bridge.networkFailed"
  | "bridge.remotingOff"
  | "graph.offline"
  | "graph.throttled"
  | "graph.unavailable"
  | "graph.unauthorised"
  | "graph.forbidden"
  | "graph.notFound"
  | "graph.notOffered"
  | "graph.conflict"
  | "graph.invalid"
  | "graph.badAnswer"
  | "signIn.required"
  | "signIn.cancelled"
  | "signIn.failed"
  | "signIn.wrongTenant"
  | "signIn.permissionMissing"
  | "store.unreadable"
  | "store.writeFailed"
  | "store.chainBroken"
  | "secrets.unavailable"
  | "lan.noTarget"
  | "lan.badTarget"
  | "lan.tooManyTargets"
  | "lan.blankPassword"
  | "lan.cutLogon"
  | "lan.busy"
  | "link.notOpened"
  | "link.notOpen"
  | "link.noSuchInterface"
  | "partner.offline"
  | "partner.throttled"
  | "partner.unavailable"
  | "partner.unauthorised"
  | "partner.mfaMissing"
  | "partner.forbidden"
  | "partner.notFound"
  | "partner.conflict"
  | "partner.invalid"
  | "partner.badAnswer"
  | "partner.otherCustomer"
  | "partner.notNamed"
  | "practice.unavailable"
  | "defect.unexpected";

/** When trying again makes sense: not at all, after a wait, or when a person has done something. */
export type Retry =
  | { readonly when: "never" }
  | { readonly when: "later"; readonly delayMs: number }
  | { readonly when: "technicianActs" };

/** Values put into the sentence for an error; never a hash, a token or a full UPN. */
export type ErrorContext = Readonly<Record<string, string | number>>;

/** Expected trouble as plain data. `cause` is a scrubbed one-line technical detail for the log. */
export type AppError = {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly retry: Retry;
  readonly context: ErrorContext;
  readonly cause?: string;
};

/** Builds an error that is not worth repeating as it is. */
export function appError(kind: ErrorKind, code: ErrorCode, context: ErrorContext = {}, cause?: string): AppError {
  return { code, kind, retry: { when: "never" }, context, ...(cause === undefined ? {} : { cause }) };
}

/** The same error, worth trying again after `delayMs` milliseconds. */
export function retryLater(error: AppError, delayMs: number): AppError {
  return { ...error, retry: { when: "later", delayMs } };
}

/** The same error, worth trying again once the technician has acted. */
export function retryWhenTechnicianActs(error: AppError): AppError {
  return { ...error, retry: { when: "technicianActs" } };
}
