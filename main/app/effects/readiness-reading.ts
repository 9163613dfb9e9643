import type { DeviceReading } from "../../../shared/contract/bridge/messages.ts";
import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import { noFacts } from "../../../shared/domain/readiness/no-facts.ts";
import type { ReadinessFacts, ReadinessReading } from "../../../shared/domain/readiness/readiness-facts.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";

/** When a device was asked and when its answer was there, by the bench's clock. */
export type Asked = { readonly askedAt: EpochMs; readonly at: EpochMs };

/**
 * The readiness of a device from what was collected and, where it was asked for and could be read, everything that
 * decides whether it may start.
 */
export function readinessReading(
  device: DeviceReading,
  readiness: ReadinessResult | undefined,
  asked: Asked,
  orderTenantId: string,
): ReadinessReading {
  const collected = collectedFacts(device);
  return {
    facts: readiness === undefined ? collected : filled(readiness.facts, collected),
    clockOffsetMs: clockOffset(device.clockUtc, asked),
    previouslyEnrolled: device.previouslyEnrolled,
    orderTenantId,
    ...(readiness === undefined ? {} : { remoteAccess: readiness.remoteAccess }),
  };
}

/** The device looked at its clock between question and answer: only what lies outside of that is off. */
export function clockOffset(clockUtc: string, { askedAt, at }: Asked): number | null {
  const clock = Date.parse(clockUtc);
  if (!Number.isFinite(clock)) return null;
  if (clock < askedAt) return clock - askedAt;
  return clock > at ? clock - at : 0;
}

function collectedFacts(device: DeviceReading): ReadinessFacts {
  const { operatingSystem, tpm } = device;
  const certificate = tpm?.endorsementKeyCertificate ?? null;
  return {
    computer: {
      ...noFacts.computer,
      manufacturer: device.manufacturer.trim(),
      model: device.model.trim(),
      serialNumber: device.serialNumber.trim(),
      uuid: device.uuid === "" ? null : device.uuid,
      secureBoot: device.secureBoot,
    },
    windows: {
      ...noFacts.windows,
      editionSku: operatingSystem.sku,
      edition: operatingSystem.edition,
      build: operatingSystem.build,
      updateRevision: operatingSystem.updateRevision,
    },
    tpm: {
      ...noFacts.tpm,
      present: tpm?.present ?? null,
      ready: tpm?.ready ?? null,
      specVersion: tpm?.specVersion ?? null,
      manufacturerId: makerNumber(tpm?.manufacturerId ?? null),
      firmwareVersion: tpm?.manufacturerVersion ?? null,
      certificateTaskState: certificate === null ? null : Number(certificate),
    },
    supply: {
      ...noFacts.supply,
      onAcPower: device.onAcPower,
      batteryPercent: device.batteryPercent,
      networkAdapters: device.networkAdapters,
    },
    leftovers: noFacts.leftovers,
  };
}

/** Collectors tell a maker as its number or as its four characters. */
function makerNumber(manufacturerId: string | null): number | null {
  const text = manufacturerId?.trim() ?? "";
  if (/^\d{9,10}$/.test(text)) return Number(text);
  if (!/^[\x21-\x7e]{2,4}$/.test(text)) return null;
  return [...text.padEnd(4, "\0")].reduce((number, character) => number * 256 + character.charCodeAt(0), 0);
}

/** What the thorough reading could not read is taken from the other one. */
function filled(facts: ReadinessFacts, others: ReadinessFacts): ReadinessFacts {
  return {
    computer: filledGroup(facts.computer, others.computer),
    windows: filledGroup(facts.windows, others.windows),
    tpm: filledGroup(facts.tpm, others.tpm),
    supply: filledGroup(facts.supply, others.supply),
    leftovers: filledGroup(facts.leftovers, others.leftovers),
  };
}

function filledGroup<Group extends object>(facts: Group, others: Group): Group {
  return { ...others, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) };
}
