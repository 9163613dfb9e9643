import { lookUpError } from "../../domain/diagnosis/look-up-error.ts";

/** How a code of an error screen is kept: an HRESULT, or the code of a setup page. */
const keptForm = /^(?:0x[0-9A-F]{8}|OOBE[A-Z0-9]{2,20})$/;

/** A code that somebody typed off an error screen, as it is kept; empty for none, undefined for what is no code. */
export function screenErrorCode(typed: string): string | undefined {
  if (typed.trim() === "") return "";
  const { code } = lookUpError(typed);
  const kept = code.startsWith("0x") ? code : code.toUpperCase();
  return keptForm.test(kept) ? kept : undefined;
}
