import { commandNamesText as text } from "../../shared/text/screens/keys-text.ts";

/** A command of the palette; `keys` is its shortcut, empty when it has none. */
export type PaletteCommand = { readonly name: string; readonly keys: string; readonly run: () => void };

/** What the palette can do, given what each does. */
export type PaletteActions = Readonly<Record<keyof typeof text, () => void>>;

const keysOf: Readonly<Partial<Record<keyof typeof text, string>>> = {
  undo: "Ctrl+Z",
  wall: "F11",
  help: "F1",
  search: "/",
  clearFilter: "Esc",
};

/** All commands, in the order of the text. */
export function paletteCommands(actions: PaletteActions): readonly PaletteCommand[] {
  const names = Object.keys(text) as readonly (keyof typeof text)[];
  return names.map((name) => ({ name: text[name], keys: keysOf[name] ?? "", run: actions[name] }));
}

/** The commands that hold every word that was typed. */
export function matchingCommands(commands: readonly PaletteCommand[], typed: string): readonly PaletteCommand[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return commands.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}
