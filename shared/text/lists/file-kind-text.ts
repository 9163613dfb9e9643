import type { FileKind } from "../../domain/intake/intake-piece.ts";

/** What a file, or an entry of a container, is. */
export const fileKindText: Readonly<Record<FileKind, string>> = {
  intuneCsv: "Intune CSV",
  partnerCenterCsv: "Partner Center CSV",
  vendorCsv: "CSV of a vendor",
  headerlessCsv: "CSV without a header",
  corporateIdentifiers: "Corporate identifiers",
  hashText: "Hash as text",
  oa3Report: "OA3 report",
  deviceResult: "Reading of one device",
  deviceList: "Device list (JSON)",
  workbook: "Workbook",
  zip: "ZIP file",
  cab: "Cabinet file",
  registryDump: "Registry export",
  profileJson: "Autopilot profile",
  empty: "Empty file",
  other: "Nothing of use",
};
