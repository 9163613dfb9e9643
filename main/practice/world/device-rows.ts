/** What a simulated device really is: the truth that nobody on the bench is told. */
export type DeviceCharacter =
  | "clean"
  | "noTpm"
  | "foreignTenant"
  | "appFails"
  | "appFailsOnce"
  | "hangs"
  | "successTooEarly"
  | "reportNeverUpdates"
  | "restartsOften"
  | "losesNetwork"
  | "wrongClock";

/** One step of a technician flow. `endsAt` is null for a step that never ends. */
export type FlowStep = {
  readonly phase: "devicePreparation" | "deviceSetup";
  readonly kind:
    | "secureHardware"
    | "join"
    | "register"
    | "prepareManagement"
    | "securityPolicies"
    | "certificates"
    | "network"
    | "identifyApps"
    | "installApp"
    | "restart";
  readonly label: string;
  readonly startsAt: number;
  readonly endsAt: number | null;
  /** Position in the list of apps, from 1; 0 for any other step. */
  readonly app: number;
};

/** How a run is going to end; null for never. */
export type FlowEnd = {
  readonly at: number;
  readonly result: "success" | "failure";
  readonly errorCode: string;
  readonly failedStep: string;
};

/** One technician flow on one device, planned when it starts. */
export type FlowRun = {
  readonly id: string;
  readonly attempt: number;
  readonly retries: number;
  readonly startedAt: number;
  readonly steps: readonly FlowStep[];
  readonly end: FlowEnd | null;
  readonly appCount: number;
  readonly profileName: string;
  readonly espId: string;
};

/** One simulated device as it stands on the bench. `id` is its serial number in lower case. */
export type DeviceRow = {
  readonly id: string;
  readonly position: number;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly sku: string;
  readonly family: string;
  readonly character: DeviceCharacter;
  readonly signalForm: "flat" | "nested";
  readonly power: "on" | "off";
  readonly stage: "oobe" | "information" | "running" | "success" | "failure" | "sealed" | "userFlow";
  readonly attempts: number;
  readonly restarts: number;
  /** Device clock minus true time, in milliseconds; absent: it is right. */
  readonly clockErrorMs?: number;
  /** When Windows last started; absent: before the world began. */
  readonly bootedAt?: number;
  readonly run: FlowRun | null;
  readonly sealedAt: number | null;
  /** Set when the device was sealed while every app was in place. */
  readonly sealedComplete: boolean;
  readonly previouslyEnrolled: boolean;
};
