import * as z from "zod";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { badAnswer } from "./answer-error.ts";
import type { GraphCall, GraphClient } from "./graph-client.ts";

const mostPages = 2_000;
const pageSchema = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.string().nullish() });

/**
 * Reads a collection to its last page. Next links are followed to the letter, but only to the service's own host, never
 * twice, and not for ever; an empty page with a next link is not the end. Error besides those of `send`: `graph.badAnswer`.
 */
export async function readAll<Row>(
  client: GraphClient,
  call: GraphCall,
  row: z.ZodType<Row>,
): Promise<Result<readonly Row[]>> {
  const rows: Row[] = [];
  const followed = new Set<string>();
  let path = call.path;
  while (followed.size < mostPages) {
    const answer = await client.send({ ...call, path });
    if (!answer.ok) return answer;
    const page = pageSchema.safeParse(answer.value);
    if (!page.success) return err(badAnswer(call.operation, "no list of rows"));
    for (const wireRow of page.data.value) {
      const parsed = row.safeParse(wireRow);
      // A list with a row left out would be taken for the whole truth.
      if (!parsed.success) return err(badAnswer(call.operation, "a row without an id"));
      rows.push(parsed.data);
    }
    const link = page.data["@odata.nextLink"];
    if (typeof link !== "string") return ok(rows);
    if (followed.has(link)) return err(badAnswer(call.operation, "a next link twice"));
    followed.add(link);
    const next = serviceLink(client, link);
    if (next === undefined) return err(badAnswer(call.operation, "a next link to another host"));
    path = next;
  }
  return err(badAnswer(call.operation, "too many pages"));
}

/** Reads one object. Error besides those of `send`: `graph.badAnswer`. */
export async function readOne<Value>(
  client: Pick<GraphClient, "send">,
  call: GraphCall,
  shape: z.ZodType<Value>,
): Promise<Result<Value>> {
  const answer = await client.send(call);
  if (!answer.ok) return answer;
  const parsed = shape.safeParse(answer.value);
  return parsed.success ? ok(parsed.data) : err(badAnswer(call.operation, "not the object asked for"));
}

/** The link with the service's own origin; where calls are routed elsewhere, links come back with that address. */
function serviceLink({ serviceOrigin, trustedOrigins }: GraphClient, link: string): string | undefined {
  const origin = URL.parse(link)?.origin;
  if (origin === undefined || !trustedOrigins.has(origin) || !link.startsWith(origin)) return undefined;
  return serviceOrigin + link.slice(origin.length);
}
