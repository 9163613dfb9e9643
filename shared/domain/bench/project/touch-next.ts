import type { UnitId } from "../../../kernel/brand.ts";
import type { TextRef, TileWord, TouchRow } from "../board-view.ts";
import type { TextCode } from "../text-code.ts";
import type { BoardMark } from "./board-mark.ts";

/** What waiting costs, dearest first: a green screen nobody resealed, a confirmation that blocks a seal, a look, a start, a failure that holds a slot, packing. */
const verbs: readonly (readonly [TileWord, TextCode])[] = [
  ["pressReseal", "verb.pressReseal"],
  ["confirmPowerOff", "verb.confirmPowerOff"],
  ["confirmStart", "verb.confirmStart"],
  ["sourcesDisagree", "verb.lookAtScreen"],
  ["lookAtScreen", "verb.lookAtScreen"],
  ["registering", "verb.lookAtScreen"],
  ["pressRefresh", "verb.pressRefresh"],
  ["decideChange", "verb.decideChange"],
  ["noProfile", "verb.findProfileCause"],
  ["waitingForProfile", "verb.findProfileCause"],
  ["acceptReport", "verb.acceptReport"],
  ["clearPast", "verb.clearPast"],
  ["clearingPast", "verb.lookAtClearing"],
  ["startIt", "verb.startIt"],
  ["failed", "verb.retryOrRework"],
  ["printLabel", "verb.printLabel"],
  ["scanBox", "verb.scanBox"],
  ["rework", "verb.finishRework"],
  ["stopped", "verb.setAside"],
  ["sealBroken", "verb.setAside"],
  ["otherTenant", "verb.setAside"],
  ["twoUnitsOneSerial", "verb.setAside"],
  ["readyToShip", "verb.boxAndShip"],
];

const wantedWords: ReadonlySet<TileWord> = new Set(verbs.map(([word]) => word));

/** Words whose units are listed one by one: each needs a person at its own slot. Those in no slot share a line. */
const oneByOne: ReadonlySet<TileWord> = new Set([
  "pressReseal",
  "confirmPowerOff",
  "confirmStart",
  "sourcesDisagree",
  "lookAtScreen",
  "pressRefresh",
  "acceptReport",
  "clearPast",
  "clearingPast",
  "startIt",
  "failed",
  "printLabel",
  "scanBox",
]);

/** Lines of one word at most: a whole bench of fifty. More units than that share the last line. */
const mostLines = 50;
/** Units that one line names at most; it always says how many there are. */
const mostNamed = 12;

/** Units that want the same of a person: how many, and the first of them in their order. */
export type WaitingUnits = { readonly count: number; readonly longest: readonly BoardMark[] };

/** What *Touch next* is made of. */
export type TouchSource = {
  /** Units with this word that are somebody's task, as many of them as are asked for, those in a slot first. */
  readonly waiting: (word: TileWord, most: number) => WaitingUnits;
  /** Units that nobody put into a slot, those seen first before others. */
  readonly unplaced: (most: number) => WaitingUnits;
  /** The line on a unit's own tile. */
  readonly detailOf: (unitId: UnitId) => TextRef | undefined;
};

/** Whether a unit is somebody's task: a quiet wait is nobody's, the same wait overdue is. */
export function isTask(mark: Pick<BoardMark, "class" | "word">): boolean {
  return mark.class !== "quiet" && wantedWords.has(mark.word);
}

/** One ordered list of what a person has to do: by cost of waiting, then the longest wait first. */
export function touchNext(source: TouchSource): readonly TouchRow[] {
  const rows = verbs.flatMap(([word, code]) => rowsOf(source, word, code));
  const unplaced = source.unplaced(mostNamed);
  const [oldest] = unplaced.longest;
  if (oldest === undefined) return rows;
  const why = { code: "why.noSlot", params: { count: unplaced.count } } as const;
  const row = rowFor("unplaced", unplaced, oldest, "verb.placeUnit", why);
  return [...rows, { ...row, class: "quiet", since: oldest.seenAt }];
}

function rowsOf(source: TouchSource, word: TileWord, verb: TextCode): readonly TouchRow[] {
  const isOneByOne = oneByOne.has(word);
  const { count, longest } = source.waiting(word, isOneByOne ? mostLines + mostNamed : mostNamed);
  const alone = isOneByOne ? longest.filter(({ slot }) => slot !== undefined).slice(0, mostLines) : [];
  const rest = { count: count - alone.length, longest: longest.slice(alone.length) };
  const rows = alone.map((mark) =>
    rowFor(`${word}:${mark.unitId}`, { count: 1, longest: [mark] }, mark, verb, reasonOf(source, mark)),
  );
  const [first] = rest.longest;
  if (first === undefined) return rows;
  const why: TextRef =
    rest.count === 1 ? reasonOf(source, first) : { code: "why.readyUnits", params: { count: rest.count } };
  return [...rows, rowFor(word, rest, first, verb, why)];
}

function reasonOf(source: TouchSource, { unitId, since }: BoardMark): TextRef {
  return source.detailOf(unitId) ?? { code: "why.waitingSince", params: { since } };
}

function rowFor(key: string, units: WaitingUnits, first: BoardMark, verb: TextCode, why: TextRef): TouchRow {
  return {
    key,
    class: first.class,
    verb: { code: verb, params: {} },
    why,
    since: first.since,
    count: units.count,
    units: units.longest.map(({ unitId, slot }) => ({ unitId, ...(slot === undefined ? {} : { slot }) })),
  };
}
