/**
 * Takes out of a text what must never reach a log or a diagnostic file: hardware hashes and tokens (any long run of
 * Base64 characters), product keys, account names, and values given to secret-sounding names. Rather too much than too
 * little; SHA-256 digests (64 hex digits) stay, they are how a hash is spoken of.
 */
export function redactText(text: string): string {
  return text
    .replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 [redacted]")
    .replaceAll(
      /\b([\w-]*(?:token|secret|password|assertion|authorization))(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi,
      "$1$2[redacted]",
    )
    .replaceAll(/\b(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}\b/gi, "[product key]")
    .replaceAll(/[^\s"'<>@,;:=()[\]{}]+@[^\s"'<>@,;:=()[\]{}]+/g, "[account]")
    .replaceAll(/[A-Za-z0-9+/=_.-]{40,}/g, (run) => (/^[0-9a-f]{64}$/.test(run) ? run : `[${run.length} characters]`));
}
