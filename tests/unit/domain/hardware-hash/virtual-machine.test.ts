import { expect, it } from "vitest";
import { readTpmText } from "../../../../shared/domain/hardware-hash/tpm-text.ts";
import { virtualMachineSign } from "../../../../shared/domain/hardware-hash/virtual-machine.ts";

const pluton = readTpmText("TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'MSFT'-Firmware:6.0");
const virtual = readTpmText("TPM-Version:2.0 -Level:0-Revision:1.16-VendorID:'MSFT'-Firmware:538247443.1394722");

it.each([
  ["Microsoft Corporation", "Virtual Machine", null, "makerAndModel"],
  ["Microsoft Corporation", "Surface Pro 10", pluton, null],
  ["Contoso", "Virtual Machine", null, null],
  ["VMware, Inc.", "VMware7,1", null, "makerAndModel"],
  ["innotek GmbH", "VirtualBox", null, "makerAndModel"],
  ["QEMU", "Standard PC (Q35 + ICH9, 2009)", null, "makerAndModel"],
  ["Parallels International GmbH.", "Parallels ARM Virtual Machine", null, "makerAndModel"],
  ["Contoso", "Bench Laptop 14", virtual, "tpmFirmware"],
  ["Contoso", "Bench Laptop 14", pluton, null],
  [null, null, null, null],
])("%s, %s", (manufacturer, productName, tpm, sign) => {
  expect(virtualMachineSign({ manufacturer, productName, tpm })).toBe(sign);
});
