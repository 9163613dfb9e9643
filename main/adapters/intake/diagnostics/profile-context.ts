import type { DeviceContext } from "../../../../shared/domain/intake/intake-piece.ts";
import { deviceContext, mergedContext } from "./device-context.ts";
import { parseJson } from "./parse-json.ts";

/**
 * What a profile as JSON says, parsed; undefined when it is no profile. The service's own part is JSON in a text, and offline
 * profiles carry their name as a comment.
 */
export function profileContext(parsed: unknown): DeviceContext | undefined {
  const values = valuesOf(parsed);
  if (values === undefined || ![...values.keys()].some((name) => /^cloudassigned|^ztd/.test(name))) return undefined;
  const own = deviceContext((name) => textOf(values.get(name)));
  const nested = valuesOf(
    valuesOf(parseJson(textOf(values.get("cloudassignedaadserverdata"))))?.get("zerotouchconfig"),
  );
  const named = /^(?:profile\s+)?(.+)$/i.exec(textOf(values.get("comment_file")))?.[1] ?? "";
  return mergedContext(
    mergedContext(
      own,
      deviceContext((name) => textOf(nested?.get(name))),
    ),
    deviceContext((name) => (name === "deploymentprofilename" ? named : "")),
  );
}

function valuesOf(parsed: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
  return new Map(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), value]));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
