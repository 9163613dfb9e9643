import type { EntryTrouble } from "../../../../shared/domain/intake/intake-piece.ts";

/** What opening a container hands over, in an order in which it can be unpacked in one pass. */
export type ContainerItem =
  | ContainerEntry
  /** Something about the container as a whole (no name) or about one entry that cannot be unpacked. */
  | {
      readonly kind: "trouble";
      readonly name?: string;
      readonly trouble: EntryTrouble;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** One file inside a container. Nothing of it has been unpacked or checked yet. */
export type ContainerEntry = {
  readonly kind: "entry";
  /** As it stands there, with `/` between folders. */
  readonly name: string;
  /** As declared: unpacking more or less is damage. */
  readonly size: number;
  readonly packedSize: number;
  /** Unpacks from the beginning. Throws `EntryFailure` where the bytes do not hold together. */
  readonly unpack: () => AsyncIterable<Uint8Array>;
};
