import type { EpochMs, SlotNumber, UnitId } from "../../../kernel/brand.ts";
import type { ChangeDecision, PlannedChange } from "../../assignment/tenant-change.ts";
import type { ClearingWay } from "../../clearing/clearing.ts";
import type { ReleasePaper } from "../../clearing/release-trail.ts";
import type { ReworkReason, RouteReason } from "../../evidence/unit-facts.ts";
import type { IntakeCandidate, RowTarget } from "../../intake/sort-candidates.ts";
import type { Order } from "../../order/order.ts";
import type { PartnerCustomer } from "../../partner-center/records.ts";
import type { TakingWish } from "./bench-lookup.ts";

/** What a person says about a device's screen or about what they did to it. */
export type ConfirmWhat = "started" | "success" | "failure" | "stillRunning" | "reseal" | "powerOff";

/** A device the bridge can reach. `newUnitId` is used if no unit is known at that address. */
export type ReachableDevice = {
  readonly address: string;
  readonly label: string;
  readonly newUnitId: UnitId;
  readonly slot?: SlotNumber;
};

/** Serial ending and slot or model, which must agree with one unit before it is taken off the normal path. */
export type Identifiers = { readonly serialEnding: string; readonly slotOrModel: string };

/** What must agree before a value in the tenant is changed: two identifiers of the one unit, or what somebody typed of several devices. */
export type Approval =
  | { readonly kind: "identifiers"; readonly identifiers: Identifiers }
  | { readonly kind: "typed"; readonly orderNumber: string; readonly devices: number }
  | { readonly kind: "undo" };

/** Everything a technician can ask of the bench. Imperative; answered accepted or refused at once. */
export type Command =
  | { readonly kind: "openOrder"; readonly order: Order }
  | { readonly kind: "addReachableDevices"; readonly devices: readonly ReachableDevice[] }
  /** Rows of a file, with what becomes of each (`sortCandidates`). */
  | ({
      readonly kind: "addIntakeRows";
      readonly fileName: string;
      readonly candidates: readonly IntakeCandidate[];
      readonly targets: readonly RowTarget[];
    } & TakingWish)
  | {
      readonly kind: "endIntakeFile";
      readonly fileName: string;
      readonly sha256: string;
      readonly size: number;
      readonly total: number;
      readonly accepted: number;
      readonly duplicate: number;
      readonly refused: number;
      /** Of the accepted ones: those that wait for room on the board. */
      readonly waiting: number;
    }
  | {
      readonly kind: "decideIdentity";
      readonly unitId: UnitId;
      readonly serialNumber: string;
      readonly identifiers: Identifiers;
    }
  /** A label that a person holds against this unit. */
  | { readonly kind: "scanIdentity"; readonly unitId: UnitId; readonly serialNumber: string }
  | { readonly kind: "placeUnit"; readonly unitId: UnitId; readonly slot: SlotNumber; readonly byScan: boolean }
  | { readonly kind: "collectAgain"; readonly unitId: UnitId }
  | { readonly kind: "registerAgain"; readonly unitId: UnitId }
  | { readonly kind: "collectDiagnostics"; readonly unitId: UnitId }
  | { readonly kind: "confirm"; readonly unitId: UnitId; readonly what: ConfirmWhat; readonly errorCode?: string }
  | { readonly kind: "printLabel"; readonly unitId: UnitId }
  | { readonly kind: "scanBox"; readonly unitId: UnitId; readonly boxCode: string }
  | {
      readonly kind: "scanPreProvisionCode";
      readonly unitId: UnitId;
      readonly ztdId: string;
      readonly serialNumber: string;
    }
  | { readonly kind: "acceptReport"; readonly unitId: UnitId; readonly name: string; readonly reason: string }
  | {
      readonly kind: "startRework";
      readonly unitId: UnitId;
      readonly identifiers: Identifiers;
      readonly reason: ReworkReason;
    }
  | { readonly kind: "endRework"; readonly unitId: UnitId }
  | {
      readonly kind: "routeToIt";
      readonly unitId: UnitId;
      readonly identifiers: Identifiers;
      readonly reason: RouteReason;
    }
  | { readonly kind: "ship"; readonly unitId: UnitId; readonly boxCode: string }
  /** Reads what the tenant has under this unit's serial number. */
  | { readonly kind: "lookAtPast"; readonly unitId: UnitId }
  /** Clears a unit's past in one way: exactly these records. */
  | {
      readonly kind: "clearPast";
      readonly unitId: UnitId;
      readonly way: ClearingWay;
      readonly recordIds: readonly string[];
      readonly identifiers: Identifiers;
      readonly typed: string;
    }
  | { readonly kind: "resumeClearing"; readonly unitId: UnitId }
  | { readonly kind: "giveUpClearing"; readonly unitId: UnitId }
  | {
      readonly kind: "noteRelease";
      readonly unitId: UnitId;
      readonly caseNumber: string;
      readonly papers: readonly ReleasePaper[];
      readonly note: string;
    }
  /** The evidence pack was written. */
  | { readonly kind: "notePack"; readonly unitId: UnitId; readonly withHash: boolean }
  | { readonly kind: "tellReleased"; readonly unitId: UnitId; readonly identifiers: Identifiers }
  /** Values of registered devices, and who may say so (`Approval`). */
  | { readonly kind: "openTenantChange"; readonly change: PlannedChange; readonly approval: Approval }
  /** About all values of a change that need somebody, or about one unit's. */
  | {
      readonly kind: "decideTenantChange";
      readonly changeId: string;
      readonly decision: ChangeDecision;
      readonly about?: UnitId;
    }
  /** Refresh was pressed on the device, and the new values are there. */
  | { readonly kind: "confirmAssignment"; readonly unitId: UnitId }
  /** The order's customer, as chosen from the partner's customers. */
  | { readonly kind: "choosePartnerCustomer"; readonly customer: PartnerCustomer }
  | { readonly kind: "undo" };

/** Who asks, and when. */
export type CommandContext = { readonly actor: string; readonly now: EpochMs };
