/** What an LZX stream is to be made of. Blocks take turns in the order given. */
export type LzxOptions = {
  readonly windowBits: number;
  readonly blocks: readonly { readonly kind: LzxBlockKind; readonly bytes: number }[];
  /** Size that calls (E8) are translated for; absent: no translation. */
  readonly translatedSize?: number;
};
export type LzxBlockKind = "verbatim" | "aligned" | "uncompressed";

/** One frame: what a data block of a cabinet holds. */
export type LzxFrame = { readonly packed: Uint8Array; readonly size: number };

type Token =
  | { readonly kind: "literal"; readonly byte: number }
  | { readonly kind: "match"; readonly slot: number; readonly length: number; readonly extra: number };

const frameBytes = 32_768;
const longestMatch = 257;
const shortestMatch = 2;
const blockNumbers: Readonly<Record<LzxBlockKind, number>> = { verbatim: 1, aligned: 2, uncompressed: 3 };
const positionSlots: Readonly<Record<number, number>> = { 15: 30, 16: 32, 17: 34, 18: 36, 19: 38, 20: 42, 21: 50 };

/**
 * Packs bytes as LZX, simply and not well: written to hold the reader against every kind of block, repeated offsets, and
 * blocks that run over several frames. Matches end with their frame and block, as the format wants it.
 */
export function encodeLzx(given: Uint8Array, options: LzxOptions): readonly LzxFrame[] {
  const data = options.translatedSize === undefined ? given : translateCalls(given, options.translatedSize);
  const out = new LzxBits();
  const frames: LzxFrame[] = [];
  const recent: [number, number, number] = [1, 1, 1];
  const finder = new MatchFinder(data, options.windowBits);
  const slots = positionSlots[options.windowBits] ?? 30;
  const lengths = { main: new Uint8Array(256 + slots * 8), length: new Uint8Array(249) };

  out.bits(options.translatedSize === undefined ? 0 : 1, 1);
  if (options.translatedSize !== undefined) {
    out.bits(options.translatedSize >>> 16, 16);
    out.bits(options.translatedSize & 0xffff, 16);
  }
  const endFrame = (at: number): void => {
    frames.push({ packed: out.takeFrame(), size: at - frames.length * frameBytes });
  };

  let turn = 0;
  for (let at = 0; at < data.length; turn += 1) {
    const planned = options.blocks[turn % options.blocks.length] ?? { kind: "verbatim", bytes: frameBytes };
    const end = Math.min(at + planned.bytes, data.length);
    out.bits(blockNumbers[planned.kind], 3);
    out.bits((end - at) >>> 8, 16);
    out.bits((end - at) & 0xff, 8);
    if (planned.kind === "uncompressed") {
      out.alignAlways();
      for (const offset of recent) out.raw(littleEndian(offset));
      for (let from = at; from < end; ) {
        const to = Math.min(end, (Math.floor(from / frameBytes) + 1) * frameBytes);
        for (let index = from; index < to; index += 1) finder.add(index);
        out.raw(data.subarray(from, to));
        if (to === end && (end - at) % 2 === 1) out.raw(Uint8Array.of(0));
        if (to % frameBytes === 0 || to === data.length) endFrame(to);
        from = to;
      }
    } else {
      const tokens = findTokens(finder, data, at, end, recent);
      writeTokens(out, tokens, planned.kind, slots, lengths, at, (position) => {
        if (position % frameBytes === 0 || position === data.length) endFrame(position);
      });
    }
    at = end;
  }
  return frames;
}

/** Makes the targets of calls absolute, which is what the decoder turns back. */
function translateCalls(given: Uint8Array, translatedSize: number): Uint8Array {
  const data = Uint8Array.from(given);
  const view = new DataView(data.buffer);
  for (let start = 0; start < data.length; start += frameBytes) {
    const end = Math.min(start + frameBytes, data.length) - 10;
    for (let at = start; at < end; at += 1) {
      if (data[at] !== 0xe8) continue;
      const relative = view.getInt32(at + 1, true);
      if (relative >= -at && relative < translatedSize - at) view.setInt32(at + 1, relative + at, true);
      else if (relative >= translatedSize - at && relative < translatedSize)
        view.setInt32(at + 1, relative - translatedSize, true);
      at += 4;
    }
  }
  return data;
}

/** Finds earlier occurrences of three bytes. */
class MatchFinder {
  readonly #data: Uint8Array;
  readonly #farthest: number;
  readonly #last = new Map<number, number>();

  constructor(data: Uint8Array, windowBits: number) {
    this.#data = data;
    this.#farthest = 2 ** windowBits - 3;
  }

  add(at: number): void {
    this.#last.set(this.#key(at), at);
  }

  find(at: number, limit: number): { readonly offset: number; readonly length: number } | undefined {
    const from = this.#last.get(this.#key(at));
    if (from === undefined || at - from > this.#farthest) return undefined;
    const length = this.lengthAt(at, at - from, limit);
    return length < 3 ? undefined : { offset: at - from, length };
  }

  lengthAt(at: number, offset: number, limit: number): number {
    if (offset > at) return 0;
    let length = 0;
    while (length < limit && this.#data[at + length] === this.#data[at + length - offset]) length += 1;
    return length;
  }

  #key(at: number): number {
    return ((this.#data[at] ?? 0) << 16) | ((this.#data[at + 1] ?? 0) << 8) | (this.#data[at + 2] ?? 0);
  }
}

function findTokens(
  finder: MatchFinder,
  data: Uint8Array,
  from: number,
  end: number,
  recent: [number, number, number],
): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = from; at < end; ) {
    const frameEnd = (Math.floor(at / frameBytes) + 1) * frameBytes;
    const limit = Math.min(longestMatch, end - at, frameEnd - at);
    const repeats = recent.map((offset) => finder.lengthAt(at, offset, limit));
    const best = repeats.indexOf(Math.max(...repeats));
    const found = finder.find(at, limit);
    const repeated = repeats[best] ?? 0;
    let length = 1;
    if (repeated >= shortestMatch && repeated >= (found?.length ?? 0)) {
      length = repeated;
      tokens.push({ kind: "match", slot: best, length, extra: 0 });
      [recent[0], recent[best]] = [recent[best] ?? 1, recent[0]];
    } else if (found !== undefined) {
      length = found.length;
      const slot = slotOf(found.offset + 2);
      tokens.push({ kind: "match", slot, length, extra: found.offset + 2 - positionBase(slot) });
      recent.unshift(found.offset);
      recent.length = 3;
    } else {
      tokens.push({ kind: "literal", byte: data[at] ?? 0 });
    }
    for (let index = 0; index < length; index += 1) finder.add(at + index);
    at += length;
  }
  return tokens;
}

function extraBits(slot: number): number {
  return slot < 4 ? 0 : Math.min(17, (slot >> 1) - 1);
}

function positionBase(slot: number): number {
  let base = 0;
  for (let lower = 0; lower < slot; lower += 1) base += 2 ** extraBits(lower);
  return base;
}

function slotOf(position: number): number {
  let slot = 3;
  while (position >= positionBase(slot) + 2 ** extraBits(slot)) slot += 1;
  return slot;
}

type Lengths = { main: Uint8Array; length: Uint8Array };

function writeTokens(
  out: LzxBits,
  tokens: readonly Token[],
  kind: "verbatim" | "aligned",
  slots: number,
  lengths: Lengths,
  from: number,
  after: (position: number) => void,
): void {
  const counts = { main: new Array<number>(256 + slots * 8).fill(0), length: new Array<number>(249).fill(0) };
  const alignedCounts = new Array<number>(8).fill(0);
  for (const token of tokens) {
    if (token.kind === "literal") count(counts.main, token.byte);
    else {
      count(counts.main, mainSymbol(token));
      if (token.length >= 9) count(counts.length, token.length - 9);
      if (kind === "aligned" && extraBits(token.slot) >= 3) count(alignedCounts, token.extra & 7);
    }
  }
  const aligned = codeOf(alignedCounts, 7);
  if (kind === "aligned") for (const length of aligned.lengths) out.bits(length, 3);
  const main = codeOf(counts.main, 16);
  writeLengths(out, lengths.main, main.lengths, 0, 256);
  writeLengths(out, lengths.main, main.lengths, 256, main.lengths.length);
  const length = codeOf(counts.length, 16);
  writeLengths(out, lengths.length, length.lengths, 0, 249);
  lengths.main = main.lengths;
  lengths.length = length.lengths;

  let position = from;
  for (const token of tokens) {
    if (token.kind === "literal") {
      main.write(out, token.byte);
      position += 1;
    } else {
      main.write(out, mainSymbol(token));
      if (token.length >= 9) length.write(out, token.length - 9);
      const bits = extraBits(token.slot);
      if (kind === "aligned" && bits >= 3) {
        out.bits(token.extra >>> 3, bits - 3);
        aligned.write(out, token.extra & 7);
      } else out.bits(token.extra, bits);
      position += token.length;
    }
    after(position);
  }
}

function mainSymbol(token: { readonly slot: number; readonly length: number }): number {
  return 256 + token.slot * 8 + Math.min(7, token.length - 2);
}

function count(counts: number[], symbol: number): void {
  counts[symbol] = (counts[symbol] ?? 0) + 1;
}

type Code = { readonly lengths: Uint8Array; readonly write: (out: LzxBits, symbol: number) => void };

/** A prefix code with codes no longer than `longest`; complete also where only one symbol is used. */
function codeOf(given: readonly number[], longest: number): Code {
  const used = given.flatMap((times, symbol) => (times > 0 ? [symbol] : []));
  const counts = [...given];
  if (used.length === 1) counts[used[0] === 0 ? 1 : 0] = 1;
  let lengths = huffmanLengths(counts);
  while (Math.max(0, ...lengths) > longest) {
    for (const [symbol, times] of counts.entries()) if (times > 0) counts[symbol] = (times >> 1) | 1;
    lengths = huffmanLengths(counts);
  }
  const codes = new Map<number, number>();
  let next = 0;
  for (let length = 1; length <= longest; length += 1) {
    for (const [symbol, has] of lengths.entries()) if (has === length) codes.set(symbol, next++);
    next *= 2;
  }
  const write = (out: LzxBits, symbol: number): void => out.bits(codes.get(symbol) ?? 0, lengths[symbol] ?? 0);
  return { lengths, write };
}

/** Two sorted queues: leaves by their weight, and what was joined, which comes in order by itself. */
function huffmanLengths(counts: readonly number[]): Uint8Array {
  const nodes = counts
    .flatMap((weight, symbol) => (weight > 0 ? [{ weight, symbol, parent: -1 }] : []))
    .toSorted((left, right) => left.weight - right.weight);
  const leaves = nodes.length;
  let leaf = 0;
  let joined = leaves;
  const next = (): number => {
    const isLeaf = leaf < leaves && (joined >= nodes.length || weightAt(leaf) <= weightAt(joined));
    return isLeaf ? leaf++ : joined++;
  };
  const weightAt = (index: number): number => nodes[index]?.weight ?? 0;
  for (let joins = leaves - 1; joins > 0; joins -= 1) {
    const pair = [next(), next()];
    for (const index of pair) {
      const node = nodes[index];
      if (node !== undefined) node.parent = nodes.length;
    }
    nodes.push({ weight: pair.reduce((sum, index) => sum + weightAt(index), 0), symbol: -1, parent: -1 });
  }
  const depths = new Uint8Array(nodes.length);
  const lengths = new Uint8Array(counts.length);
  for (const [index, { symbol, parent }] of [...nodes.entries()].reverse()) {
    depths[index] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
    if (symbol >= 0) lengths[symbol] = depths[index] ?? 0;
  }
  return lengths;
}

/** Writes code lengths as differences to the block before, with runs, under a code of their own. */
function writeLengths(out: LzxBits, before: Uint8Array, after: Uint8Array, from: number, to: number): void {
  const symbols: {
    readonly symbol: number;
    readonly extra: number;
    readonly bits: number;
    readonly repeated?: number;
  }[] = [];
  for (let at = from; at < to; ) {
    let run = 1;
    while (at + run < to && after[at + run] === after[at]) run += 1;
    const difference = ((before[at] ?? 0) - (after[at] ?? 0) + 17) % 17;
    if (after[at] === 0 && run >= 20) {
      run = Math.min(run, 51);
      symbols.push({ symbol: 18, extra: run - 20, bits: 5 });
    } else if (after[at] === 0 && run >= 4) {
      run = Math.min(run, 19);
      symbols.push({ symbol: 17, extra: run - 4, bits: 4 });
    } else if (run >= 4) {
      run = Math.min(run, 5);
      symbols.push({ symbol: 19, extra: run - 4, bits: 1, repeated: difference });
    } else {
      run = 1;
      symbols.push({ symbol: difference, extra: 0, bits: 0 });
    }
    at += run;
  }
  const counts = new Array<number>(20).fill(0);
  for (const { symbol, repeated } of symbols) {
    count(counts, symbol);
    if (repeated !== undefined) count(counts, repeated);
  }
  const code = codeOf(counts, 15);
  for (const length of code.lengths) out.bits(length, 4);
  for (const { symbol, extra, bits, repeated } of symbols) {
    code.write(out, symbol);
    out.bits(extra, bits);
    if (repeated !== undefined) code.write(out, repeated);
  }
}

/** Bits, most significant first, in little-endian words of 16. */
class LzxBits {
  #bytes: number[] = [];
  #word = 0;
  #used = 0;

  bits(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.#word = (this.#word << 1) | ((value >>> bit) & 1);
      this.#used += 1;
      if (this.#used === 16) this.#flush();
    }
  }

  /** One to sixteen bits up to the next word, as before an uncompressed block. */
  alignAlways(): void {
    this.bits(0, 16 - this.#used);
  }

  raw(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  takeFrame(): Uint8Array {
    if (this.#used > 0) this.bits(0, 16 - this.#used);
    const frame = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    return frame;
  }

  #flush(): void {
    this.#bytes.push(this.#word & 0xff, this.#word >> 8);
    this.#word = 0;
    this.#used = 0;
  }
}

function littleEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
