/** One file on the stick. */
export type StickFile = { readonly name: string; readonly content: Uint8Array | string };
