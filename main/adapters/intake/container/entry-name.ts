import type { IntakeLimits } from "../intake-limits.ts";

/** Names Windows keeps for devices, whatever follows the first dot. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;
const shownCharacters = 200;

/** Whether a name leads out of the container, or is one no file can have. Such an entry is not read. */
export function isHostileName(name: string, { nameCharacters }: IntakeLimits): boolean {
  if (name === "" || name.length > nameCharacters || /\p{Cc}/u.test(name)) return true;
  if (name.startsWith("/") || /^[a-z]:/i.test(name)) return true;
  return name.split("/").some((part) => part === ".." || deviceName.test(part.trim()));
}

/** A name as it can be shown: without characters that show nothing or turn others around, and not endless. */
export function shownName(name: string): string {
  const plain = name.replaceAll(/[\p{C}\u2028\u2029]/gu, "\uFFFD");
  return plain.length > shownCharacters ? `${plain.slice(0, shownCharacters - 1)}…` : plain;
}

/** Makes names unique: whoever reads on tells rows apart by entry and line. */
export function createEntryNames(): (name: string) => string {
  const used = new Set<string>();
  const repeats = new Map<string, number>();
  return (name) => {
    let unique = name;
    for (let times = repeats.get(name) ?? 1; used.has(unique); ) {
      times += 1;
      repeats.set(name, times);
      unique = `${name} (${times})`;
    }
    used.add(unique);
    return unique;
  };
}
