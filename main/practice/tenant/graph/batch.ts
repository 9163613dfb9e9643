import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

/** One request inside a `$batch`. */
export type BatchPart = {
  readonly id: string;
  readonly method: string;
  /** Path and query below the version. */
  readonly url: string;
  /** JSON text; empty for none. */
  readonly body: string;
  /** The part's headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly dependsOn: readonly string[];
};

const maxParts = 20;

/** Reads the parts of a `$batch` body that was already parsed. The error is Graph's sentence for the whole batch. */
export function readBatch(body: unknown): Result<readonly BatchPart[], string> {
  const requests = isRecord(body) ? body.requests : undefined;
  if (!Array.isArray(requests) || requests.length === 0) return err("Invalid batch payload format.");
  if (requests.length > maxParts) return err(`Number of batch request steps exceeds the maximum value of ${maxParts}.`);
  const parts: BatchPart[] = [];
  const ids = new Set<string>();
  for (const request of requests) {
    const part = readPart(request);
    if (!part.ok) return part;
    const key = part.value.id.toLowerCase();
    if (ids.has(key)) return err(`Request Id: ${part.value.id} is not unique.`);
    ids.add(key);
    parts.push(part.value);
  }
  for (const part of parts)
    for (const parent of part.dependsOn)
      if (!ids.has(parent.toLowerCase()) || parent.toLowerCase() === part.id.toLowerCase())
        return err(`The request '${part.id}' depends on '${parent}', which does not exist.`);
  return ok(parts);
}

function readPart(request: unknown): Result<BatchPart, string> {
  if (!isRecord(request)) return err("Invalid batch payload format.");
  const { id, method, url, headers, body, dependsOn } = request;
  if (typeof id !== "string" || id === "") return err("Every request of a batch needs an id.");
  if (typeof method !== "string" || typeof url !== "string" || /^[a-z]+:\/\//i.test(url))
    return err(`The request '${id}' needs a method and a relative url.`);
  const named = headersOf(headers);
  const writes = /^(post|put|patch)$/i.test(method);
  if ((body !== undefined && named["content-type"] === undefined) || (writes && body === undefined))
    return err(`Write request id : ${id} does not contain Content-Type header or body.`);
  const parents = dependsOn === undefined ? [] : dependsOn;
  if (!Array.isArray(parents) || !parents.every((parent) => typeof parent === "string"))
    return err(`dependsOn of the request '${id}' is not a list of ids.`);
  return ok({
    id,
    method: method.toUpperCase(),
    url,
    body: body === undefined ? "" : JSON.stringify(body),
    headers: named,
    dependsOn: parents,
  });
}

function headersOf(headers: unknown): Readonly<Record<string, string>> {
  const entries = isRecord(headers) ? Object.entries(headers) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The order in which parts can run, each after those it depends on; a circle is left out. */
export function inOrder(parts: readonly BatchPart[]): readonly BatchPart[] {
  const done = new Set<string>();
  const ordered: BatchPart[] = [];
  let waiting = parts;
  while (waiting.length > 0) {
    const ready = waiting.filter((part) => part.dependsOn.every((parent) => done.has(parent.toLowerCase())));
    if (ready.length === 0) return ordered;
    for (const part of ready) done.add(part.id.toLowerCase());
    ordered.push(...ready);
    waiting = waiting.filter((part) => !done.has(part.id.toLowerCase()));
  }
  return ordered;
}
