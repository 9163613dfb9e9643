import type { ReleasePack } from "../../domain/clearing/release-pack.ts";
import { releasePapers } from "../../domain/clearing/release-trail.ts";
import { releasePaperText } from "./clearing-text.ts";

/** The evidence pack as a text file: for the other organisation, or for a case at Microsoft. Times are ISO 8601, UTC. */
export function releasePackText(pack: ReleasePack): string {
  const { release, hash } = pack;
  const lines = [
    "Autopilot Deregistration Request",
    "",
    `Written: ${time(pack.writtenAt)}`,
    `Case number: ${oneLine(release.caseNumber) || "none yet"}`,
    "",
    "THE DEVICE",
    `Serial number: ${oneLine(pack.serialNumber)}`,
    `Manufacturer: ${oneLine(pack.manufacturer) || "unknown"}`,
    `Model: ${oneLine(pack.model) || "unknown"}`,
    `Product key id: ${oneLine(pack.productKeyId) || "unknown"}`,
    `Hardware hash: not in this file; SHA-256 of its text: ${hash?.digest ?? "no hash was read"}`,
    `Hardware hash captured: ${hash?.capturedAt === undefined ? "unknown" : time(hash.capturedAt)}`,
    "",
    "WHERE IT IS WANTED",
    `Customer: ${oneLine(pack.customer)}`,
    `Order: ${oneLine(pack.orderNumber)}`,
    `Tenant: ${oneLine(pack.tenantName)} (${pack.tenantId})`,
    "",
    "WHAT THE IMPORT SERVICE ANSWERED",
    `Found: ${time(release.foundAt)}`,
    ...release.rows.map(
      ({ seenAt, code, name, attempt, importId }) =>
        `${time(seenAt)}  ${code} ${oneLine(name)}  try ${attempt}, import id ${importId}`,
    ),
    "",
    "PAPERS THAT SHOW WHO OWNS IT",
    ...releasePapers.map((paper) => `[${release.papers.includes(paper) ? "x" : " "}] ${releasePaperText[paper]}`),
    "",
    `Note: ${oneLine(release.note) || "none"}`,
    "",
    "WHAT IS ASKED FOR",
    "The organisation that registered this device, or the partner that did it for them, deletes its Windows Autopilot device.",
    "If nobody there can be reached: a case with Microsoft, titled “Autopilot Deregistration Request”, with the papers above.",
    "A new installation of Windows does not end the registration.",
  ];
  return `${lines.join("\r\n")}\r\n`;
}

function time(at: number): string {
  return new Date(at).toISOString();
}

/** Values from outside stay within their line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
