import type { EpochMs } from "../../../kernel/brand.ts";
import type { Tile, TileWord, TouchRow } from "../board-view.ts";
import type { TextCode } from "../text-code.ts";

/** What waiting costs, dearest first: a green screen nobody resealed, a confirmation that blocks a seal, a look, a start, a failure that holds a slot, packing. */
const verbs: readonly (readonly [TileWord, TextCode])[] = [
  ["pressReseal", "verb.pressReseal"],
  ["confirmPowerOff", "verb.confirmPowerOff"],
  ["confirmStart", "verb.confirmStart"],
  ["sourcesDisagree", "verb.lookAtScreen"],
  ["lookAtScreen", "verb.lookAtScreen"],
  ["registering", "verb.lookAtScreen"],
  ["waitingForProfile", "verb.lookAtScreen"],
  ["acceptReport", "verb.acceptReport"],
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

const rank: ReadonlyMap<TileWord, number> = new Map(verbs.map(([word], index) => [word, index]));
const verbOf: ReadonlyMap<TileWord, TextCode> = new Map(verbs);

/** Words whose units are listed one by one: each needs a person at its own slot. */
const oneByOne: ReadonlySet<TileWord> = new Set([
  "pressReseal",
  "confirmPowerOff",
  "confirmStart",
  "sourcesDisagree",
  "lookAtScreen",
  "acceptReport",
  "startIt",
  "failed",
  "printLabel",
  "scanBox",
]);

/** One ordered list of what a person has to do: by cost of waiting, then the longest wait first. */
export function touchNext(tiles: readonly Tile[], now: EpochMs): readonly TouchRow[] {
  const wanted = tiles.filter((tile) => rank.has(tile.word) && (tile.class !== "quiet" || tile.word === "readyToShip"));
  const sorted = wanted.toSorted(
    (left, right) => (rank.get(left.word) ?? 0) - (rank.get(right.word) ?? 0) || left.since - right.since,
  );
  const rows: TouchRow[] = [];
  const groups = new Map<TileWord, TouchRow>();
  for (const tile of sorted) {
    const group = groups.get(tile.word);
    if (group === undefined || oneByOne.has(tile.word)) {
      const row = rowFor(tile);
      groups.set(tile.word, row);
      rows.push(row);
      continue;
    }
    const units = [...group.units, unitOf(tile)];
    const merged: TouchRow = { ...group, units, why: { code: "why.readyUnits", params: { count: units.length } } };
    groups.set(tile.word, merged);
    rows[rows.indexOf(group)] = merged;
  }
  return [...rows, ...unplacedRow(tiles, now)];
}

function rowFor(tile: Tile): TouchRow {
  const code = verbOf.get(tile.word) ?? "verb.lookAtScreen";
  return {
    key: `${tile.word}:${tile.unitId}`,
    class: tile.class,
    verb: { code, params: {} },
    why: tile.detail,
    since: tile.since,
    units: [unitOf(tile)],
  };
}

/** Units that nobody put into a slot are one line at the end. */
function unplacedRow(tiles: readonly Tile[], now: EpochMs): readonly TouchRow[] {
  const loose = tiles.filter((tile) => tile.slot === undefined && tile.class !== "shipped");
  if (loose.length === 0) return [];
  const since = loose.reduce((oldest, tile) => (tile.since < oldest ? tile.since : oldest), now);
  const why = { code: "why.noSlot", params: { count: loose.length } } as const;
  return [
    {
      key: "unplaced",
      class: "quiet",
      verb: { code: "verb.placeUnit", params: {} },
      why,
      since,
      units: loose.map(unitOf),
    },
  ];
}

function unitOf(tile: Tile): TouchRow["units"][number] {
  return { unitId: tile.unitId, ...(tile.slot === undefined ? {} : { slot: tile.slot }) };
}
