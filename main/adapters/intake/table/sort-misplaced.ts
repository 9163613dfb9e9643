import type { RowValues } from "./row-values.ts";
import { isGroupedProductId, isProductId, isProductKeyDigits, isUserName } from "./value-forms.ts";

/** Moves values that by their form belong to another column; answers whether any had to be. */
export function sortMisplaced(values: RowValues): boolean {
  const sorted = [swapSerialAndProduct(values), moveUser(values)];
  return sorted.includes(true);
}

/** A product id in groups is no serial number; 13 digits are one when something else stands where they belong. */
function swapSerialAndProduct(values: RowValues): boolean {
  const { serialNumber, productId } = values;
  if (isProductId(productId) || isStartOfProductId(productId)) return false;
  const isSwapped = isGroupedProductId(serialNumber) || (isProductKeyDigits(serialNumber) && /[^\d]/.test(productId));
  if (!isSwapped) return false;
  values.serialNumber = productId;
  values.productId = serialNumber;
  return true;
}

/** The first groups of a product id, as some programs keep of it. */
function isStartOfProductId(text: string): boolean {
  return /^\d{5}-\d/.test(text);
}

/** A sign-in name is neither a tag nor a product id. */
function moveUser(values: RowValues): boolean {
  if (isUserName(values.assignedUser)) return false;
  for (const role of ["groupTag", "productId"] as const) {
    if (!isUserName(values[role])) continue;
    const other = values.assignedUser;
    values.assignedUser = values[role];
    values[role] = other;
    return true;
  }
  return false;
}
