/**
 * The nodes of a persistent map: a trie over the hash of the key, eight ways a level, whose leaves are buckets. A bucket
 * that is over full is cut into a branch, and a branch that has become small is a bucket again, so that the shape follows
 * from the keys alone.
 */
export type MapNode<V> = Bucket<V> | Branch<V>;

/** Keys and values in turn, by key. An array of its own for each entry would cost more than the entry. */
export type Bucket<V> = readonly (string | V)[];
interface Branch<V> extends ReadonlyArray<MapNode<V> | undefined> {}

/** A key and its value. */
export type Entry<V> = readonly [key: string, value: V];

const bitsOfLevel = 3;
/** Children of a branch. */
export const ways = 2 ** bitsOfLevel;
const levelsOfHash = 10;
/** Twice the 32 bits of a hash: keys that agree in all of them stay together in one bucket, however many there are. */
const mostLevels = 2 * levelsOfHash;
const mostInBucket = 32;

/** Nodes that nobody has seen yet: while a map is built they are changed in place. */
export type MutableNode<V> = MutableBucket<V> | MutableBranch<V>;
type MutableBucket<V> = (string | V)[];
interface MutableBranch<V> extends Array<MutableNode<V> | undefined> {}

/** Whether a node is a leaf. */
export function isBucket<V>(node: MutableNode<V>): node is MutableBucket<V>;
export function isBucket<V>(node: MapNode<V>): node is Bucket<V>;
export function isBucket<V>(node: MapNode<V>): node is Bucket<V> {
  return typeof node[0] === "string";
}

/** The leaves of a node, in the order of their hashes. */
export function* buckets<V>(node: MapNode<V> | undefined): Generator<Bucket<V>> {
  if (node === undefined) return;
  if (isBucket(node)) yield node;
  else for (const child of node) yield* buckets(child);
}

/** The entries of a leaf, by key. */
export function* entriesOf<V>(bucket: Bucket<V>): Generator<Entry<V>> {
  for (let place = 0; place < bucket.length; place += 2) yield [bucket[place] as string, bucket[place + 1] as V];
}

/** A branch that has become so small that a bucket holds it: else the shape would tell what was once in it. */
export function asBucket<V>(branch: Branch<V>): Bucket<V> | undefined {
  let length = 0;
  for (const child of branch) {
    if (child === undefined) continue;
    if (!isBucket(child)) return undefined;
    length += child.length;
  }
  return length > 2 * mostInBucket ? undefined : inOrder([...buckets(branch)].flat());
}

/** Whether a bucket has to be cut. */
export function isOverFull<V>(bucket: Bucket<V>, level: number): boolean {
  return bucket.length > 2 * mostInBucket && level < mostLevels;
}

/** A bucket that is over full, as a branch. */
export function cut<V>(bucket: Bucket<V>, level: number): MutableNode<V> {
  const branch: MutableBranch<V> = Array.from({ length: ways }, () => undefined);
  for (let place = 0; place < bucket.length; place += 2) {
    const key = bucket[place] as string;
    const way = wayOf(key, hashOf(key, 0), level);
    const child = branch[way] as MutableBucket<V> | undefined;
    if (child === undefined) branch[way] = [key, bucket[place + 1] as V];
    else child.push(key, bucket[place + 1] as V);
  }
  for (const [way, child] of branch.entries()) {
    const leaf = child as MutableBucket<V> | undefined;
    if (leaf !== undefined && isOverFull(leaf, level + 1)) branch[way] = cut(leaf, level + 1);
  }
  return branch;
}

/** Nodes that are changed no more: buckets in order, and without room to grow. */
export function settled<V>(node: MutableNode<V>): MapNode<V> {
  if (isBucket(node)) return inOrder(node).slice();
  for (const [way, child] of node.entries()) if (child !== undefined) node[way] = settled(child) as MutableNode<V>;
  return node;
}

/** Sorts a bucket by its keys where it is. */
function inOrder<V>(bucket: MutableBucket<V>): MutableBucket<V> {
  for (let from = 2; from < bucket.length; from += 2) {
    const key = bucket[from] as string;
    const value = bucket[from + 1] as V;
    let place = from;
    for (; place > 0 && (bucket[place - 2] as string) > key; place -= 2) {
      bucket[place] = bucket[place - 2] as string;
      bucket[place + 1] = bucket[place - 1] as V;
    }
    bucket[place] = key;
    bucket[place + 1] = value;
  }
  return bucket;
}

/** Which way a key goes at a level. `hash` is its first hash; below, a second one goes on, so that few keys meet in both. */
export function wayOf(key: string, hash: number, level: number): number {
  const bits = level < levelsOfHash ? hash : hashOf(key, 1);
  return (bits >>> ((level % levelsOfHash) * bitsOfLevel)) & (ways - 1);
}

/** FNV-1a over UTF-16 code units from one of two starts, stirred so that all bits depend on the whole key. */
export function hashOf(key: string, start: 0 | 1): number {
  let hash = start === 0 ? 0x811c9dc5 : 0x9e3779b9;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
