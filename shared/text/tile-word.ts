import type { Tile, TileClass, TileWord, TrackState } from "../domain/bench/board-view.ts";
import { textOf } from "./sentence.ts";

/** The word or two on a tile, read from three metres. */
export const tileWordText: Readonly<Record<TileWord, string>> = {
  seen: "Seen",
  readingHash: "Reading hash",
  checking: "Checking",
  registering: "Registering",
  waitingForProfile: "Waiting for profile",
  noProfile: "No profile",
  decideChange: "Change not taken",
  pressRefresh: "Press Refresh",
  clearPast: "Clear the past",
  clearingPast: "Clearing the past",
  startIt: "Start it",
  confirmStart: "Confirm the start",
  preparingDevice: "Preparing device",
  applyingPolicies: "Applying policies",
  installingApps: "Installing apps",
  lookAtScreen: "Look at the screen",
  sourcesDisagree: "Sources disagree",
  pressReseal: "Press Reseal",
  confirmPowerOff: "Confirm: power off",
  checkingSeal: "Checking the seal",
  printLabel: "Print the label",
  scanBox: "Scan the box",
  acceptReport: "Accept the report?",
  readyToShip: "Ready to ship",
  shipped: "Shipped",
  stopped: "Stopped",
  failed: "Failed",
  otherTenant: "Other tenant",
  sealBroken: "Seal broken",
  twoUnitsOneSerial: "Two units, one serial",
  rework: "Rework",
  routedToIt: "Goes to IT",
};

/** What each class asks for, for those who see no colour. */
export const tileClassText: Readonly<Record<TileClass, string>> = {
  quiet: "Nothing to do",
  running: "Running",
  hands: "Needs hands",
  look: "Look at it",
  stop: "Stopped",
  ready: "Ready",
  shipped: "Shipped",
};

/** The five parts of the track, in order. */
export const trackPartText = ["Collect", "Register", "Assign", "Flow", "Seal"] as const;

/** The state of one part of the track. */
export const trackStateText: Readonly<Record<TrackState, string>> = {
  todo: "to do",
  doing: "under way",
  done: "done",
  waiting: "waiting for hands",
  stopped: "stopped",
};

/** The word of a tile with the value that belongs to it, e.g. `Failed 0x81039024`. */
export function tileWord(tile: Pick<Tile, "word" | "wordParams">): string {
  const word = tileWordText[tile.word];
  const errorCode = textOf(tile.wordParams, "errorCode");
  return tile.word === "failed" && errorCode !== "" ? `${word} ${errorCode}` : word;
}

/** The track of a tile in words, e.g. `Collect done, Register under way, …`. */
export function trackSentence(track: Tile["track"]): string {
  return track.map((state, index) => `${trackPartText[index]} ${trackStateText[state]}`).join(", ");
}
