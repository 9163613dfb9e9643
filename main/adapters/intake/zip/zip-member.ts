/** What the directory of a ZIP file, or a local header where that is lost, says of one entry. */
export type ZipMember = {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly size: number;
  readonly packedSize: number;
  readonly crc: number;
  /** Where its local header stands. */
  readonly headerAt: number;
  /** A link, a device or another thing that is no plain file. */
  readonly isSpecial: boolean;
  /** The sizes are not those it was declared with: read, and damaged all the same. */
  readonly isMisdeclared?: true;
};

export const storedMethod = 0;
export const deflatedMethod = 8;
