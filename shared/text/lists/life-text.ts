import type { LifeStage } from "../../domain/unit/life-stage.ts";

/** The stages of a unit's life. */
export const lifeStageText: Readonly<Record<LifeStage, string>> = {
  seen: "Seen",
  collected: "Hash read",
  checked: "Checked",
  registering: "Registering",
  registered: "Registered",
  assigned: "Profile assigned",
  readyToStart: "Ready to start",
  devicePreparation: "Device preparation",
  deviceSetup: "Device setup",
  succeeded: "Technician flow succeeded",
  failed: "Technician flow failed",
  resealed: "Resealed",
  shipped: "Shipped",
  clearing: "Past being cleared",
  stopped: "Stopped",
  rework: "In rework",
  foreignTenant: "In another tenant",
  routedToIt: "Goes to IT",
};
