/**
 * An immutable map with string keys whose update copies about a hundred references, whatever its size: the bench state
 * keeps thousands of units, and one piece of evidence must not cost a copy of them all.
 * A fixed trie of 32 × 32 buckets; `set` to the identical value returns the same map.
 */
export type PersistentMap<V> = {
  readonly size: number;
  readonly root: ReadonlyArray<Branch<V> | undefined>;
};

type Entry<V> = readonly [key: string, value: V];
type Bucket<V> = readonly Entry<V>[];
type Branch<V> = ReadonlyArray<Bucket<V> | undefined>;

const emptyRoot: readonly undefined[] = Object.freeze(new Array<undefined>(32).fill(undefined));
const emptyMap: PersistentMap<never> = Object.freeze({ size: 0, root: emptyRoot });

/** The map without entries. */
export function emptyPersistentMap<V>(): PersistentMap<V> {
  return emptyMap;
}

/** The value under `key`, or undefined. */
export function mapGet<V>(map: PersistentMap<V>, key: string): V | undefined {
  const hash = hashOf(key);
  const bucket = map.root[hash & 31]?.[(hash >>> 5) & 31];
  if (bucket === undefined) return undefined;
  for (const entry of bucket) if (entry[0] === key) return entry[1];
  return undefined;
}

/** The map with `key` holding `value`; the same map when it already does. */
export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const hash = hashOf(key);
  const bucket = map.root[hash & 31]?.[(hash >>> 5) & 31] ?? [];
  const position = bucket.findIndex((entry) => entry[0] === key);
  if (position >= 0 && bucket[position]?.[1] === value) return map;
  const nextBucket = position < 0 ? [...bucket, [key, value] as const] : bucket.with(position, [key, value]);
  return { size: map.size + (position < 0 ? 1 : 0), root: replaceBucket(map.root, hash, nextBucket) };
}

/** The map without `key`; the same map when it was not there. */
export function mapDelete<V>(map: PersistentMap<V>, key: string): PersistentMap<V> {
  const hash = hashOf(key);
  const bucket = map.root[hash & 31]?.[(hash >>> 5) & 31];
  const position = bucket?.findIndex((entry) => entry[0] === key) ?? -1;
  if (bucket === undefined || position < 0) return map;
  return { size: map.size - 1, root: replaceBucket(map.root, hash, bucket.toSpliced(position, 1)) };
}

/** All values, in an order that depends only on the keys. */
export function* mapValues<V>(map: PersistentMap<V>): Generator<V> {
  for (const entry of mapEntries(map)) yield entry[1];
}

/** All entries, in an order that depends only on the keys and their insertion within a bucket. */
export function* mapEntries<V>(map: PersistentMap<V>): Generator<readonly [string, V]> {
  for (const branch of map.root) {
    if (branch === undefined) continue;
    for (const bucket of branch) if (bucket !== undefined) yield* bucket;
  }
}

/** The keys whose values differ between two versions of a map, at the cost of what differs and not of what is there. */
export function* changedKeys<V>(before: PersistentMap<V>, after: PersistentMap<V>): Generator<string> {
  for (const [index, branch] of after.root.entries()) {
    const oldBranch = before.root[index];
    if (branch === oldBranch) continue;
    for (let position = 0; position < 32; position += 1) {
      const bucket = branch?.[position];
      const oldBucket = oldBranch?.[position];
      if (bucket !== oldBucket) yield* changedInBucket(oldBucket ?? [], bucket ?? []);
    }
  }
}

/** A map from entries, for reading a stored snapshot back. */
export function mapFrom<V>(entries: Iterable<readonly [string, V]>): PersistentMap<V> {
  let map = emptyPersistentMap<V>();
  for (const [key, value] of entries) map = mapSet(map, key, value);
  return map;
}

function* changedInBucket<V>(before: Bucket<V>, after: Bucket<V>): Generator<string> {
  const known = new Map(before);
  for (const [key, value] of after) {
    if (!known.has(key) || known.get(key) !== value) yield key;
    known.delete(key);
  }
  yield* known.keys();
}

function replaceBucket<V>(root: PersistentMap<V>["root"], hash: number, bucket: Bucket<V>): PersistentMap<V>["root"] {
  const branch = root[hash & 31] ?? emptyRoot;
  return root.with(hash & 31, branch.with((hash >>> 5) & 31, bucket.length === 0 ? undefined : bucket));
}

/** FNV-1a over UTF-16 code units, folded so that the low ten bits depend on the whole key. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
