/**
 * The hash of nothing. It lets the page add a style element that is empty, which its styling library then fills rule by
 * rule through the style sheet's object model; a style element with any text of its own stays blocked.
 */
const emptyStyleHash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * What the page may load: its own scripts, styles and fonts, and images of its own or made by it (a label drawn as a
 * data: image). No inline code, no frames, no forms, and no network at all: the page asks the main process instead.
 */
const directives: readonly (readonly [string, string])[] = [
  ["default-src", "'none'"],
  ["script-src", "'self'"],
  ["style-src", `'self' ${emptyStyleHash}`],
  ["img-src", "'self' data:"],
  ["font-src", "'self'"],
  ["connect-src", "'none'"],
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["frame-ancestors", "'none'"],
  // A text never becomes markup or code, wherever it came from: the ways to do that take no text, and nothing can make more.
  ["require-trusted-types-for", "'script'"],
  ["trusted-types", "'none'"],
];

/** The content security policy, as one header value. */
export const contentSecurityPolicy = directives.map(([name, value]) => `${name} ${value}`).join("; ");

/** Headers of every answer on the app's own protocol, errors included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};
