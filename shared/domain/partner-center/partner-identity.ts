import { serialOf, type Unit } from "../unit/unit.ts";

/** By what a unit is uploaded; one way each, as the portal asks (graph-api n.2). */
export type PartnerIdentity =
  | { readonly kind: "hash"; readonly serialNumber: string; readonly digest: string }
  | {
      readonly kind: "tuple";
      readonly serialNumber: string;
      readonly manufacturer: string;
      readonly model: string;
    }
  | { readonly kind: "productKey"; readonly productKey: string };

/** The best way to identify a unit: its hash, else maker, model and serial number as written, else its product key id. */
export function partnerIdentityOf(unit: Unit): PartnerIdentity | undefined {
  const { hash, listed } = unit;
  if (hash !== undefined) return { kind: "hash", serialNumber: hash.value.serialNumber, digest: hash.value.digest };
  if (listed === undefined) return undefined;
  const serialNumber = serialOf(unit).trim();
  const [manufacturer, model] = [listed.manufacturer.trim(), listed.model.trim()];
  if (serialNumber !== "" && manufacturer !== "" && model !== "")
    return { kind: "tuple", serialNumber, manufacturer, model };
  const productKey = listed.productId.trim();
  // Zeros stand for "no key".
  return /^[0-]*$/.test(productKey) ? undefined : { kind: "productKey", productKey };
}
