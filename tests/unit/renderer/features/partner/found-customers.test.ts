import { expect, it } from "vitest";
import { foundCustomers } from "../../../../../renderer/features/partner/found-customers.ts";

const customer = (name: string, isOfOrder = false) => ({
  customerId: name,
  name,
  domain: `${name.toLowerCase().replaceAll(" ", "")}.example`,
  isOfOrder,
});
const all = [customer("Tailspin Toys"), customer("Alpine Ski House"), customer("Contoso", true)];

it("puts the order's own customer first and the others in the order of their names", () => {
  expect(foundCustomers(all, "").map(({ name }) => name)).toEqual(["Contoso", "Alpine Ski House", "Tailspin Toys"]);
});

it("finds by every word of name or domain, in any case", () => {
  expect(foundCustomers(all, "  TOYS tail ").map(({ name }) => name)).toEqual(["Tailspin Toys"]);
  expect(foundCustomers(all, "skihouse.example").map(({ name }) => name)).toEqual(["Alpine Ski House"]);
  expect(foundCustomers(all, "toys contoso")).toEqual([]);
});

it("shows a hundred of thousands, the own one among them", () => {
  const many = Array.from({ length: 3_000 }, (_, index) => customer(`A${index}`));
  const found = foundCustomers([...many, ...all], "");
  expect([found.length, found[0]?.name]).toEqual([100, "Contoso"]);
});
