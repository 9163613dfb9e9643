import { expect, test } from "vitest";
import { readDelimited } from "../../../../../main/adapters/intake/text/read-delimited.ts";
import { chunkBytes } from "../../../../../main/adapters/intake/text/source-chunks.ts";
import type { ByteSource } from "../../../../../main/app/ports/intake-reader.ts";

/** A file of the same line over and over that is never in memory, and how many bytes of it were read. */
function repeatedLine(line: string, size: number): { readonly source: ByteSource; readonly bytesRead: () => number } {
  const block = Buffer.from(line.repeat(Math.ceil((2 * chunkBytes) / line.length)));
  let bytesRead = 0;
  const read: ByteSource["read"] = async (offset, length) => {
    const start = offset % line.length;
    const bytes = block.subarray(start, start + Math.min(length, size - offset));
    bytesRead += bytes.length;
    return bytes;
  };
  return { source: { name: "stick.csv", size, read }, bytesRead: () => bytesRead };
}

test("a reading that is given up reads no further", async () => {
  const { source, bytesRead } = repeatedLine("SIM0001,,,Contoso,Book 14\n", 100_000_000);
  for await (const piece of readDelimited(source, "ascii", { entry: "" })) if (piece.kind === "rows") break;
  expect(bytesRead()).toBeLessThan(1_000_000);
});

test.each([
  ["every line leaves a quote open", 'a,"b,c,d\n', 1],
  ["every line closes one and opens another", 'x",y,"z\n', 1],
  ["every line looks like the beginning of a hash", "x,,T0FDAwEAHAAA\n", 1],
  ["every line is the beginning of a base64 word", "T\n", 1],
  ["values of properties never end", `Hardware Hash : T0FDAwEAHAAA\n${" AAAA\n".repeat(20)}`, 1],
  ["no line is a row", "words for people, and nothing else\nmore of them\n", 2],
])("a file in which %s is not read again and again", async (_name, line, passes) => {
  const size = 400_000;
  const { source, bytesRead } = repeatedLine(line, size);
  let rows = 0;
  for await (const piece of readDelimited(source, "ascii", { entry: "" }))
    if (piece.kind === "rows") rows += piece.rows.length;
  expect(bytesRead()).toBeLessThanOrEqual(passes * size + 2 * chunkBytes);
  expect(rows).toBeLessThanOrEqual(size / 2);
});
