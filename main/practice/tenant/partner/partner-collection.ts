import { type PartnerAnswer, type PartnerCall, partnerFailure } from "./partner-call.ts";

/** How a collection tells where its next page begins: by a link's header, or by a property of the body. */
type NextPage = "link" | "body";

/**
 * A page of a collection. The token of the next one is opaque, and goes into the header `MS-ContinuationToken` of the next
 * call; where it is found differs between collections.
 */
export function collectionPage(
  call: PartnerCall,
  items: readonly object[],
  pageSize: number,
  path: string,
  nextPage: NextPage,
): PartnerAnswer {
  const from = startOf(call.continuationToken);
  if (from === undefined || from > items.length)
    return partnerFailure(400, 400, "The continuation token is not valid.");
  const until = from + pageSize;
  const token = until < items.length ? Buffer.from(`from:${until}`).toString("base64url") : undefined;
  const self = { uri: path, method: "GET", headers: [] };
  const next =
    token === undefined || nextPage === "body"
      ? {}
      : {
          next: {
            uri: `${path}&seekOperation=Next`,
            method: "GET",
            headers: [{ key: "MS-ContinuationToken", value: token }],
          },
        };
  return {
    ok: true,
    status: 200,
    body: {
      totalCount: items.length,
      items: items.slice(from, until),
      links: { self, ...next },
      ...(token !== undefined && nextPage === "body" ? { continuationToken: token } : {}),
      attributes: { objectType: "Collection" },
    },
    ...(token === undefined || nextPage === "body" ? {} : { continuationToken: token }),
  };
}

function startOf(token: string): number | undefined {
  if (token === "") return 0;
  const from = /^from:(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1];
  return from === undefined ? undefined : Number(from);
}
