/** Something that happens by itself at a time fixed beforehand. Plain data, so that a stored world goes on where it was. */
export type WorldEvent =
  | { readonly type: "importDecided"; readonly importRowId: string }
  | { readonly type: "importPending"; readonly importRowId: string }
  | { readonly type: "deviceTargeted"; readonly ztdId: string }
  | { readonly type: "everythingTargeted" }
  | { readonly type: "tagReachedDirectory"; readonly ztdId: string }
  | { readonly type: "identityUpdated"; readonly ztdId: string; readonly change: IdentityChange }
  | { readonly type: "profileAssigned"; readonly ztdId: string; readonly profileId: string }
  | { readonly type: "identityRemoved"; readonly ztdId: string }
  | { readonly type: "managedDeviceRemoved"; readonly managedDeviceId: string }
  | { readonly type: "entraDeviceRemoved"; readonly entraObjectId: string }
  | { readonly type: "actionReached"; readonly managedDeviceId: string; readonly action: RemoteAction }
  | { readonly type: "resetEnded"; readonly ztdId: string }
  | { readonly type: "logsArrived"; readonly logCollectionId: string }
  | { readonly type: "exportEnded"; readonly exportJobId: string }
  | { readonly type: "syncEnded" }
  | { readonly type: "restarted"; readonly serialKey: string; readonly runId: string }
  | { readonly type: "joined"; readonly serialKey: string; readonly runId: string }
  | { readonly type: "enrolled"; readonly serialKey: string; readonly runId: string }
  | { readonly type: "checkedIn"; readonly serialKey: string; readonly runId: string }
  | { readonly type: "flowEnded"; readonly serialKey: string; readonly runId: string }
  | { readonly type: "reportUpdated"; readonly reportId: string; readonly end: ReportEnd }
  | { readonly type: "partnerJobStarted"; readonly jobId: string }
  | { readonly type: "partnerJobEnded"; readonly jobId: string }
  | { readonly type: "partnerPoliciesApplied"; readonly jobId: string }
  | { readonly type: "userSignedIn"; readonly serialKey: string; readonly sealedAt: number }
  | { readonly type: "accountSetUp"; readonly reportId: string; readonly startedAt: number }
  | { readonly type: "contactedAfterSeal"; readonly serialKey: string; readonly sealedAt: number };

/** What is done to a managed device from afar. */
export type RemoteAction =
  | { readonly name: "syncDevice" | "rebootNow" | "retire" | "wipe" | "cleanWindowsDevice" }
  | { readonly name: "setDeviceName"; readonly deviceName: string };

/** What a person asked to change on a registered device; absent fields stay. */
export type IdentityChange = {
  readonly groupTag?: string;
  readonly displayName?: string;
  readonly userPrincipalName?: string;
  readonly addressableUserName?: string;
  readonly resourceName?: string;
  readonly deviceAccountUpn?: string;
  readonly deviceFriendlyName?: string;
};

/** How the report describes a finished flow. */
export type ReportEnd = {
  readonly endedAt: number;
  readonly result: "success" | "failure";
  readonly deviceSetupSeconds: number;
  readonly espWasOff: boolean;
};

/** An event with its time; `order` keeps events of the same moment in the order they were planned. */
export type PlannedEvent = { readonly at: number; readonly order: number; readonly event: WorldEvent };
