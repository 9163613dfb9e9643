const MiB = 1024 * 1024;

/** How much a file may ask of the bench before it is taken for hostile. All of it counts over the whole file. */
export type IntakeLimits = {
  /** Containers within containers; the file itself is the first. */
  readonly nesting: number;
  /** Entries of all containers together. */
  readonly entries: number;
  /** Bytes of entries that are unpacked and looked at. */
  readonly unpackedBytes: number;
  /** Bytes that come out of unpacking at all: entries are passed over on the way to others, and read more than once. */
  readonly workBytes: number;
  readonly entryBytes: number;
  /** Bytes kept in memory at one time: a container inside another has to be read at any place. */
  readonly heldBytes: number;
  /** Smaller entries are unpacked into memory once instead of being unpacked again for every pass over them. */
  readonly smallEntryBytes: number;
  /** Bytes unpacked for one packed byte; only beyond `smallEntryBytes`, because a small entry of zeros harms nobody. */
  readonly unpackRatio: number;
  readonly nameCharacters: number;
  /** Entries without anything to import that are named one by one. */
  readonly notedEntries: number;
  /** An XML or JSON text is read as a whole: two thousand devices. */
  readonly documentBytes: number;
  readonly xmlDepth: number;
  /** All parts of a workbook, unpacked: eight thousand devices. The library reads them in one go, in memory. */
  readonly workbookBytes: number;
  /** Rows times columns of all sheets of a workbook. */
  readonly workbookCells: number;
};

/** The limits in force. The largest honest files known are diagnostics archives of some 100 MiB. */
export const intakeLimits: IntakeLimits = {
  nesting: 4,
  entries: 10_000,
  unpackedBytes: 1024 * MiB,
  workBytes: 4096 * MiB,
  entryBytes: 256 * MiB,
  heldBytes: 256 * MiB,
  smallEntryBytes: 4 * MiB,
  unpackRatio: 250,
  nameCharacters: 1_024,
  notedEntries: 200,
  documentBytes: 8 * MiB,
  xmlDepth: 64,
  workbookBytes: 32 * MiB,
  workbookCells: 4_000_000,
};
