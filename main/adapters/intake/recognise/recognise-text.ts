/** What a text is to be read as. */
export type TextForm = "xml" | "html" | "json" | "registry" | "delimited";

/** Characters that are looked at. */
export const recognisedCharacters = 65_536;

const registryHeader = /^(?:Windows Registry Editor Version|REGEDIT4)/i;
const registryKey = /^[ \t]*\[-?(?:HKEY_[A-Z_]+|HKLM|HKCU|HKU|HKCR|HKCC)(?:\\[^\r\n]*)?\][ \t]*$/im;
const comment = /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*/;

/** Tells by its beginning what a text is to be read as. */
export function recogniseText(head: string): TextForm {
  const text = head.trimStart();
  if (/^<(?:!DOCTYPE\s+html|html)\b/i.test(text)) return "html";
  if (/^<[?!A-Za-z_]/.test(text)) return "xml";
  if (registryHeader.test(text)) return "registry";
  if (isJson(text)) return "json";
  return registryKey.test(text) ? "registry" : "delimited";
}

/** An object, or an array of anything; profile files are edited by hand and carry comments. */
function isJson(text: string): boolean {
  let rest = text;
  for (let found = comment.exec(rest); found !== null; found = comment.exec(rest)) rest = rest.slice(found[0].length);
  return /^\{\s*["}/]/.test(rest) || /^\[\s*(?:[{["\]]|-?\d|true|false|null)/.test(rest);
}
