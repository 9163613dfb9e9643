/** A field that a person types into. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

const typed: readonly string[] = ["text", "search", "email", "url", "tel", "number", "password"];

/** The text field behind an event's target, when it is one. */
export function textFieldOf(target: EventTarget | null): TextField | undefined {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && typed.includes(target.type) ? target : undefined;
}

/** Whether the field asked for a scan: then the scan becomes its text. */
export function wantsScan(field: TextField): boolean {
  return field.dataset.wantsScan !== undefined;
}

/** Gives a field a text as if a person had typed it, so that React hears of it. */
export function setFieldText(field: TextField, text: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
