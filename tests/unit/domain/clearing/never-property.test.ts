import fc from "fast-check";
import { expect, it } from "vitest";
import { assessRecords } from "../../../../shared/domain/clearing/assess-records.ts";
import { clearingWays } from "../../../../shared/domain/clearing/clearing.ts";
import type { PastRecord } from "../../../../shared/domain/clearing/past-record.ts";
import { stepsOfWay } from "../../../../shared/domain/clearing/steps-of-way.ts";
import { benchWith, unitIn } from "../../../support/builders.ts";
import { pastAutopilot, pastManaged, pastObject } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const objects = fc.constantFrom("entra-a", "entra-b", "entra-c", "");
const ztdIds = fc.constantFrom("ztd-a", "ztd-b", "");
const changes = fc.record(
  {
    serialNumber: fc.constantFrom("SIM-A", "sim-a", "SIM-AB", ""),
    name: fc.constantFrom("SIM-A", "PC-1", ""),
    manufacturer: fc.constantFrom("Contoso", "Fabrikam", ""),
    model: fc.constantFrom("Contoso Book 14", "Other", ""),
    ownership: fc.constantFrom("company", "personal", "unknown" as const),
    trustType: fc.constantFrom("AzureAd", "Workplace", ""),
    userPrincipalName: fc.constantFrom("", "ada@contoso.example"),
    managedDeviceId: fc.constantFrom("old-managed-a", ""),
    entraDeviceId: objects,
    ztdId: ztdIds,
  },
  { requiredKeys: ["entraDeviceId"] },
);
const record: fc.Arbitrary<PastRecord> = fc
  .tuple(fc.constantFrom(pastManaged, pastAutopilot, pastObject), changes, fc.nat({ max: 9 }))
  .map(([make, change, number]) => {
    const made = make("A", change);
    // A registration is known by its id, which is its ZTDID.
    return made.place === "autopilotDevice"
      ? { ...made, id: `ztd-${number}`, ztdId: `ztd-${number}` }
      : { ...made, id: `${made.id}-${number}` };
  });
const units = fc.constantFrom(
  benchWith("checked"),
  benchWith("registering", a.importSeen(7, { status: "error", errorCode: 814, errorName: "" })),
  benchWith("readyToStart"),
  benchWith("running", a.failed(40)),
);

it("whatever the tenant has, no way touches what has to be left alone", () => {
  fc.assert(
    fc.property(units, fc.array(record, { maxLength: 8 }), fc.constantFrom(...clearingWays), (bench, records, way) => {
      const unit = unitIn(bench);
      const assessed = assessRecords(unit, bench, { askedAt: at(60), records });
      const registered = records.filter(({ place }) => place === "autopilotDevice");
      for (const chosen of [[], ...registered.map(({ id }) => [id])]) {
        const steps = stepsOfWay(way, assessed, new Set(chosen));
        for (const { action, record: touched } of steps) {
          expect(touched.ownership).not.toBe("personal");
          expect(touched.trustType).not.toBe("Workplace");
          if (action !== "deleteDirectoryDevice") expect(touched.serialNumber.trim().toUpperCase()).toBe("SIM-A");
          expect(["Contoso", ""]).toContain(touched.manufacturer);
          expect(["Contoso Book 14", ""]).toContain(touched.model);
          if (action !== "deleteDirectoryDevice") continue;
          // The anchor of a registration, by its own mark or by what any record names.
          expect(touched.ztdId).toBe("");
          const named = [
            unit.registration?.value.entraDeviceId.toLowerCase(),
            ...registered.map((row) => row.entraDeviceId),
          ];
          if (touched.entraDeviceId !== "") expect(named).not.toContain(touched.entraDeviceId);
        }
        // A registration never goes before what is enrolled under it.
        const order = steps.map(({ action }) => action);
        expect(order.lastIndexOf("deleteManagedDevice")).toBeLessThanOrEqual(
          order.includes("deleteAutopilotDevice") ? order.indexOf("deleteAutopilotDevice") : order.length,
        );
        expect(order.filter((action) => action === "deleteAutopilotDevice").length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 2000 },
  );
});
