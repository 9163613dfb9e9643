import type { DeviceFacts } from "./device-facts.ts";

/** The firmware words of Hyper-V's virtual TPM: a build date and time, 0x20150113 and 0x154822. */
const VIRTUAL_TPM_FIRMWARE = "538247443.1394722";

/** Maker and model of the hypervisors met on benches; both must match, and an empty pattern matches anything. */
const HYPERVISORS: readonly { readonly maker: RegExp; readonly model: RegExp }[] = [
  { maker: /^microsoft corporation$/i, model: /^virtual machine$/i },
  { maker: /vmware/i, model: /(?:)/ },
  { maker: /(?:)/, model: /^vmware/i },
  { maker: /(?:)/, model: /^virtualbox/i },
  { maker: /^qemu/i, model: /(?:)/ },
  { maker: /^parallels/i, model: /(?:)/ },
];

/** How a virtual machine was recognised. */
export type VirtualMachineSign = "makerAndModel" | "tpmFirmware";

/**
 * Tells a virtual machine by its maker and model or by its TPM's firmware. The TPM vendor MSFT alone says nothing: it is
 * Pluton on real devices, too. Null when nothing speaks for a virtual machine.
 */
export function virtualMachineSign(
  facts: Pick<DeviceFacts, "manufacturer" | "productName" | "tpm">,
): VirtualMachineSign | null {
  const maker = (facts.manufacturer ?? "").trim();
  const model = (facts.productName ?? "").trim();
  if (HYPERVISORS.some((one) => one.maker.test(maker) && one.model.test(model))) return "makerAndModel";
  return facts.tpm?.firmware === VIRTUAL_TPM_FIRMWARE ? "tpmFirmware" : null;
}
