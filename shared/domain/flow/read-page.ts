import type { FlowPage } from "./flow-signals.ts";
import type { RawFirstSync } from "./raw-signals.ts";

const resetBit = 1;
const retryBit = 2;
const continueBit = 4;

/** Reads `FirstSync` of the Intune enrolment (device-side d.4): whether the page shows, what it lets people do, and for how long. */
export function readPage(raw: RawFirstSync): FlowPage {
  const bits = raw.blockInStatusPage;
  const mayBe = (bit: number): boolean | null => (bits === null ? null : (bits & bit) !== 0);
  const timeout = raw.syncFailureTimeout;
  return {
    // Any other number than 0, 0xFFFFFFFF among them, hides it.
    shown: raw.skipDeviceStatusPage === null ? null : raw.skipDeviceStatusPage === 0,
    blocks: bits === null ? null : bits !== 0,
    mayReset: mayBe(resetBit),
    mayRetry: mayBe(retryBit),
    mayContinue: mayBe(continueBit),
    otherBits: bits === null ? 0 : (bits & ~(resetBit | retryBit | continueBit)) >>> 0,
    timeoutMinutes: timeout !== null && timeout > 0 ? timeout : null,
    message: raw.customErrorMessage?.trim().slice(0, 400) ?? "",
    serverDone: isOne(raw.serverProvisioningDone),
    syncDone: isOne(raw.syncDone),
  };
}

function isOne(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}
