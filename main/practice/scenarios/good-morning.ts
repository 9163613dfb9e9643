import { bookModel, workModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/** Twelve units: ten without trouble, one without a usable TPM, one that belongs to another tenant. */
export const goodMorning: Scenario = {
  id: "good-morning",
  title: "A good morning",
  customer: "Northwind Traders",
  orderNumber: "NW-2041",
  groupTag: "NW-SALES",
  slots: 12,
  units: [
    "clean",
    "clean",
    "clean",
    "noTpm",
    "clean",
    "clean",
    "clean",
    "clean",
    "foreignTenant",
    "clean",
    "clean",
    "clean",
  ],
  models: [bookModel, workModel],
  faults: [],
  stick: "perDevice",
  nameRule: "NW-%SERIAL%",
};
