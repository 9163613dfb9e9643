import type { DeviceCharacter } from "../world/device-rows.ts";
import { bookModel, workModel } from "./device-models.ts";
import type { Scenario } from "./scenario.ts";

/** As many healthy units as wanted, for measuring. */
export function thousand(units: number): Scenario {
  return {
    id: "thousand",
    title: "Thousand",
    customer: "Wide World Importers",
    orderNumber: "WW-1000",
    groupTag: "WW-ALL",
    slots: units,
    units: new Array<DeviceCharacter>(units).fill("clean"),
    models: [bookModel, workModel],
    faults: [],
    stick: "one",
  };
}
