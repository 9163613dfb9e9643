/** What an edition of Windows means for Autopilot. */
export type EditionKind = "offered" | "home" | "sMode" | "longTerm" | "unlisted";

const kinds: readonly (readonly [EditionKind, readonly number[]])[] = [
  // Pro, Enterprise, Education, Pro for Workstations, Pro Education, each with its N; IoT Enterprise.
  ["offered", [48, 49, 4, 27, 72, 121, 122, 161, 162, 164, 165, 188]],
  ["longTerm", [125, 126, 129, 130, 191]],
  // The Core family.
  ["home", [98, 99, 100, 101]],
  ["sMode", [178, 179]],
];

/** The kind of an edition by its `OperatingSystemSKU`. */
export function editionKind(sku: number): EditionKind {
  return kinds.find(([, skus]) => skus.includes(sku))?.[0] ?? "unlisted";
}
