import { type Coded, codeTable } from "./coded-values.ts";

/** Enclosure types of SMBIOS type 3 (DSP0134, "System Enclosure or Chassis Types"), from number 1 upwards. */
const CHASSIS_TYPES = [
  "other",
  "unknown",
  "desktop",
  "lowProfileDesktop",
  "pizzaBox",
  "miniTower",
  "tower",
  "portable",
  "laptop",
  "notebook",
  "handHeld",
  "dockingStation",
  "allInOne",
  "subNotebook",
  "spaceSaving",
  "lunchBox",
  "mainServerChassis",
  "expansionChassis",
  "subChassis",
  "busExpansionChassis",
  "peripheralChassis",
  "raidChassis",
  "rackMountChassis",
  "sealedCasePc",
  "multiSystemChassis",
  "compactPci",
  "advancedTca",
  "blade",
  "bladeEnclosure",
  "tablet",
  "convertible",
  "detachable",
  "iotGateway",
  "embeddedPc",
  "miniPc",
  "stickPc",
] as const;

/** Name of an enclosure type. */
export type ChassisType = (typeof CHASSIS_TYPES)[number];

/** Table of {@link ChassisType}. */
export const chassisTypes = codeTable<ChassisType>(
  Object.fromEntries(CHASSIS_TYPES.map((name, index) => [name, index + 1])) as Record<ChassisType, number>,
);

/** An enclosure type, named or by number. */
export type CodedChassisType = Coded<ChassisType>;
