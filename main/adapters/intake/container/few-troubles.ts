import type { EntryTrouble, IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, trouble } from "../reading.ts";

/** More of one kind tell nobody more. */
const toldOfAKind = 20;

/** Names the first entries with a trouble of a kind; of the others only how many there are. */
export async function* fewTroubles(
  { entry }: EntrySource,
  pieces: AsyncIterable<IntakePiece>,
): AsyncGenerator<IntakePiece> {
  const counts = new Map<EntryTrouble, number>();
  const last = new Map<EntryTrouble, Extract<IntakePiece, { readonly kind: "trouble" }>>();
  try {
    for await (const piece of pieces) {
      if (piece.kind !== "trouble") {
        yield piece;
        continue;
      }
      const times = (counts.get(piece.trouble) ?? 0) + 1;
      counts.set(piece.trouble, times);
      last.set(piece.trouble, piece);
      if (times <= toldOfAKind) yield piece;
    }
  } catch (thrown) {
    if (!(thrown instanceof EntryFailure)) throw thrown;
    yield trouble(entry, thrown.trouble, thrown.params);
  }
  for (const [kind, times] of counts)
    if (times > toldOfAKind) yield trouble(entry, kind, { ...last.get(kind)?.params, count: times - toldOfAKind });
}
