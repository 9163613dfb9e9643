import { encodeHardwareHash } from "../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { type CabinetPacking, writeCabinet } from "./cabinet-writer.ts";
import { workbookBytes } from "./workbook-writer.ts";
import { writeZip } from "./zip-writer.ts";

/** One file as it lies on a stick. */
export type IntakeFile = { readonly name: string; readonly bytes: Uint8Array };

/** A product key that must not come out of the reader; it stands in the OA3 report. */
export const plantedProductKey = "PLANT-EDKEY-NEVER-SHOWN-ATALL";

/** What the registry dump and the profile files say of the device. */
export const plantedTenant = {
  tenantId: "8f5ed3e5-0f5d-4a53-9e0b-3b6f1f2a7c11",
  tenantDomain: "contoso.onmicrosoft.com",
  profileName: "Bench profile",
  ztdId: "2b6d1c7e-4a0f-4d6e-8a55-0d1c2b3a4f5e",
} as const;

/** The hash of the simulated device with this serial number. */
export function hashOf(serialNumber: string): string {
  return encodeHardwareHash(simulatedHashFields(serialNumber));
}

const intuneHeader = "Device Serial Number,Windows Product ID,Hardware Hash";

/** Blocks of every kind, in turns that do not end with frames. */
export const everyLzxBlock = [
  { kind: "verbatim", bytes: 20_000 },
  { kind: "aligned", bytes: 45_000 },
  { kind: "uncompressed", bytes: 3_000 },
] as const;

/** One of each kind of file that intake knows, each about all of these serial numbers. */
export const intakeFileMakers = {
  intuneCsv: (serials) => textFile("intune.csv", intuneCsv(serials)),
  intuneCsvWithTags: (serials) =>
    textFile(
      "intune-tags.csv",
      lines([
        `${intuneHeader},Group Tag,Assigned User`,
        ...serials.map((serial) => `${serial},,${hashOf(serial)},BENCH,user@contoso.com`),
      ]),
    ),
  partnerCsv: (serials) =>
    textFile(
      "partner.csv",
      lines([
        `${intuneHeader},Manufacturer name,Device model`,
        ...serials.map((serial) => `${serial},,${hashOf(serial)},Contoso,Bench Laptop 14`),
      ]),
    ),
  vendorCsv: (serials) =>
    textFile(
      "vendor.csv",
      lines(["Serial No;Model;4K Hash", ...serials.map((serial) => `${serial};Bench Laptop 14;${hashOf(serial)}`)]),
    ),
  stickCsv: (serials) => ({
    name: "stick.csv",
    bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(intuneCsv(serials), "utf16le")]),
  }),
  headerlessCsv: (serials) =>
    textFile("headerless.csv", lines(serials.map((serial) => `${serial},,${hashOf(serial)}`))),
  corporateIdentifiers: (serials) =>
    textFile("identifiers.csv", lines(serials.map((serial) => `Contoso,Bench Laptop 14,${serial}`))),
  hashText: (serials) => textFile("hash.txt", lines(serials.map(hashOf))),
  oa3Report: (serials) => textFile("OA3.xml", oa3Report(serials)),
  storedCabinet: (serials) => diagnosticsCabinet("stored.cab", serials, "none"),
  mszipCabinet: (serials) => diagnosticsCabinet("MDMDiag.cab", serials, "mszip"),
  lzxCabinet: (serials) =>
    diagnosticsCabinet("autopilot.cab", serials, { windowBits: 18, blocks: everyLzxBlock, translatedSize: 12_000_000 }),
  diagnosticsZip: (serials) => ({
    name: "DiagLogs.zip",
    bytes: writeZip([
      { name: "(1) RegistryKey HKLM/export.reg", bytes: encode(registryExport()), method: "deflated" },
      { name: "(51) FoldersFiles MDMDiagnostics_cab/", bytes: new Uint8Array() },
      {
        name: "(51) FoldersFiles MDMDiagnostics_cab/mdmlogs.cab",
        bytes: diagnosticsCabinet("mdmlogs.cab", serials, "mszip").bytes,
      },
      { name: "results.xml", bytes: encode("<Collection><ID>1</ID></Collection>"), method: "deflated" },
    ]),
  }),
  workbook: (serials) => ({
    name: "devices.xlsx",
    bytes: workbookBytes([
      {
        name: "Devices",
        rows: [intuneHeader.split(","), ...serials.map((serial) => [serial, "", hashOf(serial)])],
      },
    ]),
  }),
  registryDump: () => textFile("MdmDiagReport_RegistryDump.reg", registryDump()),
  profileJson: () => textFile("AutopilotDDSZTDFile.json", profileJson()),
  encryptedZip: () => ({
    name: "locked.zip",
    bytes: writeZip([{ name: "devices.csv", bytes: Buffer.alloc(64, 0x5a), flags: 1 }]),
  }),
  oldWorkbook: () => ({
    name: "devices.xls",
    bytes: Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(504),
      Buffer.from("Workbook\0", "utf16le"),
      Buffer.alloc(512),
    ]),
  }),
  emptyFile: () => ({ name: "AutopilotHWID.csv", bytes: new Uint8Array() }),
} as const satisfies Record<string, (serials: readonly string[]) => IntakeFile>;

/** An Intune CSV as the public collection script writes it. */
export function intuneCsv(serials: readonly string[]): string {
  return lines([intuneHeader, ...serials.map((serial) => `${serial},,${hashOf(serial)}`)]);
}

/** An OA3 report with a device for each serial number, each with a product key. */
export function oa3Report(serials: readonly string[]): string {
  const devices = serials.map(
    (serial) => `  <Key>
    <ProductKey>${plantedProductKey}</ProductKey>
    <ProductKeyID>0000000000000</ProductKeyID>
    <ProductKeyState>0</ProductKeyState>
    <HardwareHash>${hashOf(serial)}</HardwareHash>
    <SmbiosSystemSerialNumber>${serial}</SmbiosSystemSerialNumber>
  </Key>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\r\n<Keys>\n${devices.join("\n")}\n</Keys>\n`;
}

/** What \`mdmdiagnosticstool\` packs, as far as intake looks at it, and some of the rest. */
function diagnosticsCabinet(name: string, serials: readonly string[], packing: CabinetPacking): IntakeFile {
  const files = [
    { name: "DeviceHash_BENCH-01.csv", bytes: encode(intuneCsv(serials)) },
    { name: "MdmDiagReport_RegistryDump.reg", bytes: encode(registryDump()) },
    { name: "AutopilotDDSZTDFile.json", bytes: encode(profileJson()) },
    { name: "MDMDiagHTMLReport.html", bytes: encode("<!DOCTYPE html><html><body>Report</body></html>") },
    {
      name: "microsoft-windows-aad-operational.evtx",
      bytes: Buffer.concat([encode("ElfFile\0"), Buffer.alloc(4_088)]),
    },
  ];
  return { name, bytes: writeCabinet([{ files, packing }]) };
}

/** With what makes the dump no importable text: no header, blanks first, `DWORD:`, nothing escaped. */
function registryDump(): string {
  return lines([
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot]",
    ` "CloudAssignedTenantDomain"="${plantedTenant.tenantDomain}"`,
    ` "CloudAssignedTenantId"="${plantedTenant.tenantId}"`,
    ` "DeploymentProfileName"="${plantedTenant.profileName}"`,
    ` "ZtdCorrelationId"="${plantedTenant.ztdId}"`,
    ' "IsAutoPilotDisabled"=DWORD:00000000',
    "",
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotPolicyCache]",
    ` "PolicyJsonCache"="{"CloudAssignedTenantDomain":"${plantedTenant.tenantDomain}"}"`,
  ]);
}

function registryExport(): string {
  return lines([
    "Windows Registry Editor Version 5.00",
    "",
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion]",
    '"ProgramFilesDir"="C:\\\\Program Files"',
  ]);
}

function profileJson(): string {
  return JSON.stringify({
    CloudAssignedTenantId: plantedTenant.tenantId,
    CloudAssignedTenantDomain: plantedTenant.tenantDomain,
    DeploymentProfileName: plantedTenant.profileName,
    ZtdCorrelationId: plantedTenant.ztdId,
    CloudAssignedOobeConfig: 1310,
    PolicyDownloadDate: "2026-01-15T09:30:00Z",
  });
}

function textFile(name: string, text: string): IntakeFile {
  return { name, bytes: encode(text) };
}

function encode(text: string): Uint8Array {
  return Buffer.from(text);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\r\n`).join("");
}
