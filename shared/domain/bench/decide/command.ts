import type { EpochMs, SlotNumber, UnitId } from "../../../kernel/brand.ts";
import type { ReworkReason, RouteReason } from "../../evidence/unit-facts.ts";
import type { IntakeCandidate, RowTarget } from "../../intake/sort-candidates.ts";
import type { Order } from "../../order/order.ts";

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

/** Everything a technician can ask of the bench. Imperative; answered accepted or refused at once. */
export type Command =
  | { readonly kind: "openOrder"; readonly order: Order }
  | { readonly kind: "addReachableDevices"; readonly devices: readonly ReachableDevice[] }
  /** Rows of a file, with what becomes of each (`sortCandidates`). `readAgain`: a person chose other columns. */
  | {
      readonly kind: "addIntakeRows";
      readonly fileName: string;
      readonly candidates: readonly IntakeCandidate[];
      readonly targets: readonly RowTarget[];
      readonly readAgain: boolean;
    }
  | {
      readonly kind: "endIntakeFile";
      readonly fileName: string;
      readonly sha256: string;
      readonly size: number;
      readonly total: number;
      readonly accepted: number;
      readonly duplicate: number;
      readonly refused: number;
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
  | { readonly kind: "undo" };

/** Who asks, and when. */
export type CommandContext = { readonly actor: string; readonly now: EpochMs };
