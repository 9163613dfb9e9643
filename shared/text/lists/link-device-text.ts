import type { TileWord } from "../../domain/bench/board-view.ts";

/**
 * What a device that called in shows to whoever stands before it, by the word on its tile. Plain ASCII: the console of a
 * device in setup may have no other letters.
 */
export const linkDeviceText: Readonly<Record<TileWord, string>> = {
  seen: "Wait. The bench is about to read this device.",
  readingHash: "Wait. The bench reads this device.",
  checking: "Wait. The bench checks what was read.",
  registering: "Wait. The bench registers this device. Do not go on with the setup.",
  waitingForProfile: "Wait. The device has no profile yet. Do not go on with the setup.",
  noProfile: "The tenant gives this device no profile. Ask at the bench.",
  decideChange: "Wait: somebody decides at the bench.",
  pressRefresh: "Press Refresh on this device.",
  clearPast: "Wait. The tenant remembers an earlier life of this device. The bench says what to do.",
  clearingPast: "Wait. The bench clears an earlier life of this device. Do not start it.",
  startIt: "Start it: press the Windows key five times, choose pre-provisioning, then Next.",
  confirmStart: "It looks started. Confirm the start at the bench.",
  preparingDevice: "Running. Leave it alone; it may restart. Then run the line again.",
  applyingPolicies: "Running. Leave it alone; it may restart. Then run the line again.",
  installingApps: "Running. Leave it alone; it may restart. Then run the line again.",
  lookAtScreen: "Look at the page behind this window, and say at the bench what it shows.",
  sourcesDisagree: "Look at the page behind this window, and say at the bench what it shows.",
  pressReseal: "Done. Press Reseal on the page behind this window.",
  confirmPowerOff: "Wait until it is off, then confirm at the bench.",
  checkingSeal: "Leave it off. The bench checks the seal.",
  printLabel: "Leave it off. Print its label at the bench.",
  scanBox: "Leave it off. Scan its box at the bench.",
  acceptReport: "Leave it off. The bench has a question about it.",
  readyToShip: "Leave it off. It is ready to ship.",
  shipped: "This device was shipped. Set it aside and ask at the bench.",
  stopped: "Stop. Do not start it. The bench says why and what to do.",
  failed: "It failed. The bench says why and what to do.",
  otherTenant: "Stop. It belongs to another organisation. Do not start it.",
  sealBroken: "Stop. It was switched on after it was sealed. The bench says what to do.",
  twoUnitsOneSerial: "Stop. Another device has the same serial number. Decide at the bench.",
  rework: "This device is in rework. The bench says what to do.",
  routedToIt: "Switch it off. It goes to the IT department as it is.",
};

/** Other things a device shows. */
export const linkScreenText = {
  heading: (slot: number | undefined, serialNumber: string): string =>
    [slot === undefined ? "In no slot yet" : `Slot ${slot}`, ...(serialNumber === "" ? [] : [serialNumber])].join("  "),
  placeIt: "Tell the bench where it lies: scan the device, then the slot.",
  hashTrouble: "Its hardware hash could not be read. It is tried again by itself; leave this window open.",
  takeStickOut: "Take the stick out of this device first.",
  keepOpen: "Leave this window open. Nothing stays on the device when it is closed.",
} as const;

/** Text with nothing but printable ASCII, of at most so many letters: whatever a serial number holds. */
export function plainLine(text: string, most: number): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, most);
}
