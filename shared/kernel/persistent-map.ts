/**
 * An immutable map with string keys whose update copies some eighty references, whatever its size: the bench state keeps
 * up to a hundred thousand units, and one piece of evidence must not cost a copy of them all.
 * A trie over the hash of the key, eight ways a level; its leaves are buckets of up to thirty-two entries. Shape and order
 * follow from the keys alone, not from how they came; `set` to the identical value returns the same map.
 */
export type PersistentMap<V> = {
  readonly size: number;
  readonly root: MapNode<V> | undefined;
};

/** Keys and values in turn, by key. An array of its own for each entry would cost more than the entry. */
type Bucket<V> = readonly (string | V)[];
type MapNode<V> = Bucket<V> | Branch<V>;
interface Branch<V> extends ReadonlyArray<MapNode<V> | undefined> {}

type Entry<V> = readonly [key: string, value: V];

const bitsOfLevel = 3;
const ways = 2 ** bitsOfLevel;
const levelsOfHash = 10;
/** Twice the 32 bits of a hash: keys that agree in all of them stay together in one bucket, however many there are. */
const mostLevels = 2 * levelsOfHash;
const mostInBucket = 32;

const absent = Symbol("absent");
const emptyMap: PersistentMap<never> = Object.freeze({ size: 0, root: undefined });

/** The map without entries. */
export function emptyPersistentMap<V>(): PersistentMap<V> {
  return emptyMap;
}

/** The value under `key`, or undefined. */
export function mapGet<V>(map: PersistentMap<V>, key: string): V | undefined {
  const found = find(map.root, key);
  return found === absent ? undefined : found;
}

/** The map with `key` holding `value`; the same map when it already does. */
export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const known = find(map.root, key);
  if (known === value) return map;
  return { size: map.size + (known === absent ? 1 : 0), root: setIn(map.root, key, value, hashOf(key, 0), 0) };
}

/** The map without `key`; the same map when it was not there. */
export function mapDelete<V>(map: PersistentMap<V>, key: string): PersistentMap<V> {
  if (find(map.root, key) === absent) return map;
  return { size: map.size - 1, root: deleteIn(map.root, key, hashOf(key, 0), 0) };
}

/** All values, in an order that depends only on the keys. */
export function* mapValues<V>(map: PersistentMap<V>): Generator<V> {
  for (const bucket of buckets(map.root)) {
    for (let place = 0; place < bucket.length; place += 2) yield bucket[place + 1] as V;
  }
}

/** All entries, in an order that depends only on the keys. */
export function* mapEntries<V>(map: PersistentMap<V>): Generator<Entry<V>> {
  for (const bucket of buckets(map.root)) yield* entriesOf(bucket);
}

/** The keys whose values differ between two versions of a map, at the cost of what differs and not of what is there. */
export function changedKeys<V>(before: PersistentMap<V>, after: PersistentMap<V>): Generator<string> {
  return changedIn(before.root, after.root);
}

/** A map from entries, for reading a stored snapshot back. */
export function mapFrom<V>(entries: Iterable<Entry<V>>): PersistentMap<V> {
  const known = new Map(entries);
  return { size: known.size, root: build([...known.keys()], [...known.values()], 0) };
}

function isBucket<V>(node: MapNode<V>): node is Bucket<V> {
  return typeof node[0] === "string";
}

function find<V>(root: MapNode<V> | undefined, key: string): V | typeof absent {
  const hash = hashOf(key, 0);
  let node = root;
  for (let level = 0; node !== undefined; level += 1) {
    if (!isBucket(node)) {
      node = node[wayOf(key, hash, level)];
      continue;
    }
    for (let place = 0; place < node.length; place += 2) if (node[place] === key) return node[place + 1] as V;
    return absent;
  }
  return absent;
}

function setIn<V>(node: MapNode<V> | undefined, key: string, value: V, hash: number, level: number): MapNode<V> {
  if (node === undefined) return [key, value];
  if (!isBucket(node)) {
    const way = wayOf(key, hash, level);
    return replaced(node, way, setIn(node[way], key, value, hash, level + 1));
  }
  const place = placeOf(node, key);
  if (node[place] === key) return replaced(node, place + 1, value);
  const bucket = withEntry(node, place, key, value);
  if (bucket.length <= 2 * mostInBucket) return bucket;
  return rebuilt([bucket], level) ?? bucket;
}

function deleteIn<V>(node: MapNode<V> | undefined, key: string, hash: number, level: number): MapNode<V> | undefined {
  if (node === undefined) return undefined;
  if (isBucket(node)) return node.length === 2 ? undefined : node.toSpliced(placeOf(node, key), 2);
  const way = wayOf(key, hash, level);
  const branch = replaced(node, way, deleteIn(node[way], key, hash, level + 1));
  return asBucket(branch) ?? branch;
}

/** A copy with one item replaced; far faster than `with`, which engines do not optimise yet. */
function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  const copy = items.slice();
  copy[index] = item;
  return copy;
}

/** A copy with one entry more, and not a place more than that: a spliced copy would keep room to grow. */
function withEntry<V>(bucket: Bucket<V>, at: number, key: string, value: V): Bucket<V> {
  const copy: (string | V)[] = new Array(bucket.length + 2);
  for (let place = 0; place < at; place += 1) copy[place] = bucket[place] as string | V;
  copy[at] = key;
  copy[at + 1] = value;
  for (let place = at; place < bucket.length; place += 1) copy[place + 2] = bucket[place] as string | V;
  return copy;
}

/** A branch that has become so small that a bucket holds it: else the shape would tell what was once in it. */
function asBucket<V>(branch: Branch<V>): Bucket<V> | undefined {
  let length = 0;
  for (const child of branch) {
    if (child === undefined) continue;
    if (!isBucket(child)) return undefined;
    length += child.length;
  }
  if (length > 2 * mostInBucket) return undefined;
  return rebuilt([...buckets(branch)], mostLevels) as Bucket<V> | undefined;
}

function rebuilt<V>(from: readonly Bucket<V>[], level: number): MapNode<V> | undefined {
  const entries = from.flatMap((bucket) => [...entriesOf(bucket)]);
  return build(
    entries.map(([key]) => key),
    entries.map(([, value]) => value),
    level,
  );
}

/** The nodes from `level` on for these keys with their values. */
function build<V>(keys: readonly string[], values: readonly V[], level: number): MapNode<V> | undefined {
  const hashes = Uint32Array.from(keys, (key) => hashOf(key, 0));
  const nodeOf = (indexes: readonly number[], at: number): MapNode<V> | undefined => {
    if (indexes.length === 0) return undefined;
    if (indexes.length <= mostInBucket || at === mostLevels) return bucketOf(keys, values, indexes);
    const parts = Array.from({ length: ways }, (): number[] => []);
    for (const index of indexes) parts[wayOf(keys[index] as string, hashes[index] as number, at)]?.push(index);
    return parts.map((part) => nodeOf(part, at + 1));
  };
  return nodeOf([...keys.keys()], level);
}

function bucketOf<V>(keys: readonly string[], values: readonly V[], indexes: readonly number[]): Bucket<V> {
  const byKey = indexes.toSorted((left, right) => ((keys[left] as string) < (keys[right] as string) ? -1 : 1));
  const bucket: (string | V)[] = new Array(indexes.length * 2);
  for (let place = 0; place < byKey.length; place += 1) {
    const index = byKey[place] as number;
    bucket[2 * place] = keys[index] as string;
    bucket[2 * place + 1] = values[index] as V;
  }
  return bucket;
}

/** Where a key stands in a bucket, or where it would. */
function placeOf<V>(bucket: Bucket<V>, key: string): number {
  let low = 0;
  let high = bucket.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bucket[2 * middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

function* buckets<V>(node: MapNode<V> | undefined): Generator<Bucket<V>> {
  if (node === undefined) return;
  if (isBucket(node)) yield node;
  else for (const child of node) yield* buckets(child);
}

function* entriesOf<V>(bucket: Bucket<V>): Generator<Entry<V>> {
  for (let place = 0; place < bucket.length; place += 2) yield [bucket[place] as string, bucket[place + 1] as V];
}

function* changedIn<V>(before: MapNode<V> | undefined, after: MapNode<V> | undefined): Generator<string> {
  if (before === after) return;
  if (before !== undefined && after !== undefined && !isBucket(before) && !isBucket(after)) {
    for (let way = 0; way < ways; way += 1) yield* changedIn(before[way], after[way]);
    return;
  }
  const known = new Map([...buckets(before)].flatMap((bucket) => [...entriesOf(bucket)]));
  for (const bucket of buckets(after)) {
    for (const [key, value] of entriesOf(bucket)) {
      if (!known.has(key) || known.get(key) !== value) yield key;
      known.delete(key);
    }
  }
  yield* known.keys();
}

/** Which way a key goes at a level. `hash` is its first hash; below, a second one goes on, so that few keys meet in both. */
function wayOf(key: string, hash: number, level: number): number {
  const bits = level < levelsOfHash ? hash : hashOf(key, 1);
  return (bits >>> ((level % levelsOfHash) * bitsOfLevel)) & (ways - 1);
}

/** FNV-1a over UTF-16 code units from one of two starts, stirred so that all bits depend on the whole key. */
function hashOf(key: string, start: 0 | 1): number {
  let hash = start === 0 ? 0x811c9dc5 : 0x9e3779b9;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
