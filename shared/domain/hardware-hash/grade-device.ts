import { isPlaceholderSerial, isPlaceholderText } from "../policy/placeholder-serial.ts";
import { isPlaceholderUuid } from "../policy/placeholder-uuid.ts";
import { withoutSecrets } from "../policy/without-secrets.ts";
import type { DecodedHash } from "./decoded-hash.ts";
import type { GradeContext, HashFinding, HashFindingCode } from "./hash-grade.ts";
import { comparableSerial, isNoAddress } from "./hash-identity.ts";

/** The three texts every registration needs, and what is found when one is absent or was never written. */
const NAMED_FIELDS: readonly {
  readonly field: "manufacturer" | "productName" | "serialNumber";
  readonly missing: HashFindingCode;
  readonly placeholder: HashFindingCode;
  readonly isPlaceholder: (text: string) => boolean;
}[] = [
  { field: "manufacturer", missing: "makerMissing", placeholder: "makerPlaceholder", isPlaceholder: isPlaceholderText },
  {
    field: "productName",
    missing: "productMissing",
    placeholder: "productPlaceholder",
    isPlaceholder: isPlaceholderText,
  },
  {
    field: "serialNumber",
    missing: "serialMissing",
    placeholder: "serialPlaceholder",
    isPlaceholder: isPlaceholderSerial,
  },
];

/** Findings about who the device is: names, UUID, serial against the file's column, parts. */
export function gradeDevice(hash: DecodedHash, context: GradeContext): readonly HashFinding[] {
  const findings: HashFinding[] = [];
  for (const { field, missing, placeholder, isPlaceholder } of NAMED_FIELDS) {
    const value = hash[field];
    if (value === null || value.trim() === "") {
      findings.push({ code: missing, level: "block", field, params: {} });
    } else if (isPlaceholder(value)) {
      findings.push({ code: placeholder, level: "block", field, params: { value: shown(value) } });
    }
  }
  const { expectedSerial } = context;
  if (expectedSerial !== undefined && comparableSerial(expectedSerial) !== comparableSerial(hash.serialNumber ?? "")) {
    const params = { expected: shown(expectedSerial), found: shown(hash.serialNumber ?? "") };
    findings.push({ code: "serialDiffers", level: "block", field: "serialNumber", params });
  }
  if (hash.uuid === null) {
    findings.push({ code: "uuidMissing", level: "block", field: "uuid", params: {} });
  } else if (isPlaceholderUuid(hash.uuid)) {
    findings.push({ code: "uuidPlaceholder", level: "block", field: "uuid", params: { value: hash.uuid } });
  }
  return [...findings, ...gradeParts(hash)];
}

/** What Microsoft's lists want filled, though devices without it do register. A product key id is none of it: most have none. */
function gradeParts(hash: DecodedHash): readonly HashFinding[] {
  const findings: HashFinding[] = [];
  if (hash.networkAdapters.every((adapter) => isNoAddress(adapter.mac))) {
    findings.push({ code: "macMissing", level: "warn", field: "networkAdapters", params: {} });
  }
  const nameless = hash.disks.filter((disk) => (disk.identity?.serial ?? "") === "").length;
  if (nameless > 0 || hash.disks.length === 0) {
    const params = { disks: hash.disks.length, withoutSerial: nameless };
    findings.push({ code: "diskSerialMissing", level: "warn", field: "disks", params });
  }
  const amounts = unreadableAmounts(hash);
  if (amounts > 0) findings.push({ code: "amountImplausible", level: "warn", field: "records", params: { amounts } });
  if (isPlaceholderText(hash.family ?? "")) {
    findings.push({ code: "familyMissing", level: "warn", field: "family", params: {} });
  }
  return findings;
}

/** How many sizes are too large for an exact number. */
function unreadableAmounts({ memory, disks, graphics }: DecodedHash): number {
  const amounts = [
    memory?.ramGiB,
    memory?.maximumGiB,
    ...disks.map(({ capacity }) => capacity?.sizeGB),
    ...graphics.flatMap((adapter) => [adapter.memory?.dedicatedVideo, adapter.memory?.dedicatedSystem]),
  ];
  return amounts.filter((amount) => amount === Number.MAX_SAFE_INTEGER).length;
}

/** No identity is longer than this, and a hash in the serial's column must not be repeated anywhere. */
const SHOWN_CHARACTERS = 39;

function shown(value: string): string {
  const plain = withoutSecrets(value).trim();
  return plain.length > SHOWN_CHARACTERS ? `${plain.length} characters` : plain;
}
