import type { IntakePorts } from "./intake-ports.ts";

/** A file that was copied from a place. */
export type CopiedEntry = { readonly path: string; readonly size: number; readonly sha256: string };

/** What is left on a stick that was collected: enough to recognise what was taken, and nothing of its content. */
export function receiptText(
  { about, clock, bench }: Pick<IntakePorts, "about" | "clock" | "bench">,
  files: readonly CopiedEntry[],
): string {
  const receipt = {
    collectedAt: new Date(clock.now()).toISOString(),
    collectedBy: `Reseal ${about.version}`,
    bench: about.bench,
    order: bench.state().order?.number ?? "",
    files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
  return `${JSON.stringify(receipt, undefined, 2)}\n`;
}
