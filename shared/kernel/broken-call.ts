/**
 * How a call ended that brought no answer. `notSent`: the service was never reached, so nothing was done. `lost`: the
 * connection broke, and the service may have acted. `detail` holds system codes only, never an address.
 */
export type BrokenCall = { readonly kind: "notSent" | "lost"; readonly detail: string };

/** Trouble before a single byte of the request was sent, by Node's and undici's codes. */
const notSentCodes: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Tells from what `fetch` threw how the call ended. What is no trouble of the network is thrown again: a defect. */
export function brokenCall(error: unknown): BrokenCall {
  const codes = codesOf(error);
  if (codes.length === 0 && !(error instanceof TypeError)) throw error;
  const isNotSent = codes.length > 0 && codes.every((code) => notSentCodes.has(code));
  return { kind: isNotSent ? "notSent" : "lost", detail: codes.join(",") || "fetch failed" };
}

/** The system codes in an error and its causes; a host with several addresses fails with one error for each. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(codesOf);
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...own, ...codesOf(error.cause)];
}
