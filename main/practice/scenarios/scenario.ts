import type { DeviceCharacter } from "../world/device-rows.ts";

/** Trouble on the wire, decided by the seed and the number of the call, never by chance. */
export type FaultRule = {
  /** Part of the route's name, as `GET deviceManagement/autopilotEvents`; empty for every route. */
  readonly route: string;
  readonly kind: "throttledWithWait" | "throttledBlind" | "unavailable" | "dropped" | "answerLost" | "conditionNotMet";
  /** The first so many calls of a route meet it. */
  readonly first: number;
  /** Share of the later calls that meet it, 0 to 1. */
  readonly share: number;
  /** Seconds in `Retry-After`, where the kind has one. */
  readonly retryAfterSeconds: number;
};

/** A kind of computer on the bench. */
export type DeviceModel = {
  readonly name: string;
  readonly sku: string;
  readonly family: string;
  /** First letters of its serial numbers. */
  readonly serialPrefix: string;
};

/**
 * How the stick holds its files: one for each device, one for all, or as sticks of a hard day come: one device as an OA3
 * report, and one file damaged.
 */
export type StickForm = "perDevice" | "one" | "mixed";

/** A practice bench as data. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly customer: string;
  readonly orderNumber: string;
  readonly groupTag: string;
  readonly slots: number;
  readonly units: readonly DeviceCharacter[];
  readonly models: readonly DeviceModel[];
  readonly faults: readonly FaultRule[];
  readonly stick: StickForm;
};
