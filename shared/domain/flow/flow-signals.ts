/** The two phases of the technician flow; `accountSetup` would mean the user flow. */
export type FlowPhase = "devicePreparation" | "deviceSetup" | "accountSetup";

/** State of one sub-step as Windows words it. */
export type StepState = "notStarted" | "inProgress" | "succeeded" | "notRequired" | "failed" | "unknown";

/** One sub-step of a phase, e.g. `Apps`. */
export type FlowStep = {
  readonly name: string;
  readonly state: StepState;
  /** HRESULT such as `0x87D1041C`, when the text carried one. */
  readonly errorCode?: string;
  /** First two integers of the text (`9 of 10`), when it carried two. */
  readonly done?: number;
  readonly total?: number;
};

/** One phase with its sub-steps. `succeeded` is null while unresolved. */
export type FlowCategory = {
  readonly phase: FlowPhase;
  readonly succeeded: boolean | null;
  readonly steps: readonly FlowStep[];
};

/** What the device's registry said about the technician flow at one moment. */
export type FlowSignals = {
  readonly categories: readonly FlowCategory[];
  readonly profileName: string;
  readonly assignedTenantId: string;
  readonly restarts: number;
};
