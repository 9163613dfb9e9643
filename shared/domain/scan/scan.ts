/** Cards on the sheet beside the bench; scanning one says something about the unit in hand. */
export const actionCards = [
  "ACT-STARTED",
  "ACT-GREEN",
  "ACT-RED",
  "ACT-RESEALED",
  "ACT-OFF",
  "ACT-BOXED",
  "ACT-UNDO",
] as const;
export type ActionCard = (typeof actionCards)[number];

/** What a scanned text is. */
export type Scan =
  | { readonly kind: "slot"; readonly slot: number }
  | { readonly kind: "card"; readonly card: ActionCard }
  | { readonly kind: "order"; readonly number: string }
  | { readonly kind: "box"; readonly orderNumber: string; readonly serialNumber: string; readonly text: string }
  | { readonly kind: "preProvision"; readonly ztdId: string; readonly serialNumber: string }
  | { readonly kind: "productKeyId"; readonly productKeyId: string }
  /** A carton or device label that says itself that it carries a serial number. `serialNumbers`: how it may be read, best first. */
  | { readonly kind: "label"; readonly serialNumbers: readonly string[]; readonly text: string }
  /** Anything else. `alternatives`: the text without what may be a data identifier before the serial number. */
  | { readonly kind: "serial"; readonly serialNumber: string; readonly alternatives: readonly string[] };
