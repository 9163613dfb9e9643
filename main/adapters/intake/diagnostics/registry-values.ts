import type { TextLine } from "../text/read-lines.ts";

/** One text value of a registry file. */
export type RegistryValue = {
  readonly line: number;
  /** The key it stands under, in small letters. */
  readonly key: string;
  /** In small letters. */
  readonly name: string;
  readonly text: string;
};

/**
 * The text values of a registry file. Exports escape backslashes and quotes; the dump of the diagnostics tool has no header,
 * escapes nothing, and begins lines with blanks.
 */
export async function* registryValues(batches: AsyncIterable<readonly TextLine[]>): AsyncGenerator<RegistryValue> {
  let key = "";
  let isEscaped = false;
  for await (const batch of batches) {
    for (const { line, text: raw } of batch) {
      const text = raw.trim();
      if (/^(?:Windows Registry Editor Version|REGEDIT4)/i.test(text)) isEscaped = true;
      else if (text.startsWith("[") && text.endsWith("]")) key = text.slice(1, -1).toLowerCase();
      else {
        const value = textValue(text, isEscaped);
        if (value !== undefined) yield { line, key, ...value };
      }
    }
  }
}

/** Numbers and bytes are left out: nothing that is asked for is one. */
function textValue(text: string, isEscaped: boolean): { readonly name: string; readonly text: string } | undefined {
  const middle = text.indexOf('"="');
  if (!text.startsWith('"') || middle < 1 || text.length < middle + 4 || !text.endsWith('"')) return undefined;
  const value = text.slice(middle + 3, -1);
  return {
    name: text.slice(1, middle).toLowerCase(),
    text: isEscaped ? value.replaceAll(/\\(["\\])/g, "$1") : value,
  };
}
