/** What can be found about a row of an intake file, beside what its hash says. */
export const rowFindingCodes = [
  /** Something had to be put right on the way in. Params: `repairs`, the codes joined by commas. */
  "rowRepaired",
  /** The file names another group tag than the order. Params: `listed`, `ordered`. */
  "groupTagDiffers",
  /** The row has no hash, and the order is registered by hash. */
  "needsHardwareHash",
  /** The device was taken in for another order of this bench PC. Params: `order`, `customer`, `shippedAt` when it left. */
  "knownInOtherOrder",
  /** The device's own files show a profile of another tenant. Params: `tenant`, `profile`. */
  "profileOfOtherTenant",
  /** The tenant has this device already. Params: `tag`. */
  "registeredAlready",
] as const;
export type RowFindingCode = (typeof rowFindingCodes)[number];

/** One finding about a row: a stable code, how grave it is, the field it is about, and values for its sentence. */
export type RowFinding = {
  readonly code: RowFindingCode;
  readonly level: "warn" | "block";
  readonly field: "row" | "groupTag" | "hardwareHash" | "order" | "tenant";
  readonly params: Readonly<Record<string, string | number>>;
};
