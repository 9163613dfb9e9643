import { expect, it } from "vitest";
import { readTpmText } from "../../../../shared/domain/hardware-hash/tpm-text.ts";
import { virtualMachineSign } from "../../../../shared/domain/hardware-hash/virtual-machine.ts";

const pluton = readTpmText("TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'MSFT'-Firmware:6.0");
const virtual = readTpmText("TPM-Version:2.0 -Level:0-Revision:1.16-VendorID:'MSFT'-Firmware:538247443.1394722");

it.each([
  ["Microsoft Corporation", "Virtual Machine", "Hyper-V"],
  ["Microsoft Corporation", "Cloud PC Enterprise 2vCPU/8GB/128GB", "Windows 365"],
  ["VMware, Inc.", "VMware7,1", "VMware"],
  ["VMware, Inc.", "VMware Virtual Platform", "VMware"],
  ["innotek GmbH", "VirtualBox", "VirtualBox"],
  ["Oracle Corporation", "VirtualBox", "VirtualBox"],
  ["QEMU", "Standard PC (Q35 + ICH9, 2009)", "QEMU"],
  ["To Be Filled By O.E.M.", "Standard PC (i440FX + PIIX, 1996)", "QEMU"],
  ["QEMU", "QEMU Virtual Machine", "QEMU"],
  ["Red Hat", "KVM", "KVM"],
  ["Red Hat", "RHEV Hypervisor", "KVM"],
  ["OpenStack Foundation", "OpenStack Nova", "KVM"],
  ["Parallels International GmbH.", "Parallels ARM Virtual Machine", "Parallels"],
  ["Xen", "HVM domU", "Xen"],
  ["Nutanix", "AHV", "Nutanix AHV"],
  ["Apple Inc.", "Apple Virtualization Generic Platform", "Apple Virtualization"],
  ["Amazon EC2", "t3.medium", "Amazon EC2"],
  ["Google", "Google Compute Engine", "Google Compute Engine"],
])("%s, %s is a virtual machine", (manufacturer, productName, hypervisor) => {
  expect(virtualMachineSign({ manufacturer, productName, tpm: null })).toEqual({ by: "makerAndModel", hypervisor });
});

it.each([
  ["Microsoft Corporation", "Surface Pro 10", pluton],
  ["Contoso", "Virtual Machine", null],
  ["Contoso", "Bench Laptop 14", pluton],
  ["Google", "Pixelbook Go", null],
  ["Oracle Corporation", "SUN BLADE X4", null],
  ["Apple Inc.", "MacBookPro16,1", null],
  ["Dell Inc.", "KVMX 100", null],
  ["Hewlett-Packard", "Compaq dc7900 (not VMware)", null],
  [null, null, null],
])("%s, %s is a real device", (manufacturer, productName, tpm) => {
  expect(virtualMachineSign({ manufacturer, productName, tpm })).toBe(null);
});

it("is also told by the firmware words of its TPM, whatever maker and model say", () => {
  const facts = { manufacturer: "Contoso", productName: "Bench Laptop 14", tpm: virtual };
  expect(virtualMachineSign(facts)).toEqual({ by: "tpmFirmware", hypervisor: "Hyper-V" });
});
