import type { DeviceModel } from "./scenario.ts";

/** A notebook, the usual unit on a practice bench. */
export const bookModel: DeviceModel = {
  name: "Contoso Book 14",
  sku: "SKU-SIM-B14",
  family: "Contoso Book",
  serialPrefix: "SIMBK",
};

/** A larger notebook. */
export const workModel: DeviceModel = {
  name: "Contoso Work 16",
  sku: "SKU-SIM-W16",
  family: "Contoso Work",
  serialPrefix: "SIMWK",
};

/** A tablet; a tenant may aim settings at its serial numbers. */
export const slateModel: DeviceModel = {
  name: "Contoso Slate 5",
  sku: "SKU-SIM-S5",
  family: "Contoso Slate",
  serialPrefix: "SIMSL",
};
