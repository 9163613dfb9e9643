import * as z from "zod";
import { practiceRoles, practiceSignInOutcomes } from "../../../shared/contract/practice/control.ts";

/** What happens to the uploads of one device. */
const importFateSchema = z.strictObject({
  /** The device, by its serial number or by its position on the bench. */
  device: z.union([z.string(), z.number().int()]),
  /** How many uploads meet it; later ones are decided as usual. Absent for all of them. */
  times: z.number().int().min(0).optional(),
  /** `deviceErrorCode` and `deviceErrorName`, as 640 and `StorageError`; code 0 for an upload that is taken, but late. */
  code: z.number().int(),
  name: z.string(),
  /** Seconds until it is decided; absent for the usual time. */
  afterSeconds: z.number().min(0).optional(),
});
/** What happens to the uploads of one device. */
export type ImportFate = Readonly<z.infer<typeof importFateSchema>>;

/** What is not known for certain about the real service, and rare behaviour that a test wants to see. */
export const worldSwitchesSchema = z.strictObject({
  /** `deploymentProfileAssignmentStatus` of a device that has its profile. */
  assignedStatus: z.enum(["assignedInSync", "assignedUnkownSyncState", "mixed"]),
  /** Show `pending` for a while on imported rows; public clients never relied on it. */
  importShowsPending: z.boolean(),
  /** Devices that the service refuses or is slow with. */
  importFates: z.array(importFateSchema),
  /** Most rows of one `import`, and how more are refused: the service's own limit is not published. */
  mostImportRows: z.number().min(0),
  tooManyRowsStatus: z.union([z.literal(400), z.literal(413)]),
  /** What becomes of an upload whose user is of a domain that the tenant does not have: only the domain is looked at. */
  foreignUserDomain: z.enum(["refused", "taken"]),
  /** The first `updateDeviceProperties` on a device is accepted and has no effect. */
  ignoresFirstUpdate: z.boolean(),
  /** For so many seconds after a registration, changes of it are refused with 429; 0 for never. */
  earlyUpdateSeconds: z.number().min(0),
  /** A flow that failed once stays `failure` in the report even after a retry that succeeds. */
  retryLeavesFailure: z.boolean(),
  /** A flow longer than this never completes in the report. */
  reportGivesUpAfterMinutes: z.number().min(0),
  /** Latest minute after the enrolment at which the row of a run shows in the report. */
  reportLagMinutes: z.number().min(0),
  /** `deviceSetupStatus` when the page that reached the device does not show progress. */
  espOffStatus: z.enum(["success", "disabled"]),
  /** What `deviceId` of the report is: of the managed device, or of the directory. */
  reportDeviceId: z.enum(["managedDevice", "directory"]),
  /** `autopilotEvents/{id}/policyStatusDetails` still answers, as it did until 2024. */
  hasPolicyStatusDetails: z.boolean(),
  /** The user flow updates the row of the technician flow in the report, or adds a second one. */
  userFlowRow: z.enum(["same", "second"]),
  /** A device that was pre-provisioned once is blocked for the next run until it is unblocked or deleted. */
  blocksReuse: z.boolean(),
  /** `serialNumber eq` on the Autopilot devices and on imported rows is refused, as was reported of the devices. */
  refusesSerialEquals: z.boolean(),
  /** Old and new property names of a profile may stand in one body. */
  takesMixedProfileNames: z.boolean(),
  /** How long a deleted registration stays visible, in minutes. */
  deletedStaysMinutes: z.number().min(0),
  /** What a second DELETE of a registration that is gone by now is answered with. */
  repeatedDelete: z.enum(["alreadyDeleted", "notFound"]),
  /** How long a deleted managed device stays visible as `deletePending`, in minutes. */
  managedDeviceStaysMinutes: z.number().min(0),
  /** How long a deleted device object of the directory is still answered, in seconds. */
  deletedObjectStaysSeconds: z.number().min(0),
  /** What Partner Center calls a job in which some devices failed: documented samples show both. */
  partnerJobStatus: z.enum(["finished", "finished_with_errors", "mixed"]),
  /** How Partner Center names a job in `Location`: without host and version as documented, or with one of them. */
  partnerLocation: z.enum(["bare", "versioned", "absolute"]),
  /** In which order a job tells its devices where each of them has a name; those without one always stand as they were sent. */
  partnerResultOrder: z.enum(["asSent", "reversed"]),
  /** Most devices of one upload to Partner Center, 0 to refuse all: its own limit is not published. */
  mostPartnerDevices: z.number().min(0),
  /** Rows on one page of the Autopilot device list and of imported rows. */
  identityPageSize: z.number().min(0),
  /** How the kind of volume of a recovery key is written: Microsoft's sample has the number. */
  recoveryKeyVolume: z.enum(["name", "number"]),
  /** A manual sync ends as `failed`. */
  syncFails: z.boolean(),
  /** `Retry-After` on a sync that comes too early. */
  syncTellsWait: z.boolean(),
  /** Calls are counted and refused by the limits that Microsoft publishes and those that were seen; Autopilot is named in none. */
  throttling: z.enum(["documented", "none"]),
  /** Seconds by which the service's clock, as its `Date` header shows it, is ahead of the bench's. */
  clockSkewSeconds: z.number(),
  /** Part of the names of routes that want a token with an authentication context (403 with a claims challenge); empty for none. */
  contextRequiredFor: z.string(),
  /** What the technician may do in the tenant; a scope alone is not enough. */
  technicianRole: z.enum(practiceRoles),
  /** What the tenant's subscription includes. */
  subscription: z.enum(["full", "noEntraPremium", "noIntune"]),
  /** Why a sign-in is refused. */
  signIn: z.enum(practiceSignInOutcomes),
  /** Permissions that nobody consented to yet; asking for one is refused. */
  consentMissingFor: z.array(z.string()),
});
/** What a world's switches are set to. */
export type WorldSwitches = Readonly<z.infer<typeof worldSwitchesSchema>>;

/** The behaviour a world has unless its options say otherwise. */
export const defaultSwitches: WorldSwitches = {
  assignedStatus: "mixed",
  importShowsPending: false,
  importFates: [],
  mostImportRows: 500,
  tooManyRowsStatus: 400,
  foreignUserDomain: "refused",
  ignoresFirstUpdate: false,
  earlyUpdateSeconds: 0,
  retryLeavesFailure: true,
  reportGivesUpAfterMinutes: 60,
  reportLagMinutes: 5,
  espOffStatus: "success",
  reportDeviceId: "managedDevice",
  hasPolicyStatusDetails: false,
  userFlowRow: "same",
  blocksReuse: true,
  refusesSerialEquals: true,
  takesMixedProfileNames: true,
  deletedStaysMinutes: 10,
  repeatedDelete: "alreadyDeleted",
  managedDeviceStaysMinutes: 1,
  deletedObjectStaysSeconds: 0,
  partnerJobStatus: "mixed",
  partnerLocation: "bare",
  partnerResultOrder: "asSent",
  mostPartnerDevices: 1000,
  identityPageSize: 1000,
  recoveryKeyVolume: "name",
  syncFails: false,
  syncTellsWait: false,
  throttling: "none",
  clockSkewSeconds: 0,
  contextRequiredFor: "",
  technicianRole: "intuneAdministrator",
  subscription: "full",
  signIn: "granted",
  consentMissingFor: [],
};
