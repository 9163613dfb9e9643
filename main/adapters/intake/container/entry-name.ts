import type { IntakeLimits } from "../intake-limits.ts";
import { withoutProductKeys } from "../table/value-forms.ts";

/** Names Windows keeps for devices, whatever follows the first dot. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;
const shownCharacters = 200;

/** Whether a name leads out of the container, or is one no file can have. Such an entry is not read. */
export function isHostileName(name: string, { nameCharacters }: IntakeLimits): boolean {
  if (name === "" || name.length > nameCharacters || /\p{Cc}/u.test(name)) return true;
  if (name.startsWith("/") || /^[a-z]:/i.test(name)) return true;
  return name.split("/").some((part) => part === ".." || deviceName.test(part.trim()));
}

/** A hash from its beginning on, as a damaged archive can have it behind a name. */
const hashText = /T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA[\s\S]*/;

/**
 * A name as it can be shown: without characters that show nothing or turn others around, without what is secret in a file,
 * and not endless.
 */
export function shownName(name: string): string {
  const plain = withoutProductKeys(name, "[29 characters]")
    .replace(hashText, (text) => `[${text.length} characters]`)
    .replaceAll(/[A-Za-z0-9+/=]{40,}/g, (run) => (isName(run) ? run : `[${run.length} characters]`))
    .replaceAll(/[\p{C}\u2028\u2029]/gu, "\uFFFD");
  return plain.length > shownCharacters ? `${plain.slice(0, shownCharacters - 1)}…` : plain;
}

/** Whether a long run of letters and digits is folders or a digest rather than a piece of a hash. */
function isName(run: string): boolean {
  const isDigest = /^[0-9a-f]+$/i.test(run);
  return isDigest || (!run.includes("+") && run.split("/").every((part) => part.length < 40));
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
