/** The web contents of windows the shell itself made; a call from any other is refused. */
export type KnownWindows = {
  readonly has: (contentsId: number) => boolean;
  readonly add: (contentsId: number) => void;
  readonly remove: (contentsId: number) => void;
};

/** An empty register. */
export function createKnownWindows(): KnownWindows {
  const ids = new Set<number>();
  return {
    has: (contentsId) => ids.has(contentsId),
    add: (contentsId) => void ids.add(contentsId),
    remove: (contentsId) => void ids.delete(contentsId),
  };
}
