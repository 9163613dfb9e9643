import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { informationNames } from "../../../../shared/domain/readiness/tpm-information.ts";
import { makerId, tpmMaker } from "../../../../shared/domain/readiness/tpm-maker.ts";

describe("IsReadyInformation", () => {
  it.each([
    [0, []],
    [262_144, ["EK_CERTIFICATE"]],
    [16_777_216, ["ATTESTATION_VULNERABILITY"]],
    [0x4 | 0x80000, ["REBOOT", "TCG_EVENT_LOG"]],
    [0x1, ["0x1"]],
    [0x40000000 | 0x2, ["SHUTDOWN", "0x40000000"]],
  ])("%i", (information, names) => {
    expect(informationNames(information)).toEqual(names);
  });

  it("no bit is lost", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fffffff }), (information) => {
        expect(informationNames(information).length).toBeGreaterThan(0);
      }),
    );
  });
});

it.each([
  [1229870147, "INTC", "Intel PTT"],
  [1095582720, "AMD", "AMD ASP fTPM"],
  [1363365709, "QCOM", "Qualcomm"],
  [1297303124, "MSFT", "Microsoft (Pluton or virtual)"],
  [1229346816, "IFX", "Infineon"],
  [1398033664, "STM", "STMicroelectronics"],
  [1398033696, "STM", "STMicroelectronics"],
  [1314145024, "NTC", "Nuvoton"],
  [0x53494d54, "SIMT", undefined],
  [7, "0x00000007", undefined],
])("manufacturer id %i is %s", (number, id, vendor) => {
  expect([makerId(number), tpmMaker(number)?.vendor]).toEqual([id, vendor]);
});
