/** Devices as they were written into the form: one a line, or with commas or blanks between them. */
export function writtenTargets(text: string): string[] {
  // Blanks around the hyphen of a range are part of it.
  return text
    .replaceAll(/[ \t]*[-–][ \t]*/g, "-")
    .split(/[\s,;]+/)
    .filter((part) => part !== "");
}
