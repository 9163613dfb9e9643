import type * as z from "zod";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { PartnerCall, PartnerReply, SendToPartner } from "./partner-client.ts";
import { badPartnerAnswer } from "./partner-error.ts";
import { pageSchema } from "./partner-schemas.ts";

const mostPages = 1_000;

/**
 * Reads a collection to its last page. A token is never followed twice, and not for ever. Error besides those of the
 * sender: `partner.badAnswer`; a list with a row left out would be taken for the whole truth.
 */
export async function readCollection<Row>(
  send: SendToPartner,
  call: PartnerCall,
  row: z.ZodType<Row>,
): Promise<Result<readonly Row[]>> {
  const rows: Row[] = [];
  const followed = new Set<string>();
  let next: NextPage | undefined = { path: call.path };
  while (followed.size < mostPages) {
    const reply = await send({ ...call, ...next });
    if (!reply.ok) return reply;
    const page = pageSchema.safeParse(reply.value.body);
    if (!page.success) return err(badPartnerAnswer(call.operation, "no list of rows"));
    for (const item of page.data.items) {
      const parsed = row.safeParse(item);
      if (!parsed.success) return err(badPartnerAnswer(call.operation, "a row without an id"));
      rows.push(parsed.data);
    }
    next = nextPage(call, reply.value, page.data);
    const token = next?.continuationToken;
    if (token === undefined) return ok(rows);
    if (followed.has(token)) return err(badPartnerAnswer(call.operation, "a continuation token twice"));
    followed.add(token);
  }
  return err(badPartnerAnswer(call.operation, "too many pages"));
}

type NextPage = Pick<PartnerCall, "path" | "continuationToken">;

/** Where the next page is: a token for the same address, or for the one a link names, if that is the same collection. */
function nextPage(
  { path }: PartnerCall,
  { headers }: PartnerReply,
  { continuationToken, links }: z.output<typeof pageSchema>,
): NextPage | undefined {
  const link = links?.next;
  const linked = link?.headers.find(({ key }) => key.toLowerCase() === "ms-continuationtoken")?.value;
  const token = continuationToken || linked || headers.get("MS-ContinuationToken");
  if (!token) return undefined;
  const isSameCollection = link?.uri !== undefined && withoutQuery(link.uri) === withoutQuery(path);
  return { path: isSameCollection ? link.uri : path, continuationToken: token };
}

function withoutQuery(path: string): string {
  return path.split("?")[0] ?? "";
}
