import { expect, test } from "vitest";
import { isSameTenantName, lockedDifferences } from "../../../../shared/domain/order/order-lock.ts";
import { tenantId } from "../../../../shared/kernel/brand.ts";
import { order } from "../../../support/records.ts";

const sampleOrder = order();

test("an order is the same with other quantities and dates, and with defaults written out", () => {
  const amended = { ...sampleOrder, quantity: 7, slots: 3, openedAt: sampleOrder.openedAt, path: "graph" } as const;
  expect(lockedDifferences(sampleOrder, { ...amended, cloud: "global", preProvisioning: true })).toEqual([]);
});

test.each([
  ["tenantId", tenantId("99999999-1111-4222-8333-444455556666")],
  ["tenantName", "Fabrikam"],
  ["tenantColour", "#123456"],
  ["groupTag", "OTHER"],
  ["expectedProfile", "Other profile"],
  ["path", "partnerCenter"],
  ["cloud", "china"],
  ["nameRule", "PC-%SERIAL%"],
  ["preProvisioning", false],
])("an order with another %s is another order", (field, value) => {
  expect(lockedDifferences(sampleOrder, { ...sampleOrder, [field]: value })).toEqual([field]);
});

test.each([
  ["Contoso", "contoso", true],
  ["Contoso", "Contoso Ltd.", true],
  ["Contoso (Sales)", "Contoso", true],
  ["Müller & Söhne", "Müller Söhne", true],
  ["Con-toso", "Contoso", true],
  ["Contoso", "Fabrikam", false],
  ["Contoso", "Contosoft", false],
  ["Contoso North", "Contoso South", false],
  ["", "Contoso", false],
  ["Contoso", "", false],
])("%s over %s: %s", (ordered, own, same) => {
  expect(isSameTenantName(ordered, own)).toBe(same);
});
