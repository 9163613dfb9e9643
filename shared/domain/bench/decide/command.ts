import type { EpochMs, SlotNumber, UnitId } from "../../../kernel/brand.ts";
import type { ReworkReason, RouteReason } from "../../evidence/unit-facts.ts";
import type { HashSummary } from "../../intake/hash-summary.ts";
import type { RefusedRow } from "../../intake/intake-reading.ts";
import type { Order } from "../../order/order.ts";

/** What a person says about a device's screen or about what they did to it. */
export type ConfirmWhat = "started" | "success" | "failure" | "stillRunning" | "reseal" | "powerOff";

/** One accepted row of an intake file. `newUnitId` is used if the unit is not known yet. */
export type IntakeCandidate = {
  readonly line: number;
  readonly newUnitId: UnitId;
  readonly reportedSerial: string;
  readonly summary: HashSummary;
};

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
  | {
      readonly kind: "addIntakeFile";
      readonly fileName: string;
      readonly sha256: string;
      readonly candidates: readonly IntakeCandidate[];
      readonly refused: readonly RefusedRow[];
    }
  | { readonly kind: "placeUnit"; readonly unitId: UnitId; readonly slot: SlotNumber; readonly byScan: boolean }
  | { readonly kind: "collectAgain"; readonly unitId: UnitId }
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
