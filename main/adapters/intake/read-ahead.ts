import type { ByteSource } from "../../app/ports/intake-reader.ts";

/** A source whose next bytes are on their way while somebody looks at those before. */
export type AheadSource = ByteSource & {
  /** Waits for what is on its way: nothing may be closed under it. */
  readonly settle: () => Promise<void>;
};

/** Nobody who goes through a file asks for more at a time; what a container asks for at once is not guessed. */
const mostBytesAhead = 1024 * 1024;

type Coming = { readonly offset: number; readonly length: number; readonly bytes: Promise<Uint8Array> };

/**
 * Reads ahead where a file is read from one end to the other: when a reading begins where the last one ended, the next one of
 * the same length is begun as well. At most one is ahead; a wrong guess is read for nothing.
 */
export function readAhead(source: ByteSource): AheadSource {
  let coming: Coming | undefined;
  let endedAt = 0;

  const begin = (offset: number, length: number): void => {
    const bytes = source.read(offset, length);
    // Whoever asks for it is told; until then its failure is not one that nobody hears of.
    bytes.catch(() => undefined);
    coming = { offset, length, bytes };
  };

  return {
    name: source.name,
    size: source.size,
    read: async (offset, length) => {
      const isNext = offset === endedAt && length <= mostBytesAhead;
      const known = coming?.offset === offset && coming.length === length ? coming.bytes : undefined;
      const bytes = await (known ?? source.read(offset, length));
      endedAt = offset + bytes.length;
      const wanted = Math.min(length, source.size - endedAt);
      if (isNext && bytes.length === length && wanted > 0) begin(endedAt, wanted);
      return bytes;
    },
    settle: async () => {
      await coming?.bytes.catch(() => undefined);
    },
  };
}
