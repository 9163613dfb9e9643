/** What is wrong with a computer name. */
export type NameProblem = "tooLong" | "characters" | "onlyDigits";

/** The longest computer name that Windows Autopilot takes (graph-api b.1). */
export const longestDeviceName = 15;

/** Why Graph would refuse a display name, or undefined. An empty one takes the name away. */
export function nameProblem(name: string): NameProblem | undefined {
  if (name === "") return undefined;
  if (name.length > longestDeviceName) return "tooLong";
  if (!/^[A-Za-z0-9-]+$/.test(name)) return "characters";
  return /^\d+$/.test(name) ? "onlyDigits" : undefined;
}
