import { hash } from "node:crypto";

/** The columns of a journal row that its hash covers. */
export type ChainedRow = {
  readonly sequence: number;
  readonly id: string;
  readonly kind: string;
  readonly unit_id: string | null;
  readonly order_id: string | null;
  readonly at: number;
  readonly json: string;
};

/** What the first row's `previous_hash` is. */
export const chainStart: Uint8Array = new Uint8Array(32);

/** SHA-256 over the previous row's hash and the row's canonical text (a JSON array of its columns, in table order). */
export function chainHash(previousHash: Uint8Array, row: ChainedRow): Uint8Array {
  const canonical = JSON.stringify([row.sequence, row.id, row.kind, row.unit_id, row.order_id, row.at, row.json]);
  return hash("sha256", Buffer.concat([previousHash, Buffer.from(canonical, "utf8")]), "buffer");
}

/** Whether a stored row continues the chain: its number, its predecessor's hash and its own hash all fit. */
export function continuesChain(
  row: ChainedRow & { readonly previous_hash: Uint8Array; readonly hash: Uint8Array },
  sequence: number,
  previousHash: Uint8Array,
): boolean {
  return (
    row.sequence === sequence &&
    sameBytes(row.previous_hash, previousHash) &&
    sameBytes(row.hash, chainHash(previousHash, row))
  );
}

/** Whether two byte strings are equal. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
