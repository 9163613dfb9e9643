/** Sentences about scans and undo. */
export const scanScreenText = {
  label: "Last scan",
  read: (text: string) => `Read: “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`,
  undo: "Undo · Ctrl+Z",
  close: "Close",
} as const;

const forms: readonly (readonly [RegExp, string])[] = [
  [/^SLOT-?\d+$/i, "It looks like a slot label of another bench."],
  [/^ACT-/i, "It looks like an action card, but there is no such action."],
  [/^ORDER-/i, "It looks like an order that is not open on this bench."],
  [/^RESEAL:/i, "It looks like the box label of a unit that is not on this bench."],
  [/^\s*["{]/, "It looks like a QR code, but not that of the pre-provisioning screen of a unit on this bench."],
  [/^\d{13}$/, "It looks like a product key id. No unit on this bench carries it."],
  [/^https?:/i, "It is a web address. Nothing was opened."],
  [/^[\w./ -]{4,40}$/, "It could be the serial number of a unit that has not been collected yet."],
];

/** What an unknown scan could be, judged by its form. */
export function scanGuess(text: string): string {
  return forms.find(([form]) => form.test(text.trim()))?.[1] ?? "It has no form that this bench knows.";
}
