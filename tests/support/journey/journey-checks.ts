import { isDeepStrictEqual } from "node:util";
import { compareWithTruth } from "../../../main/boot/terminal/practice-truth.ts";
import { truthOf } from "../../../main/practice/world/truth.ts";
import type { IntakeView } from "../../../shared/contract/topics/intake.ts";
import { emptyBenchState } from "../../../shared/domain/bench/bench-state.ts";
import { type BoardView, tileWords } from "../../../shared/domain/bench/board-view.ts";
import { evolve } from "../../../shared/domain/bench/evolve.ts";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import { say } from "../../../shared/text/say.ts";
import { contentsOf } from "../../unit/domain/bench/rebuild.ts";
import { orThrow } from "../or-throw.ts";
import type { JourneyHands } from "./journey-hands.ts";

/** What must never be wrong; each as a sentence, empty when all holds. */
export async function journeyProblems(hands: JourneyHands): Promise<readonly string[]> {
  const { bench } = hands;
  const board = bench.board();
  return [
    ...(await falseReady(hands, board)),
    ...accountOf(bench.intake()),
    ...countsOf(board),
    ...wordlessBoard(board),
    ...(await wordlessUnits(hands)),
    ...hands.bench
      .app()
      .log.lines()
      .filter(({ level }) => level === "error")
      .map(({ event, fields }) => `log: ${event} ${JSON.stringify(fields)}`),
  ];
}

/** A unit that is ready or shipped, of which the world says that it is not sealed and complete. */
async function falseReady({ bench, tampered }: JourneyHands, board: BoardView): Promise<readonly string[]> {
  const { truth } = await bench.record();
  return board.tiles
    .filter((tile) => tile.class === "ready" || tile.word === "shipped")
    .flatMap(({ serialNumber, word }) => {
      const device = truth.devices.find((known) => known.serialNumber === serialNumber);
      if (device === undefined) return [`${serialNumber} is ${word} and does not exist`];
      return device.sealedProperly || tampered.has(serialNumber)
        ? []
        : [`${serialNumber} is ${word}: ${device.reason}`];
    });
}

/** in = accepted + duplicate + refused, of every file and at every moment. */
function accountOf({ readings }: IntakeView): readonly string[] {
  return readings
    .filter(
      ({ total, accepted, duplicate, refused, fine, warned, blocked }) =>
        total !== accepted + duplicate + refused || fine + warned + blocked > total,
    )
    .map(
      ({ fileName, total, accepted, duplicate, refused }) =>
        `${fileName}: ${total} is not ${accepted} + ${duplicate} + ${refused}`,
    );
}

function countsOf({ counts, tiles, unplaced, touchNext }: BoardView): readonly string[] {
  const ids = tiles.map(({ unitId }) => unitId);
  const slots = tiles.flatMap(({ slot, word }) => (slot === undefined || word === "shipped" ? [] : [slot]));
  return [
    ...(new Set(ids).size === ids.length ? [] : ["a unit has two tiles"]),
    ...(new Set(slots).size === slots.length ? [] : ["a slot holds two units"]),
    ...(counts.units >= tiles.length - 0 && unplaced.shown <= unplaced.total ? [] : ["units are counted wrongly"]),
    ...touchNext.flatMap(({ count, units, key }) =>
      count >= units.length && count > 0 ? [] : [`${key} counts ${count}`],
    ),
  ];
}

/** `ZtdDeviceAlreadyAssigned`. */
const alreadyAssigned = 806;

const isSpoilt = (text: string): boolean => text.trim() === "" || /undefined|NaN|\[object|Invalid Date/.test(text);

function wordlessBoard(board: BoardView): readonly string[] {
  const texts = [
    ...board.tiles.map(({ detail }) => detail),
    ...board.touchNext.flatMap(({ verb, why }) => [verb, why]),
  ];
  return [
    ...board.tiles.filter(({ word }) => !tileWords.includes(word)).map(({ word }) => `${word} is no word`),
    ...texts.filter((text) => isSpoilt(say(text))).map((text) => `no words: ${JSON.stringify(text)}`),
  ];
}

async function wordlessUnits({ bench, ask, tiles, pick }: JourneyHands): Promise<readonly string[]> {
  const tile = pick(tiles());
  if (tile === undefined) return [];
  const read = await ask("unit.read", { unitId: tile.unitId });
  if (!read.ok)
    return bench.board().tiles.some(({ unitId }) => unitId === tile.unitId) ? [`unit.read ${read.error.code}`] : [];
  return textsOf(read.value.unit)
    .filter((text) => isSpoilt(say(text)))
    .map((text) => `no words: ${JSON.stringify(text)}`);
}

function textsOf({ verdict, actions }: UnitView): readonly Parameters<typeof say>[0][] {
  return [
    ...verdict.points.map(({ text }) => text),
    ...(verdict.kind === "stop" ? [verdict.reason, verdict.nextStep] : []),
    ...actions.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  ];
}

/** What the whole journal says and what it folds to; it takes as long as the journal is. */
export function journalProblems({ bench, cleared }: JourneyHands): readonly string[] {
  const rows = orThrow(bench.app().store.readAfter(0)).map(({ evidence }) => evidence);
  const folded = contentsOf(rows.reduce(evolve, emptyBenchState));
  const held = contentsOf(bench.runtime().bench.state());
  return [
    ...rows.flatMap((evidence) => sentTwice(evidence, cleared)),
    ...Object.keys({ ...folded, ...held })
      .filter((name) => !isDeepStrictEqual(folded[name], held[name]))
      .map((name) => `the journal folds to other ${name}`),
  ];
}

/** Nothing is sent that is registered: the tenant would say so. Who cleared a registration may meet what is left of it. */
function sentTwice(evidence: Evidence, cleared: ReadonlySet<string>): readonly string[] {
  if (evidence.kind !== "importSeen" || evidence.record.errorCode !== alreadyAssigned) return [];
  const { serialNumber } = evidence.record;
  return cleared.has(serialNumber.toLowerCase()) ? [] : [`${serialNumber} was sent twice`];
}

/** Units that nobody took in hand and that do not stand as the world's truth says. */
export function unlikeTruth({ bench, steered }: JourneyHands): readonly string[] {
  return compareWithTruth(bench.board(), truthOf(bench.practice.world))
    .filter(({ agrees, serialNumber }) => !agrees && !steered.has(serialNumber))
    .map(({ serialNumber, truth, verdict }) => `${serialNumber} is ${verdict}, and the truth is ${truth}`);
}
