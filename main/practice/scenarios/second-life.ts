import { bookModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/** Four units that had owners before: one still enrolled, one with an object left over, one of another tenant, one without a past. */
export const secondLife: Scenario = {
  id: "second-life",
  title: "Second life",
  customer: "Adventure Works",
  orderNumber: "AW-0382",
  groupTag: "AW-REFURB",
  slots: 4,
  units: ["clean", "clean", "foreignTenant", "clean"],
  models: [bookModel],
  faults: [],
  stick: "perDevice",
  pasts: { 1: "usedBefore", 2: "staleObject" },
  registeredBefore: 3,
};
