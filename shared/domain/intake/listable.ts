import { isPlaceholderText } from "../policy/placeholder-serial.ts";
import type { ListedFields } from "./intake-row.ts";
import { productIdKey, serialKey } from "./same-unit.ts";

/**
 * The form in which Partner Center's own examples write a product key id (graph-api n.2). One that ends in AAOEM stands for a
 * maker's images of an edition and names no device.
 */
const longProductId = /^\d{5}-\d{5}-\d{4,5}-(?!AAOEM)[0-9A-Z]{5}$/i;

/** Whether Partner Center can register a device by what a file says of it: a product key id, or maker, model and serial. */
export function isListable({ serialNumber, productId, manufacturer, model }: ListedFields): boolean {
  if (productIdKey(productId) !== "" || longProductId.test(productId.trim())) return true;
  return serialKey(serialNumber) !== undefined && !isPlaceholderText(manufacturer) && !isPlaceholderText(model);
}
