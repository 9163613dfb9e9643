import {
  asBucket,
  type Bucket,
  buckets,
  cut,
  type Entry,
  entriesOf,
  hashOf,
  isBucket,
  isOverFull,
  type MapNode,
  type MutableNode,
  settled,
  wayOf,
  ways,
} from "./map-nodes.ts";

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

/**
 * A map from entries, for reading a stored snapshot back and for indexes. `merge` makes one value of two under one key;
 * without it the later one stays.
 */
export function mapFrom<V>(
  entries: Iterable<Entry<V>>,
  merge: (known: V, value: V) => V = (_known, value) => value,
): PersistentMap<V> {
  let size = 0;
  let root: MutableNode<V> | undefined;
  const insert = (
    node: MutableNode<V> | undefined,
    key: string,
    value: V,
    hash: number,
    level: number,
  ): MutableNode<V> => {
    if (node === undefined) {
      size += 1;
      return [key, value];
    }
    if (!isBucket(node)) {
      const way = wayOf(key, hash, level);
      node[way] = insert(node[way], key, value, hash, level + 1);
      return node;
    }
    for (let place = 0; place < node.length; place += 2) {
      if (node[place] !== key) continue;
      node[place + 1] = merge(node[place + 1] as V, value);
      return node;
    }
    size += 1;
    node.push(key, value);
    return isOverFull(node, level) ? cut(node, level) : node;
  };
  for (const [key, value] of entries) root = insert(root, key, value, hashOf(key, 0), 0);
  return { size, root: root === undefined ? undefined : settled(root) };
}

/** A map that is built when it is first looked into. It must come to the same whenever that is. */
export function mapOnDemand<V>(build: () => PersistentMap<V>): PersistentMap<V> {
  let built: PersistentMap<V> | undefined;
  const map = (): PersistentMap<V> => {
    built ??= build();
    return built;
  };
  return {
    get size() {
      return map().size;
    },
    get root() {
      return map().root;
    },
  };
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
  return isOverFull(bucket, level) ? settled(cut(bucket, level)) : bucket;
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
