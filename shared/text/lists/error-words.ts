/** The words for one error: what it is in a few words, why it happens where that is known, and what to do. */
export type ErrorWords = {
  readonly meaning: string;
  readonly cause?: string;
  readonly action: string;
  /** What the same code says outside attestation. */
  readonly inSetup?: Omit<ErrorWords, "inSetup">;
};
