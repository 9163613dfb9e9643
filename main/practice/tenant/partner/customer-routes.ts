import { badPartnerRequest, type PartnerAnswer, type PartnerCall } from "./partner-call.ts";
import { collectionPage } from "./partner-collection.ts";
import type { PartnerRoute } from "./partner-route.ts";

const largestPage = 500;
const usualPage = 40;

/** The partner's customers. */
export const customerRoutes: readonly PartnerRoute[] = [
  {
    method: "GET",
    path: "customers",
    needs: "anyone",
    query: ["size", "seekoperation"],
    answer: listCustomers,
  },
];

function listCustomers(call: PartnerCall): PartnerAnswer {
  const written = call.query.get("size");
  const size = written === null ? usualPage : Number(written);
  if (!Number.isInteger(size) || size < 1 || size > largestPage)
    return badPartnerRequest(`The size must be from 1 to ${largestPage}.`);
  const isNext = call.query.get("seekoperation")?.toLowerCase() === "next";
  // The token alone is enough; without it nobody knows which page is meant.
  if (isNext && call.continuationToken === "")
    return badPartnerRequest("The next page needs the token of the one before.");
  const items = call.world.partner.customers.all().map(({ id, name, domain }) => ({
    id,
    companyProfile: {
      tenantId: id,
      domain,
      companyName: name,
      attributes: { objectType: "CustomerCompanyProfile" },
    },
    relationshipToPartner: "reseller",
    links: { self: { uri: `/customers/${id}`, method: "GET", headers: [] } },
    attributes: { objectType: "Customer" },
  }));
  return collectionPage(call, items, size, `/customers?size=${size}`, "link");
}
