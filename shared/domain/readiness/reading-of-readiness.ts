import { noFacts } from "./no-facts.ts";
import type { Readiness } from "./readiness.ts";
import type { ReadinessReading } from "./readiness-facts.ts";

/** The facts of a reading in its older form, which knew fewer: journals keep it. */
export function readingOfReadiness(readiness: Readiness): ReadinessReading {
  const { endorsementKeyCertificate, wiredNetwork, previouslyEnrolled, clockOffsetMs } = readiness;
  return {
    facts: {
      ...noFacts,
      computer: {
        ...noFacts.computer,
        manufacturer: readiness.manufacturer,
        model: readiness.model,
        secureBoot: readiness.secureBoot,
      },
      windows: {
        ...noFacts.windows,
        edition: readiness.edition,
        editionSku: readiness.editionSku,
        build: readiness.build,
      },
      tpm: {
        ...noFacts.tpm,
        present: readiness.tpmPresent,
        ready: readiness.tpmReady,
        specVersion: readiness.tpmSpecVersion,
        certificateTaskState: endorsementKeyCertificate === null ? null : Number(endorsementKeyCertificate),
      },
      supply: {
        ...noFacts.supply,
        onAcPower: readiness.onAcPower,
        networkAdapters: wiredNetwork === null ? null : [{ name: "", macAddress: "", wired: true, up: wiredNetwork }],
      },
    },
    clockOffsetMs,
    previouslyEnrolled,
    orderTenantId: "",
  };
}
