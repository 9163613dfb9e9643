import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import type { TextCode } from "../../../shared/domain/bench/text-code.ts";
import type { ActionView, UnitAction, Verdict } from "../../../shared/domain/bench/unit-view.ts";

/** The actions of a unit by how likely a person wants them now; together they are all that were given. */
export type SortedActions = {
  /** What the state of the unit asks for, the most likely first. */
  readonly likely: readonly ActionView[];
  /** Possible, but seldom meant. */
  readonly rare: readonly ActionView[];
  /** Not possible now; each says why. */
  readonly impossible: readonly ActionView[];
};

const looks: readonly UnitAction[] = ["confirmStillRunning", "confirmSuccess", "confirmFailure"];

/** What a tile's word asks for. While nothing has ended, *still running* is what a person most likely sees. */
const byWord: Readonly<Partial<Record<Tile["word"], readonly UnitAction[]>>> = {
  seen: ["collectAgain"],
  clearPast: ["clearPast", "confirmStart"],
  clearingPast: ["clearPast"],
  startIt: ["confirmStart"],
  pressRefresh: ["confirmAssignment"],
  confirmStart: ["confirmStart", "confirmFailure"],
  preparingDevice: looks,
  applyingPolicies: looks,
  installingApps: looks,
  lookAtScreen: looks,
  sourcesDisagree: ["confirmStillRunning", "confirmReseal"],
  pressReseal: ["confirmSuccess", "confirmReseal", "confirmFailure"],
  confirmPowerOff: ["confirmPowerOff"],
  printLabel: ["printLabel"],
  scanBox: ["printLabel"],
  acceptReport: ["acceptReport"],
};

/** What the next step of a stop asks for; the others are not done at this bench. */
const byNextStep: Readonly<Partial<Record<TextCode, readonly UnitAction[]>>> = {
  "next.decideSerial": ["decideIdentity"],
  "next.clearPast": ["clearPast", "startRework", "collectAgain", "collectDiagnostics"],
  "next.releaseByOwner": ["clearPast"],
  "next.decideRegistration": ["clearPast"],
  "next.enableTpm": ["collectAgain"],
  "next.collectAgain": ["collectAgain"],
  "next.registerAgain": ["registerAgain"],
  "next.upgradeEdition": ["collectAgain"],
  "next.clearEnrollment": ["clearPast", "collectAgain"],
  "next.retryOrRework": ["confirmStart", "startRework", "collectDiagnostics"],
  "next.actOnError": ["registerAgain", "confirmStart", "startRework", "collectDiagnostics"],
  "next.fixEspThenRework": ["startRework"],
  "next.reworkSealBroken": ["startRework"],
  "next.moveToRework": ["startRework"],
  "next.finishRework": ["endRework"],
  "next.checkLabel": ["printLabel"],
};

/** Sorts the actions of a unit for its panel. */
export function sortActions(
  actions: readonly ActionView[],
  tile: Pick<Tile, "word" | "detail">,
  verdict: Verdict,
): SortedActions {
  const wanted = wantedFirst(tile, verdict);
  const likely = wanted.flatMap((name) => actions.filter((action) => action.action === name && action.available));
  return {
    likely,
    rare: actions.filter((action) => action.available && !likely.includes(action)),
    impossible: actions.filter((action) => !action.available),
  };
}

function wantedFirst(tile: Pick<Tile, "word" | "detail">, verdict: Verdict): readonly UnitAction[] {
  if (verdict.kind === "stop") return byNextStep[verdict.nextStep.code] ?? [];
  // A device that could not be read asks for a look as well, but there is no flow to confirm.
  if (tile.detail.code === "detail.collectFailed") return ["collectAgain"];
  return byWord[tile.word] ?? [];
}
