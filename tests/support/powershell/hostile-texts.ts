import fc from "fast-check";
import { anyCodePoint } from "../any-code-point.ts";

/** Ways in which a text would become code if it were ever put into one. `%` is where the proof is to be written. */
const attempts = [
  "$([System.IO.File]::WriteAllText('%','x'))",
  "'; [System.IO.File]::WriteAllText('%','x'); '",
  "\"; [System.IO.File]::WriteAllText('%','x'); \"",
  "`\"$([System.IO.File]::WriteAllText('%','x'))`\"",
  "\n[System.IO.File]::WriteAllText('%','x')\n",
  "'@\n[System.IO.File]::WriteAllText('%','x')\n@'",
  "{ [System.IO.File]::WriteAllText('%','x') }",
  "x' OR '1'='1",
  "..\\..\\%",
  "\u0000%",
  "\u2028%\u2029",
  "\u201c$([System.IO.File]::WriteAllText('%','x'))\u201d",
];

/** Texts that would write the file `proof` if they ever became code. Blanks around them are taken off on purpose, so there are none. */
export function hostileTexts(proof: string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...attempts).map((text) => text.replace("%", proof)),
    fc.string({ unit: anyCodePoint, maxLength: 40 }),
    fc.constant("y".repeat(3_000)),
  );
  return fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `<${pieces.join("")}>`);
}

/** A text as registry files write it. */
export function registryText(text: string): string {
  const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\r": "\\r", "\n": "\\n", "\0": "\\0" };
  return `"${text.replace(/[\\"\r\n\0]/g, (letter) => escapes[letter] ?? letter)}"`;
}
