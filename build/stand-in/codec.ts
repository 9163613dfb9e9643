/** Hands over what text cannot carry (functions and promises) and gets it back on the other side. */
export type Passage = {
  readonly out: (kind: "function" | "promise", value: unknown) => number;
  readonly in: (kind: "function" | "promise", id: number) => unknown;
};

/** Structured clone as text. */
export type Codec = {
  /** @throws Error "An object could not be cloned." for functions (without a passage), symbols and cycles */
  readonly encode: (value: unknown, passage?: Passage) => string;
  readonly decode: (text: string, passage?: Passage) => unknown;
};

/**
 * Makes the codec that messages between the app's main side and a page go through. It keeps what structured clone
 * keeps: Date, Map, Set, BigInt, undefined, NaN, infinities, -0, typed arrays, Error, RegExp. What JSON cannot say is
 * an object with the one key `$`. The function is also run inside pages, from its own source text: it must not use
 * anything from outside itself.
 */
export function createCodec(): Codec {
  type Tagged = { $: string; v?: unknown; n?: string; s?: string; c?: unknown };
  const arrayTypes = [
    ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
    ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView],
  ];
  const errorTypes = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, Error];
  // Chromium has base64 in the language and Node in its buffers; a loop over characters makes a long task of every piece of
  // a file, and is left to older ones.
  type NodeBytes = { readonly toString: (encoding: "base64") => string } & Uint8Array;
  type NodeBuffer = { readonly from: (source: unknown, ...more: readonly unknown[]) => NodeBytes };
  const { Buffer: node } = globalThis as { readonly Buffer?: NodeBuffer };
  const toBase64 = (bytes: Uint8Array & { readonly toBase64?: () => string }): string => {
    if (bytes.toBase64 !== undefined) return bytes.toBase64();
    if (node !== undefined) return node.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
    const { fromBase64: read } = Uint8Array as { readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
    if (read !== undefined) return read(text);
    if (node !== undefined) return new Uint8Array(node.from(text, "base64"));
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  };

  const encodeValue = (value: unknown, parents: readonly object[], passage?: Passage): unknown => {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (value === undefined) return { $: "undefined" };
    if (typeof value === "number") {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: "number", v: Object.is(value, -0) ? "-0" : `${value}` };
    }
    if (typeof value === "bigint") return { $: "bigint", v: `${value}` };
    if (typeof value === "function" && passage) return { $: "function", v: passage.out("function", value) };
    if (typeof value === "function" || typeof value === "symbol" || parents.includes(value as object)) {
      throw new Error("An object could not be cloned.");
    }
    return encodeObject(value as object, [...parents, value as object], passage);
  };

  const encodeObject = (value: object, parents: readonly object[], passage?: Passage): unknown => {
    const inner = (item: unknown): unknown => encodeValue(item, parents, passage);
    if (Array.isArray(value)) return Array.from(value, inner);
    if (value instanceof Promise && passage) return { $: "promise", v: passage.out("promise", value) };
    if (value instanceof Date) return { $: "date", v: inner(value.getTime()) };
    if (value instanceof RegExp) return { $: "regexp", v: value.source, n: value.flags };
    if (value instanceof Map) return { $: "map", v: Array.from(value, ([key, item]) => [inner(key), inner(item)]) };
    if (value instanceof Set) return { $: "set", v: Array.from(value, inner) };
    if (value instanceof ArrayBuffer) return { $: "buffer", v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const type = arrayTypes.find((candidate) => value instanceof candidate) ?? Uint8Array;
      return { $: "view", n: type.name, v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    if (value instanceof Error) {
      const type = errorTypes.find((candidate) => value instanceof candidate) ?? Error;
      const cause = value.cause === undefined ? {} : { c: inner(value.cause) };
      return { $: "error", n: type.name, v: value.message, s: value.stack ?? "", ...cause };
    }
    if (value instanceof WeakMap || value instanceof WeakSet || value instanceof Promise) {
      throw new Error("An object could not be cloned.");
    }
    const entries = Object.entries(value).map(([key, item]) => [key, inner(item)] as const);
    return "$" in value ? { $: "object", v: entries } : Object.fromEntries(entries);
  };

  const decodeValue = (value: unknown, passage?: Passage): unknown => {
    if (value === null || typeof value !== "object") return value;
    const inner = (item: unknown): unknown => decodeValue(item, passage);
    if (Array.isArray(value)) return value.map(inner);
    if ("$" in value) return decodeTagged(value as Tagged, inner, passage);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]));
  };

  const decodeTagged = (
    { $: tag, v, n, s, c }: Tagged,
    inner: (item: unknown) => unknown,
    passage?: Passage,
  ): unknown => {
    if (tag === "undefined") return undefined;
    if (tag === "number") return Number(v);
    if (tag === "bigint") return BigInt(v as string);
    if (tag === "date") return new Date(inner(v) as number);
    if (tag === "regexp") return new RegExp(v as string, n);
    if (tag === "map") return new Map((v as unknown[][]).map(([key, item]) => [inner(key), inner(item)]));
    if (tag === "set") return new Set((v as unknown[]).map(inner));
    if (tag === "buffer") return fromBase64(v as string).buffer;
    if (tag === "view") {
      const { buffer } = fromBase64(v as string);
      const type = arrayTypes.find((candidate) => candidate.name === n) ?? Uint8Array;
      return Reflect.construct(type, [buffer]);
    }
    if (tag === "error") {
      const type = errorTypes.find((candidate) => candidate.name === n) ?? Error;
      return Object.assign(new type(v as string, c === undefined ? undefined : { cause: inner(c) }), { stack: s });
    }
    if (tag === "object") return Object.fromEntries((v as unknown[][]).map(([key, item]) => [key, inner(item)]));
    if ((tag === "function" || tag === "promise") && passage) return passage.in(tag, v as number);
    throw new Error(`unknown tag ${tag}`);
  };

  return {
    encode: (value, passage) => JSON.stringify(encodeValue(value, [], passage)),
    decode: (text, passage) => decodeValue(JSON.parse(text), passage),
  };
}
