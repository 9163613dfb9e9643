/** Marks a branch the compiler proves unreachable; reaching it at run time is a defect. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
