import { hypervisorName } from "../policy/hypervisors.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** The firmware words of Hyper-V's virtual TPM: a build date and time, 0x20150113 and 0x154822. */
const VIRTUAL_TPM_FIRMWARE = "538247443.1394722";

/** How a virtual machine was recognised, and by which hypervisor. */
export type VirtualMachineSign = { readonly by: "makerAndModel" | "tpmFirmware"; readonly hypervisor: string };

/**
 * Tells a virtual machine by its maker and model or by its TPM's firmware. The TPM vendor MSFT alone says nothing: it is
 * Pluton on real devices, too. Null when nothing speaks for a virtual machine.
 */
export function virtualMachineSign(
  facts: Pick<DeviceFacts, "manufacturer" | "productName" | "tpm">,
): VirtualMachineSign | null {
  const hypervisor = hypervisorName((facts.manufacturer ?? "").trim(), (facts.productName ?? "").trim());
  if (hypervisor !== undefined) return { by: "makerAndModel", hypervisor };
  return facts.tpm?.firmware === VIRTUAL_TPM_FIRMWARE ? { by: "tpmFirmware", hypervisor: "Hyper-V" } : null;
}
