import { advised, held, rawOf, settled } from "./check.ts";
import { buildNumber, buildTrouble } from "./known-bad-build.ts";
import type { ReadinessCheck, ReadinessContext } from "./readiness-check.ts";
import type { ReadinessFacts, WindowsFacts } from "./readiness-facts.ts";
import { editionKind } from "./windows-edition.ts";

/** Windows 10 1903, the first with a technician flow. */
const firstBuildWithFlow = 18_362;
const firstWindows11Build = 22_000;

/** Whether this Windows takes part: edition, build, licence, and nothing unfinished. */
export function assessWindows(facts: ReadinessFacts, context: ReadinessContext): readonly ReadinessCheck[] {
  const { windows } = facts;
  return [
    edition(windows),
    build(windows, context),
    knownBuild(facts, context),
    signInService(windows),
    held("restartPending", windows.restartPending, false, "warn", "restartFirst"),
    licence(windows),
  ];
}

function edition({ editionSku, edition: name }: WindowsFacts): ReadinessCheck {
  const raw = rawOf(name, editionSku);
  if (editionSku === null) return settled("edition", "unknown", raw);
  switch (editionKind(editionSku)) {
    case "home":
      return advised("edition", "fail", raw, "upgradeEdition");
    case "sMode":
      return advised("edition", "warn", raw, "leaveSMode");
    case "unlisted":
      return advised("edition", "warn", raw, "unlistedEdition", { sku: editionSku });
    default:
      return settled("edition", "pass", raw);
  }
}

function build(windows: WindowsFacts, { forPreProvisioning }: ReadinessContext): ReadinessCheck {
  const raw = buildText(windows);
  const number = buildNumber(windows.build);
  if (number === undefined) return settled("build", "unknown", raw);
  if (number < firstBuildWithFlow && forPreProvisioning) return advised("build", "fail", raw, "newerWindows");
  const isLongTerm = windows.editionSku !== null && editionKind(windows.editionSku) === "longTerm";
  if (number < firstWindows11Build && !isLongTerm) return advised("build", "warn", raw, "endOfSupport");
  return settled("build", "pass", raw);
}

function knownBuild(facts: ReadinessFacts, context: ReadinessContext): ReadinessCheck {
  const raw = buildText(facts.windows);
  switch (buildTrouble(facts, context)) {
    case "tigerLake":
      return advised("knownBuild", "warn", raw, "updateForTigerLake");
    case "attestation":
      return advised("knownBuild", "warn", raw, "updateForAttestation");
    case "hashNotRead":
      return advised("knownBuild", "warn", raw, "updateForHash");
    case "hybridJoin":
      return advised("knownBuild", "warn", raw, "updateForHybridJoin");
    case "dfci":
      return advised("knownBuild", "warn", raw, "updateForDfci");
    case "unknown":
      return settled("knownBuild", "unknown", raw);
    default:
      return settled("knownBuild", "pass", raw);
  }
}

function buildText({ build: number, updateRevision, displayVersion }: WindowsFacts): string {
  return rawOf(number === null || updateRevision === null ? number : `${number}.${updateRevision}`, displayVersion);
}

/** Without this service the device gets no ticket, and so no profile (device-side b.4). */
function signInService({ signInServiceStart: start }: WindowsFacts): ReadinessCheck {
  if (start === undefined || start === null || start === "") return settled("signInService", "unknown", start ?? "");
  if (start.toLowerCase() !== "disabled") return settled("signInService", "pass", start);
  return advised("signInService", "fail", start, "enableSignInService");
}

/** A licence in the firmware is taken up by itself once the device is online. */
function licence({ licenseStatus, firmwareKey, firmwareKeyDescription }: WindowsFacts): ReadinessCheck {
  const raw = rawOf(licenseStatus, firmwareKeyDescription);
  if (licenseStatus === 1 || firmwareKey === true) return settled("licence", "pass", raw);
  if (licenseStatus === null) return settled("licence", "unknown", raw);
  return advised("licence", "warn", raw, "activateWindows");
}
