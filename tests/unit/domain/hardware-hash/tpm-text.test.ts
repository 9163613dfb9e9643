import { expect, it } from "vitest";
import { formatTpmText, readTpmRecord, readTpmText } from "../../../../shared/domain/hardware-hash/tpm-text.ts";
import { sha256 } from "../../../../shared/kernel/sha256.ts";

const unread = { spec: null, level: null, revision: null, vendorId: null, firmware: null, friendlyFirmware: null };

it.each([
  [
    "TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'INTC'-Firmware:720904.3280226",
    {
      spec: "2.0",
      level: 0,
      revision: "1.38",
      vendorId: "INTC",
      firmware: "720904.3280226",
      friendlyFirmware: "11.8.50.3426",
    },
  ],
  [
    "TPM-Version:2.0 -Level:0-Revision:0.99-VendorID:'IFX '-Firmware:19791884.0",
    {
      spec: "2.0",
      level: 0,
      revision: "0.99",
      vendorId: "IFX ",
      firmware: "19791884.0",
      friendlyFirmware: "302.12.0.0",
    },
  ],
  [
    "TPM-Version:2.0 -Level:0-Revision:1.16-VendorID:'AMD '-Firmware:4294967296.1",
    { spec: "2.0", level: 0, revision: "1.16", vendorId: "AMD ", firmware: "4294967296.1", friendlyFirmware: null },
  ],
  [
    "TPM-Version:2.0 -Level:0-Revision:0.99-VendorID:'IFX'-Firmware:1.2",
    { spec: "2.0", level: 0, revision: "0.99", vendorId: "IFX ", firmware: "1.2", friendlyFirmware: "0.1.0.2" },
  ],
  [
    "TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'NTC '-Firmware:720896.1202",
    {
      spec: "2.0",
      level: 0,
      revision: "1.38",
      vendorId: "NTC ",
      firmware: "720896.1202",
      friendlyFirmware: "11.0.0.1202",
    },
  ],
  ["TPM-Version:1.2 -Level:2-Revision:1.3-Vendor:x", { ...unread, spec: "1.2" }],
  ["TPM-Version:2 -Level:x", { ...unread, spec: "2" }],
  ["1.2, 2, 3", { ...unread, spec: "1.2", level: 2, revision: "3" }],
  ["2.0, 0, 1.59", { ...unread, spec: "2.0", level: 0, revision: "1.59" }],
  ["2.0", { ...unread, spec: "2.0" }],
  ["20.0", unread],
  ["3.0", unread],
  ["TPM-Version:2222222222222222222222 -Level:x", unread],
  [
    "TPM-Version:20.0 -Level:0-Revision:1.38-VendorID:'INTC'-Firmware:1.2",
    { spec: null, level: 0, revision: "1.38", vendorId: "INTC", firmware: "1.2", friendlyFirmware: "0.1.0.2" },
  ],
  ["Trusted Platform Module 2.0", unread],
  ["", unread],
])("reads %j", (raw, parts) => {
  expect(readTpmText(raw)).toEqual({ raw, ...parts });
});

it("prints the form it reads, with short vendor names filled", () => {
  const text = formatTpmText({ spec: "2.0", level: 0, revision: "1.59", vendorId: "STM", firmware: "1.2" });
  expect(text).toBe("TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'STM '-Firmware:1.2");
});

it("takes NULs inside the record as the blanks they stand for", () => {
  const text = "TPM-Version:2.0 -Level:0-Revision:0.99-VendorID:'IFX\0'-Firmware:19791884.0\0\0";
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer);
  expect(readTpmRecord({ bytes, view, start: 0, end: bytes.length, sha256 })).toEqual(
    readTpmText("TPM-Version:2.0 -Level:0-Revision:0.99-VendorID:'IFX '-Firmware:19791884.0"),
  );
});
