/** Data that may stand in a script: plain values, lists and tables of them. Members that are undefined are left out. */
export type ScriptData =
  | string
  | number
  | null
  | readonly ScriptData[]
  | { readonly [name: string]: ScriptData | undefined };

/**
 * Writes data as PowerShell reads it. Only texts of a form that cannot be anything but data are written, and whole numbers
 * that are exact; everything else throws.
 */
export function powerShellData(value: ScriptData): string {
  if (value === null) return "$null";
  if (typeof value === "number") return checked(Number.isSafeInteger(value), String(value));
  if (typeof value === "string") return checked(/^[A-Za-z0-9 ._:/-]{0,255}$/.test(value), `'${value}'`);
  if (isList(value)) return `@(${value.map(powerShellData).join(", ")})`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [checked(/^[A-Za-z]{1,64}$/.test(name), `${name} = ${powerShellData(member)}`)],
  );
  return `@{ ${members.join("; ")} }`;
}

function isList(value: ScriptData): value is readonly ScriptData[] {
  return Array.isArray(value);
}

function checked(isData: boolean, text: string): string {
  if (!isData) throw new Error("A value is not of the form that may stand in a script");
  return text;
}
