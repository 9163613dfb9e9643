import { redactText } from "../../../shared/kernel/redact-text.ts";
import type { LogFields } from "../../app/ports/log.ts";

/** Names whose values are never written, whatever they look like. */
const secretName = /token|secret|password|assertion|authorization|hardwareHash|hashText|productKey|upn|userPrincipal/i;

/** The fields as they may be written: no secret by name, none by its looks. */
export function redactFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value !== "string") return [redactText(name), value];
      return [redactText(name), secretName.test(name) ? "[redacted]" : redactText(value)];
    }),
  );
}
