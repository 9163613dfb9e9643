import type { DeviceRow } from "../world/device-rows.ts";
import { productKeyOf } from "../world/partner-registration.ts";
import type { StickFile } from "./stick-file.ts";

const header = "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model";

/**
 * A list in Partner Center's form as a distributor sends it: of every three devices the first with its hash, the second
 * with maker, model and serial number, the third with its product key id. The maker of the eighth is misspelt, which the
 * service takes for another one.
 */
export function distributorList(devices: readonly DeviceRow[], hashOf: (device: DeviceRow) => string): StickFile {
  const rows = devices.map((device, index) => {
    const { serialNumber, model } = device;
    const manufacturer = index === 7 ? device.manufacturer.toUpperCase() : device.manufacturer;
    switch (index % 3) {
      case 0:
        return `${serialNumber},,${hashOf(device)},,`;
      case 1:
        return `${serialNumber},,,${manufacturer},${model}`;
      default:
        return `,${productKeyOf(device)},,,`;
    }
  });
  return { name: "distributor-list.csv", content: `${[header, ...rows].join("\r\n")}\r\n` };
}
