/** A key or keys with what they do. */
export type KeyHelp = { readonly keys: string; readonly does: string };

/** Sentences of the command palette and of help. */
export const keysText = {
  paletteTitle: "Commands",
  paletteField: "Type a command",
  paletteNone: "No such command.",
  helpTitle: (view: string) => `Help: ${view}`,
  close: "Close",
  everywhere: "Everywhere",
  here: "On this screen",
  scanning: "Scanning",
  scanningText:
    "Scan anywhere, even while a field has the focus: a unit's serial, a slot, the QR code of the device's screen, a box label, or an action card. A unit, then a slot, places the unit.",
} as const;

/** Keys that work everywhere. */
export const commonKeys: readonly KeyHelp[] = [
  { keys: "Ctrl+K", does: "Commands" },
  { keys: "Ctrl+Z", does: "Take back the last confirmation" },
  { keys: "F1", does: "This help" },
  { keys: "F11", does: "Wall mode on or off" },
  { keys: "Esc", does: "Close what is open" },
];

/** Keys of each screen. */
export const viewKeys: Readonly<Record<"bench" | "intake" | "tenant" | "ship" | "settings", readonly KeyHelp[]>> = {
  bench: [
    { keys: "1–9", does: "Open that line of Touch next" },
    { keys: "Arrows", does: "Walk between units" },
    { keys: "Enter", does: "Open the unit" },
    { keys: "/", does: "Search by serial" },
  ],
  intake: [
    { keys: "Drop", does: "Read files and folders" },
    { keys: "Ctrl+V", does: "Read copied files, or copied text" },
    { keys: "Enter", does: "Open the unit of a row" },
  ],
  tenant: [{ keys: "Tab", does: "Next change, then its buttons" }],
  ship: [
    { keys: "Scan", does: "The unit, then its box" },
    { keys: "Esc", does: "Take another unit" },
  ],
  settings: [{ keys: "Tab", does: "Next setting" }],
};

/** Names of the commands in the palette. */
export const commandNamesText = {
  showBench: "Go to Bench",
  showIntake: "Go to Intake",
  showTenant: "Go to Tenant",
  showShip: "Go to Ship",
  showSettings: "Go to Settings",
  collect: "Collect the devices on the bench",
  readPlaces: "Read sticks and folders now",
  changeValues: "Change tag, name or user of several devices",
  exportManifest: "Export manifest",
  search: "Search by serial",
  clearFilter: "Show all units",
  undo: "Take back the last confirmation",
  wall: "Wall mode on or off",
  help: "Help on this screen",
} as const;
