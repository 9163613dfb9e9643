import { bookModel, workModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Nine units that a reseller registers through Partner Center, by hash, by maker, model and serial number, and by product
 * key id: seven without trouble, one that belongs to another tenant, one whose maker is misspelt on the list.
 */
export const resellerMorning: Scenario = {
  id: "reseller",
  title: "A reseller's morning",
  customer: "Alpine Ski House",
  orderNumber: "AS-3007",
  groupTag: "AS-LODGES",
  slots: 9,
  units: ["clean", "clean", "clean", "clean", "clean", "clean", "foreignTenant", "clean", "clean"],
  models: [bookModel, workModel],
  faults: [],
  stick: "partner",
  path: "both",
};
