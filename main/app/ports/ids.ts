/** Where new identifiers come from. */
export type Ids = {
  /** A fresh random UUID, lower case. */
  readonly uuid: () => string;
};
