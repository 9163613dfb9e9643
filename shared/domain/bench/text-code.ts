/**
 * Every sentence the domain can ask for, beside error codes and hash findings. `shared/text` holds one sentence each; a
 * code without a sentence does not compile. Values (params) are named behind each code.
 */
export const textCodes = [
  // One more line on a tile
  "detail.waitingForHash",
  "detail.readingByBridge",
  "detail.collectFailed", // error
  "detail.hashFrom", // source: file | bridge
  "detail.partnerCenterAwaited",
  "detail.sharedAddress",
  "detail.importSent", // sentAt
  "detail.importWorking", // sentAt
  "detail.importNotVisible", // doneAt
  "detail.importRetry", // untilAt, error
  "detail.importUnclear", // sentAt
  "detail.importUnsent", // error
  "detail.profileWait", // reason (a profile wait reason), and its values
  "detail.profileLate", // minutes, reason, and its values
  "detail.profileTimedOut", // minutes, reason, and its values
  "detail.changeNotTaken",
  "detail.changeToSee", // since
  "detail.enrolledBefore", // at
  "detail.enrollmentBlocked",
  "detail.clearingStep", // action, place, sentAt
  "detail.clearingProof", // untilAt
  "detail.clearingInDoubt",
  "detail.clearingLate", // action, sentAt
  "detail.clearingRefused", // action, error
  "detail.startHow",
  "detail.startSeen", // at
  "detail.stepSecureHardware",
  "detail.stepJoinNetwork",
  "detail.stepRegisterManagement",
  "detail.stepPreparing",
  "detail.stepSecurityPolicies",
  "detail.stepCertificates", // done, total
  "detail.stepNetwork",
  "detail.stepAppsIdentifying",
  "detail.stepApps", // done, total, name
  "detail.stepOther", // name
  "detail.flowStarted", // at
  "detail.noNews", // minutes, usualMinutes
  "detail.pastTimeout", // minutes, timeoutMinutes
  "detail.sourcesDisagree", // device, person
  "detail.successSeen", // at, sticks
  "detail.resealPressed", // at
  "detail.pointsShown", // shown
  "detail.reportAwaited", // untilAt
  "detail.reportNotUpdated", // sinceAt
  "detail.labelToPrint",
  "detail.boxToScan",
  "detail.allPoints",
  "detail.shippedAt", // at
  "detail.flowFailed", // errorCode, step, phase, app, moreApps
  "detail.rework", // reason
  "detail.routedToIt", // reason
  "detail.partnerSent", // sentAt, batch
  "detail.partnerWorking", // sentAt, batch
  "detail.partnerUnclear", // sentAt
  "detail.partnerAgain", // error
  "detail.partnerNotVisible", // doneAt
  // How a unit stands on its way through Partner Center, and what to do next
  "partner.proven",
  "partner.tagMissing",
  "partner.otherTag", // tag
  "partner.stopped",
  "partner.byHand",
  "partner.noCustomer",
  "partner.notSent",
  "partner.working",
  "partner.late",
  "partner.unclear",
  "partner.notTaken", // error
  "partner.halved",
  "partner.retried", // name
  "partner.silent",
  "partner.awaited",
  "partner.notProvable",
  "partner.missing", // minutes
  "partner.foreignTenant",
  "partner.refused", // code, name
  "partner.allRefused",
  "partner.chooseAgain",
  "partner.setTag",
  "partner.openUnit",
  "partner.uploadFile",
  "partner.chooseCustomer",
  "partner.lookInPartnerCenter",
  "partner.readTenant",
  "partner.syncThenSupport",
  "partner.bringHash",
  // Why a unit is stopped
  "stop.hashBlocked", // finding (a finding code), field
  "stop.noTpm",
  "stop.tpmBelow2", // version
  "stop.homeEdition",
  "stop.virtualMachine",
  "stop.previouslyEnrolled",
  "stop.notReady", // check, raw, advice, and the advice's values
  "stop.foreignTenant",
  "stop.importRefused", // code, name
  "stop.hashRefused", // error, finding
  "stop.sharedSerial", // serialNumber
  "stop.sharedUuid",
  "stop.serialDiffers", // inHash, reported
  "stop.hashOfOther", // decided, inHash
  "stop.needsHash", // hash: why the one in its file cannot be used (a row refusal code), absent when it had none
  "stop.inOtherOrder", // order, customer
  "stop.registeredTwice", // serialNumber, count
  "stop.flowFailed", // errorCode, phase
  "stop.espDidNotHold", // espName
  "stop.contactAfterReseal", // at
  "stop.changedSinceStart", // field, before, after
  "stop.blockingAppFailed", // errorCode, phase
  "stop.wrongBox", // boxCode
  "stop.userFlowSeen", // at
  "stop.sealExpired", // at
  "stop.rework", // reason
  "stop.routedToIt", // reason
  // The one next step of a stop
  "next.enableTpm",
  "next.replaceUnit",
  "next.collectAgain",
  "next.registerAgain",
  "next.releaseByOwner",
  "next.clearPast",
  "next.decideWhichUnit",
  "next.decideSerial",
  "next.bringHash",
  "next.closeOtherOrder",
  "next.decideRegistration",
  "next.retryOrRework",
  "next.actOnError", // errorCode, phase
  "next.makeReady", // advice, and its values
  "next.fixEspThenRework",
  "next.reworkSealBroken",
  "next.fixRegistration",
  "next.checkLabel",
  "next.upgradeEdition",
  "next.clearEnrollment",
  "next.waitForIt",
  "next.finishRework",
  "next.moveToRework",
  // Verbs of Touch next
  "verb.startIt",
  "verb.pressRefresh",
  "verb.decideChange",
  "verb.findProfileCause",
  "verb.clearPast",
  "verb.lookAtClearing",
  "verb.confirmStart",
  "verb.pressReseal",
  "verb.confirmPowerOff",
  "verb.lookAtScreen",
  "verb.acceptReport",
  "verb.retryOrRework",
  "verb.printLabel",
  "verb.scanBox",
  "verb.boxAndShip",
  "verb.setAside",
  "verb.placeUnit",
  "verb.finishRework",
  "why.waitingSince", // since
  "why.readyUnits", // count
  "why.noSlot", // count
  // The nine points, shown and missing
  "point.confirmations.shown", // successAt, resealAt, powerOffAt, actor
  "point.confirmations.missing", // missing: success | reseal | powerOff
  "point.enrolled.shown", // at, minutesAfterStart
  "point.enrolled.missing",
  "point.reportedSuccess.shown", // at, status
  "point.reportedSuccess.accepted", // name, reason
  "point.reportedSuccess.waiting", // untilAt
  "point.reportedSuccess.askAcceptance", // sinceAt
  "point.reportedSuccess.failedRow", // status
  "point.espHeld.shown", // espName, timeoutMinutes
  "point.espHeld.missing",
  "point.espHeld.regrouped",
  "point.espHeld.contradicted", // espName, what: progressHidden | notBlocking | notDeviceTargeted | changed
  "point.unchanged.shown", // tag, profile
  "point.unchanged.missing",
  "point.unchanged.changing",
  "point.unchanged.contradicted", // field, before, after
  "point.noBlockingError.shown", // apps
  "point.noBlockingError.accepted", // name
  "point.noBlockingError.missing",
  "point.noBlockingError.contradicted", // errorCode, phase
  "point.noContactAfterReseal.shown", // at
  "point.noContactAfterReseal.missing",
  "point.noContactAfterReseal.contradicted", // at
  "point.labelled.shown", // printedAt, scannedAt
  "point.labelled.missing", // missing: print | scan
  "point.labelled.contradicted", // boxCode
  "point.fresh.shown", // oldestAt
  "point.fresh.missing", // oldestAt
  // Why an action cannot be used
  "action.notStarted",
  "action.notRegistered",
  "action.nothingToRefresh",
  "action.alreadyDone",
  "action.notYet",
  "action.stopped",
  "action.needsReseal",
  "action.needsSuccess",
  "action.reportNotDue", // untilAt
  "action.noAddress",
  "action.notFailed",
  "action.notRefused",
  "action.underWay",
  "action.notInRework",
  "action.noIdentifiers",
  "action.serialsAgree",
  "action.noSerial",
  "action.identityInDoubt",
  "action.ofOtherOrder",
  "action.importUnderWay",
  "action.needsRework",
  "action.otherTenant",
  "action.leftBench",
  // Answers to scans
  "scan.openedUnit", // serialNumber
  "scan.unitThenSlot", // serialNumber
  "scan.placed", // serialNumber, slot
  "scan.slotOpened", // slot
  "scan.emptySlot", // slot
  "scan.boxMatched", // serialNumber
  "scan.labelMatched", // serialNumber
  "scan.labelDiffers", // serialNumber, label
  "scan.confirmed", // action, serialNumber
  "scan.qrMatched", // serialNumber
  "scan.withdrawn", // action, serialNumber
  "scan.orderShown", // number
  // Status bar
  "status.bridgeReady", // version
  "status.bridgeHost", // version, edition, languageMode, policy
  "status.bridgeElevated",
  "status.bridgeNotElevated",
  "status.bridgeCan", // operations
  "status.bridgeCannot", // operations, reason
  "status.bridgeReverted", // count
  "status.bridgeLeft", // count
  "status.bridgeStarting",
  "status.bridgeRestarting",
  "status.bridgeMissing", // error
  "status.linkClosed",
  "status.linkOpen", // address, port, devices, untilAt
  "status.linkWithoutCode", // address, port, devices
  "status.linkLost", // address, port, devices
  "status.tenantCalls", // callsPerMinute
  "status.tenantPace", // callsPerMinute
  "status.tenantThrottled", // untilAt
  "status.tenantWaiting", // waiting
  "status.tenantSilent",
  "status.tenantTrouble", // error
  "status.tenantAdvice", // error
  "status.profileWaits", // count, reason (a profile wait reason), and its values
  "status.reportRead", // at
  "status.reportNotRead",
  "status.signedIn", // name
  "status.signedOut",
  "status.signingIn",
] as const;

/** One of the sentences the domain can ask for. */
export type TextCode = (typeof textCodes)[number];
