/** A field that a person types into, or chooses in by typing. */
export type TextField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const typed: readonly string[] = ["text", "search", "email", "url", "tel", "number", "password"];

/** The field behind an event's target that would take a scan's characters, when it is one. */
export function fieldOf(target: EventTarget | null): TextField | undefined {
  // A list of choices jumps to the one that begins with a typed character.
  if (target instanceof HTMLSelectElement) return target;
  return textFieldOf(target);
}

/** The text field behind an event's target, when it is one. */
export function textFieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | undefined {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && typed.includes(target.type) ? target : undefined;
}

/** Whether the field behind an event's target hides what is typed into it. */
export function isSecretField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "password";
}

/** Whether the field asked for a scan: then the scan becomes its text. */
export function wantsScan(field: TextField): boolean {
  return field.dataset.wantsScan !== undefined;
}

/** Gives a field a text as if a person had typed it, so that React hears of it. */
export function setFieldText(field: TextField, text: string): void {
  if (field instanceof HTMLSelectElement) {
    field.value = text;
    // Told even where the value is the same: the choice that a character made may still be on its way to be kept.
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
