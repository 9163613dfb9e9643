import { readFileSync } from "node:fs";

/** Text of a stored sample, without the newline that ends the file. */
export function readSample(fileName: string): string {
  const file = new URL(`../../../fixtures/hardware-hashes/${fileName}`, import.meta.url);
  return readFileSync(file, "utf8").replace(/\n$/, "");
}
