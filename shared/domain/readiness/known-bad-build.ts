import type { ReadinessContext } from "./readiness-check.ts";
import type { ReadinessFacts } from "./readiness-facts.ts";
import { tpmMaker } from "./tpm-maker.ts";

/** What is known to go wrong on some builds of Windows, and the revision from which it is put right (device-side b.3, a.4). */
type KnownBadBuild = {
  readonly trouble: "tigerLake" | "attestation" | "hashNotRead" | "hybridJoin" | "dfci";
  readonly builds: readonly [number, number];
  /** First revision of the last of the builds that has the trouble, and the first that no longer has it. */
  readonly revisions: readonly [number, number];
  readonly applies?: (facts: ReadinessFacts, context: ReadinessContext) => boolean;
};

const knownBadBuilds: readonly KnownBadBuild[] = [
  // Fixed by KB5007253 on Windows 10 21H2.
  { trouble: "tigerLake", builds: [10240, 19044], revisions: [0, 1387], applies: isTigerLake },
  // Windows 11 21H2 before KB5013943: 0x81039023.
  { trouble: "attestation", builds: [22000, 22000], revisions: [0, 675] },
  // Windows 10 21H2 from April 2022 on, fixed by KB5015020.
  { trouble: "hashNotRead", builds: [19044, 19044], revisions: [1645, 1708] },
  // Fixed by KB5070312 (23H2), KB5065426 (24H2) and KB5065789 (25H2): 0x80004005 after a time-out.
  { trouble: "hybridJoin", builds: [22631, 22631], revisions: [0, 6276], applies: joinsHybrid },
  { trouble: "hybridJoin", builds: [26100, 26100], revisions: [0, 6584], applies: joinsHybrid },
  { trouble: "hybridJoin", builds: [26200, 26200], revisions: [0, 6725], applies: joinsHybrid },
  // Fixed by KB5046740, build 26100.2454.
  { trouble: "dfci", builds: [26100, 26100], revisions: [0, 2454], applies: isProWithDfci },
];

/** What is known to be wrong with the build of a device; undefined when nothing is, `unknown` when it cannot be told. */
export function buildTrouble(
  facts: ReadinessFacts,
  context: ReadinessContext,
): KnownBadBuild["trouble"] | "unknown" | undefined {
  const build = buildNumber(facts.windows.build);
  if (build === undefined) return "unknown";
  const revision = facts.windows.updateRevision;
  const suspects = knownBadBuilds.filter(
    ({ builds, applies }) => build >= builds[0] && build <= builds[1] && (applies?.(facts, context) ?? true),
  );
  for (const { trouble, builds, revisions } of suspects) {
    if (build < builds[1]) return trouble;
    if (revision === null) return "unknown";
    if (revision >= revisions[0] && revision < revisions[1]) return trouble;
  }
  return undefined;
}

/** The build of `26100` or `10.0.26100`; undefined for what is neither. */
export function buildNumber(build: string | null): number | undefined {
  const digits = /^(?:\d+\.\d+\.)?(\d{4,6})(?:\.|$)/.exec(build?.trim() ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Intel's eleventh generation for portable devices: its names end in a graphics level or in H. */
function isTigerLake({ computer, tpm }: ReadinessFacts): boolean {
  const isIntel = tpmMaker(tpm.manufacturerId)?.id === "INTC";
  return isIntel && /\b11th Gen Intel\b.*-11\d{2,3}(?:G\d|H)/i.test(computer.processor ?? "");
}

/** Only the profile says so; before it is there nobody knows. */
function joinsHybrid({ leftovers }: ReadinessFacts): boolean {
  return leftovers.domainJoinMethod === 1;
}

function isProWithDfci({ windows }: ReadinessFacts, { mayUseDfci }: ReadinessContext): boolean {
  return mayUseDfci && (windows.editionSku === 48 || windows.editionSku === 49);
}
