import { bookModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/** Three healthy units in a tenant where an older profile is assigned to the same group and wins. */
export const longWait: Scenario = {
  id: "long-wait",
  title: "A long wait",
  customer: "Tailwind Traders",
  orderNumber: "TT-5510",
  groupTag: "TT-DESKS",
  slots: 3,
  units: ["clean", "clean", "clean"],
  models: [bookModel],
  faults: [],
  stick: "one",
  registeredBefore: 2,
  tenantTrouble: "olderProfileWins",
};
