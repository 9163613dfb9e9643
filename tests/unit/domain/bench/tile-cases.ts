import { projectTile } from "../../../../shared/domain/bench/project/project-tile.ts";
import { type given, orderIn, smoothLife, unitIn } from "../../../support/builders.ts";
import { at, flowStep, signals } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const b = unitSteps("B");

type BenchState = ReturnType<typeof given>;

/** The tile of unit A at a minute. */
export const tileOf = (bench: BenchState, minute: number) =>
  projectTile(unitIn(bench), orderIn(bench), bench, at(minute));
/** The error of a device that another tenant has. */
export const foreign = { status: "error", errorCode: 808, errorName: "ZtdDeviceAssignedToOtherTenant" } as const;
/** A second unit with the first one's serial number. */
export const twin = [b.seen(), b.hashRead(1, { serialNumber: "SIM-A" })] as const;
/** Signals of a device whose setup works on its security policies. */
export const policies = {
  ...signals("inProgress"),
  categories: signals("inProgress").categories.map((category) =>
    category.phase === "deviceSetup"
      ? { ...category, steps: [flowStep("SecurityPolicies", "inProgress"), flowStep("Apps", "notStarted")] }
      : category,
  ),
};
/** What follows the seal of a smooth life, without the report's row. */
export const unreported = smoothLife("ready")
  .filter((step) => step.fact.kind !== "deploymentEventSeen")
  .slice(smoothLife("sealed").length);
