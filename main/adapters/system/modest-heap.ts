import { setFlagsFromString } from "node:v8";

/**
 * V8 lets the heap of a process grow to several times what lives in it, and holds up to 48 MB for objects of a moment. A
 * file that is read makes hundreds of megabytes of those and leaves next to nothing. These two are what V8 weighs at the end
 * of every collection, not at its start, so they count from when they are set; a V8 that does not know one leaves it out.
 */
const heapFlags = [
  // The part for new objects stays as large as it begins.
  "--semi-space-growth-factor=1",
  // The rest is collected when it has grown by a fifth of what lived after the last time.
  "--heap-growing-percent=20",
] as const;

/** Keeps the memory of this process, and of its threads, near what it needs. Called once, when the bench is open. */
export function keepHeapModest(): void {
  for (const flag of heapFlags) setFlagsFromString(flag);
}
