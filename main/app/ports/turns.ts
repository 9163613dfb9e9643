/** The turns of the event loop: whoever has much to do gives way to what else is waiting. */
export type Turns = {
  /** Goes on at once while the current turn is short; otherwise in a later one. */
  readonly giveWay: () => Promise<void>;
  /** Goes on in a later turn. */
  readonly next: () => Promise<void>;
};
