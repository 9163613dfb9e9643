import { bookModel, workModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/** Six units that are all well: some restart again and again, some lose their network, one is wrong about the time. */
export const interrupted: Scenario = {
  id: "interrupted",
  title: "Interrupted",
  customer: "Adatum",
  orderNumber: "AD-0450",
  groupTag: "AD-FIELD",
  slots: 6,
  units: ["clean", "restartsOften", "losesNetwork", "wrongClock", "restartsOften", "losesNetwork"],
  models: [bookModel, workModel],
  faults: [],
  stick: "perDevice",
};
