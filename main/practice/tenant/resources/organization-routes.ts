import type { Domain } from "@microsoft/microsoft-graph-types";
import { dayMs } from "../../world/durations.ts";
import {
  betaOnly,
  type EntityType,
  fixedTime,
  flag,
  oneOf,
  type Property,
  text,
  unsetProperties,
  whole,
} from "../graph/entity-type.ts";
import type { GraphAnswer, GraphCall } from "../graph/graph-call.ts";
import { directoryNotFound } from "../graph/graph-failure.ts";
import { type Item, itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, type Route } from "../graph/route.ts";
import { graphTime } from "./graph-time.ts";
import {
  organizationResource,
  organizationType,
  type Product,
  skuIds,
  skuResource,
  skuType,
} from "./organization-types.ts";
import { readDeviceManagement, readDomains, readLicences, readOrganization } from "./scopes.ts";

const read = { method: "GET", versions: bothVersions, family: "directory", body: { kind: "none" } } as const;
const any: Property = { kind: { type: "any" } };
const deviceManagementType: EntityType = {
  name: "deviceManagement",
  properties: {
    id: { kind: { type: "text" } },
    subscriptionState: oneOf("pending", "active", "warning", "disabled", "deleted", "blocked", "lockedOut"),
    intuneAccountId: { kind: { type: "text" } },
    ...unsetProperties(["deviceProtectionOverview", "intuneBrand", "settings", "windowsMalwareOverview"], any),
    ...unsetProperties(["userExperienceAnalyticsSettings"], any),
    ...unsetProperties(["accountMoveCompletionDateTime"], betaOnly(fixedTime), graphTime(null)),
    ...unsetProperties(["deviceComplianceReportSummarizationDateTime"], betaOnly(fixedTime), graphTime(null)),
    ...unsetProperties(["lastReportAggregationDateTime"], betaOnly(fixedTime), graphTime(null)),
    ...unsetProperties(["adminConsent", "managedDeviceCleanupSettings", "monitoring"], betaOnly(any)),
    ...unsetProperties(["dataProcessorServiceForWindowsFeaturesOnboarding"], betaOnly(any)),
    ...unsetProperties(["userExperienceAnalyticsAnomalySeverityOverview"], betaOnly(any)),
    ...unsetProperties(["connectorStatus"], betaOnly(any), []),
    ...unsetProperties(["legacyPcManangementEnabled", "unlicensedAdminstratorsEnabled"], betaOnly(flag), false),
    ...unsetProperties(["maximumDepTokens"], betaOnly(whole), 0),
    ...unsetProperties(["subscriptions"], betaOnly(text), "intune"),
  },
};

const domainType: EntityType = {
  name: "domain",
  hidesId: true,
  properties: {
    id: text,
    ...Object.fromEntries(["authenticationType", "availabilityStatus"].map((name) => [name, text])),
    ...Object.fromEntries(
      ["isAdminManaged", "isDefault", "isInitial", "isRoot", "isVerified"].map((name) => [name, flag]),
    ),
    supportedServices: { kind: { type: "list", of: { type: "text" } } },
    passwordValidityPeriodInDays: whole,
    passwordNotificationWindowInDays: whole,
    state: any,
  },
};

/** The tenant, its subscriptions and its Intune. */
export const organizationRoutes: readonly Route[] = [
  { ...read, path: "organization", scopes: readOrganization, query: ["$select", "$top"], answer: listOrganizations },
  { ...read, path: "organization/{id}", scopes: readOrganization, query: ["$select"], answer: readOrganizationById },
  { ...read, path: "domains", scopes: readDomains, query: ["$select", "$top"], answer: listDomains },
  { ...read, path: "domains/{id}", scopes: readDomains, query: ["$select"], answer: readDomain },
  { ...read, path: "subscribedSkus", scopes: readLicences, query: ["$select"], answer: listSkus },
  { ...read, path: "subscribedSkus/{id}", scopes: readLicences, query: ["$select"], answer: readSku },
  { ...read, path: "deviceManagement", scopes: readDeviceManagement, query: ["$select"], answer: readManagement },
];

function organizationOf({ world }: GraphCall): Item {
  const { tenant, simulatedBase, switches } = world;
  return organizationResource(tenant, simulatedBase - 400 * dayMs, switches.subscription);
}

function listOrganizations(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: organizationType,
    rows: [organizationOf(call)],
    shown: (item) => item,
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}

function readOrganizationById(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  return id === call.world.tenant.tenantId
    ? itemAnswer(call, organizationType, organizationOf(call))
    : directoryNotFound(id);
}

function domainOf({ world }: GraphCall): Domain {
  return {
    id: world.tenant.domain,
    authenticationType: "Managed",
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: true,
    isInitial: true,
    isRoot: true,
    isVerified: true,
    supportedServices: ["Email", "OfficeCommunicationsOnline"],
    passwordValidityPeriodInDays: 2147483647,
    passwordNotificationWindowInDays: 14,
    state: null,
  };
}

function listDomains(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: domainType,
    rows: [domainOf(call)],
    shown: (item) => item,
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}

function readDomain(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  return id === call.world.tenant.domain ? itemAnswer(call, domainType, domainOf(call)) : directoryNotFound(id);
}

const products = Object.keys(skuIds) as readonly Product[];

function skuOf({ world }: GraphCall, product: Product): ReturnType<typeof skuResource> {
  const used = world.users.all().filter((row) => row.licence === product).length;
  return skuResource(world.tenant, product, used, world.switches.subscription);
}

function listSkus(call: GraphCall): GraphAnswer {
  return listAnswer(call, {
    type: skuType,
    rows: products,
    shown: (product) => skuOf(call, product),
    pageSize: 100,
    filters: {},
    isDirectory: true,
  });
}

function readSku(call: GraphCall): GraphAnswer {
  const id = (call.parameters.id ?? "").toLowerCase();
  const sku = products.map((product) => skuOf(call, product)).find((candidate) => candidate.id === id);
  return sku === undefined ? directoryNotFound(id) : itemAnswer(call, skuType, sku);
}

function readManagement(call: GraphCall): GraphAnswer {
  const { tenant, switches } = call.world;
  const subscriptionState = switches.subscription === "noIntune" ? "pending" : "active";
  return itemAnswer(call, deviceManagementType, {
    id: tenant.tenantId,
    subscriptionState,
    intuneAccountId: tenant.tenantId,
  });
}
