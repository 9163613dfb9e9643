import { counted, grouped } from "../sentence.ts";

/** Sentences about rows that wait until the board has room. */
export const intakeWaitingText = {
  title: "Rows that wait",
  waits: "Waits: the order is full",
  ofWhich: (rows: number) => `${grouped(rows)} of the accepted rows wait: the order is full.`,
  meaning: (rows: number, units: number) =>
    `${counted(rows, "row")} ${rows === 1 ? "waits" : "wait"} on disk: files bring no more while ${grouped(units)} units of this order are here. Scan a device's label, or collect the device: its row then comes onto the board by itself, and there is always room for it.`,
  room: (units: number) =>
    units === 0
      ? "There is no room for more units from files. Ship some, and bring the next ones."
      : `There is room for ${counted(units, "more unit", "more units")}.`,
  search: "How the serial number, UUID, product key id or EK id begins",
  rows: "Waiting rows",
  columns: { serial: "Serial", model: "Maker and model", judged: "How it was judged", from: "From", bring: "Board" },
  bring: "Bring onto the board",
  bringNamed: (serial: string) => `Bring onto the board: ${serial}`,
  bringNext: "Bring the next rows",
  howMany: "How many",
  brought: (rows: number) => `${counted(rows, "row")} brought onto the board`,
  none: "No waiting row begins so.",
  page: (from: number, to: number, total: number) => `${grouped(from)} to ${grouped(to)} of ${grouped(total)}`,
  previous: "Previous waiting rows",
  previousShort: "Previous",
  next: "Next waiting rows",
  nextShort: "Next",
  notInFiles: (rows: number) =>
    `${counted(rows, "row")} that ${rows === 1 ? "waits is" : "wait are"} in none of these files`,
  noSerial: "a row without a serial number",
} as const;
