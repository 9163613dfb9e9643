import { virtualMachineSign } from "../hardware-hash/virtual-machine.ts";
import { isPlaceholderSerial, isPlaceholderText } from "../policy/placeholder-serial.ts";
import { isPlaceholderUuid } from "../policy/placeholder-uuid.ts";
import { advised, held, rawOf, settled } from "./check.ts";
import type { ReadinessCheck, ReadinessContext } from "./readiness-check.ts";
import type { ComputerFacts } from "./readiness-facts.ts";

/** Whether it is a real device with an identity of its own, started the modern way. */
export function assessComputer(
  computer: ComputerFacts,
  { forPreProvisioning }: ReadinessContext,
): readonly ReadinessCheck[] {
  return [
    physicalDevice(computer, forPreProvisioning),
    identity(computer),
    held("secureBoot", computer.secureBoot, true, "warn", "turnSecureBootOn"),
    uefi(computer),
  ];
}

function physicalDevice({ manufacturer, model }: ComputerFacts, forPreProvisioning: boolean): ReadinessCheck {
  const raw = rawOf(manufacturer, model);
  if (manufacturer === null || model === null) return settled("physicalDevice", "unknown", raw);
  const sign = virtualMachineSign({ manufacturer, productName: model, tpm: null });
  if (sign === null) return settled("physicalDevice", "pass", raw);
  const params = { hypervisor: sign.hypervisor };
  return advised("physicalDevice", forPreProvisioning ? "fail" : "warn", raw, "physicalOnly", params);
}

/** The tenant matches devices by these texts: what every board carries matches the wrong one. */
function identity(computer: ComputerFacts): ReadinessCheck {
  const { manufacturer, model, serialNumber, uuid } = computer;
  const raw = rawOf(manufacturer, model, serialNumber);
  const fields = [
    ...(manufacturer !== null && isPlaceholderText(manufacturer) ? ["manufacturer"] : []),
    ...(model !== null && isPlaceholderText(model) ? ["model"] : []),
    ...(serialNumber !== null && isPlaceholderSerial(serialNumber) ? ["serialNumber"] : []),
    ...(uuid !== null && isPlaceholderUuid(uuid) ? ["uuid"] : []),
  ];
  if (fields.length > 0) {
    return advised("identity", "fail", raw, "writeFirmwareIdentity", { fields: fields.join(",") });
  }
  const isKnown = manufacturer !== null && model !== null && serialNumber !== null;
  return settled("identity", isKnown ? "pass" : "unknown", raw);
}

function uefi({ uefi: isUefi, partitionStyle }: ComputerFacts): ReadinessCheck {
  const style = partitionStyle?.trim().toUpperCase() ?? null;
  const value = isUefi === false || style === "MBR" ? false : isUefi === null && style === null ? null : true;
  const check = held("uefi", value, true, "warn", "turnUefiOn");
  return { ...check, raw: rawOf(isUefi === null ? null : isUefi ? "UEFI" : "BIOS", style) };
}
