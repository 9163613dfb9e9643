import { bookModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/** Eight units: four without trouble, and four ways in which the screen and the truth part. */
export const hardDay: Scenario = {
  id: "hard-day",
  title: "Hard day",
  customer: "Fourth Coffee",
  orderNumber: "FC-0117",
  groupTag: "FC-STORES",
  slots: 8,
  units: ["clean", "appFails", "clean", "successTooEarly", "clean", "hangs", "reportNeverUpdates", "clean"],
  models: [bookModel],
  faults: [],
  stick: "mixed",
};
