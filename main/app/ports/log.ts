/** Values of a log line; never a hash, token, key or full user name. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** The diagnostic log. `event` is a stable dotted name, not a sentence. */
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};
