import { isPlaceholderText } from "../policy/placeholder-serial.ts";
import type { ListedFields } from "./intake-row.ts";
import { productIdKey, serialKey } from "./same-unit.ts";

/** Whether Partner Center can register a device by what a file says of it: a product key id, or maker, model and serial. */
export function isListable({ serialNumber, productId, manufacturer, model }: ListedFields): boolean {
  if (productIdKey(productId) !== "") return true;
  return serialKey(serialNumber) !== undefined && !isPlaceholderText(manufacturer) && !isPlaceholderText(model);
}
