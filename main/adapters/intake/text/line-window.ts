import type { TextLine } from "./read-lines.ts";

/** At most so many lines belong to one record. */
export const mostRecordLines = 500;

/** At most so many characters belong to a record of several lines. */
export const mostRecordCharacters = 256 * 1024;

/** The lines ahead, as far as one record can reach. */
export type LineWindow = {
  /** Whether the record that begins with the next line may reach beyond the lines at hand. */
  readonly isShort: () => boolean;
  /** Reads on until that record is sure to be here as a whole, or the text ends. */
  readonly fill: () => Promise<void>;
  /** The line so many places ahead; undefined beyond the end. */
  readonly at: (ahead: number) => TextLine | undefined;
  /** Lines at hand. */
  readonly size: () => number;
  readonly drop: (lines: number) => void;
  readonly close: () => Promise<void>;
};

/** Makes a window over lines that come in batches. */
export function createLineWindow(batches: AsyncIterator<readonly TextLine[]>): LineWindow {
  let lines: TextLine[] = [];
  let next = 0;
  let characters = 0;
  let isAtEnd = false;

  const isShort = (): boolean =>
    !isAtEnd && lines.length - next <= mostRecordLines && characters <= mostRecordCharacters + lengthAt(next);
  const lengthAt = (index: number): number => lines[index]?.text.length ?? 0;

  const fill = async (): Promise<void> => {
    while (isShort()) {
      const batch = await batches.next();
      if (batch.done === true) {
        isAtEnd = true;
        return;
      }
      lines = next === 0 && lines.length === 0 ? [...batch.value] : [...lines.slice(next), ...batch.value];
      next = 0;
      for (const { text } of batch.value) characters += text.length;
    }
  };
  const drop = (count: number): void => {
    for (let dropped = 0; dropped < count; dropped += 1) {
      characters -= lengthAt(next);
      next += 1;
    }
  };
  return {
    isShort,
    fill,
    at: (ahead) => lines[next + ahead],
    size: () => lines.length - next,
    drop,
    close: async () => {
      await batches.return?.();
    },
  };
}
