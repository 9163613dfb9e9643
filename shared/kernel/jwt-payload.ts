import { decodeBase64 } from "./base64.ts";
import { decodeUtf8 } from "./utf8.ts";

/**
 * The JSON value that a JSON web token carries (RFC 7519, section 3); undefined for a text that is none, as opaque tokens
 * are. Its signature is not checked: whoever the token is for does that.
 */
export function jwtPayload(token: string): unknown {
  const part = token.split(".")[1];
  if (part === undefined) return undefined;
  const bytes = decodeBase64(part.replaceAll("-", "+").replaceAll("_", "/"));
  if (!bytes.ok) return undefined;
  try {
    return JSON.parse(decodeUtf8(bytes.value));
  } catch {
    // Opaque tokens may have dots as well.
    return undefined;
  }
}
