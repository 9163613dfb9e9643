import { hash } from "node:crypto";
import type { OrderFile } from "../../shared/contract/order-file.ts";

/** What a bench is opened on: a practice world of its own, one that runs elsewhere, or a customer's tenant. */
export type BenchPlace =
  | { readonly kind: "practice"; readonly scenario: string; readonly seed: number; readonly speed: number }
  | { readonly kind: "practiceAt"; readonly address: string }
  | { readonly kind: "tenant"; readonly orderFile: OrderFile };

/** The practice a new bench opens with. */
export const firstPractice: BenchPlace = { kind: "practice", scenario: "good-morning", seed: 7, speed: 40 };

/** The folder name of a place's journal; the same place finds its journal again, and no other one does. */
export function placeFolder(place: BenchPlace): string {
  switch (place.kind) {
    case "practice":
      return `practice-${place.scenario.replace(/[^a-z0-9-]/g, "_")}-${place.seed}`;
    case "practiceAt":
      return "practice-elsewhere";
    case "tenant":
      return `order-${place.orderFile.tenantId.toLowerCase()}-${numberName(place.orderFile.number)}`;
  }
}

/** An order's number as part of a folder's name. What cannot stand there as it is gets a mark of the whole number. */
function numberName(number: string): string {
  const plain = number.replace(/[^A-Za-z0-9._-]/g, "_");
  // Windows cuts dots off the end of a name.
  return plain === number && !plain.endsWith(".") ? plain : `${plain}-${hash("sha256", number).slice(0, 8)}`;
}
