import type { EpochMs } from "../../kernel/brand.ts";
import { isSameCode } from "./pairing-code.ts";

/** A pairing code and what has been done with it. */
export type Pairing = {
  readonly code: string;
  readonly expiresAt: EpochMs;
  /** Devices that may call in with it. */
  readonly deviceLimit: number;
  /** Those that have, each under its own key. */
  readonly deviceKeys: ReadonlySet<string>;
  /** Numbers that were used once, so that a copied message is refused. */
  readonly nonces: ReadonlySet<string>;
  readonly wrongTries: number;
};

/** A device that wants to call in. `deviceKey` is what tells it from others (`linkDeviceKey`). */
export type PairingTry = { readonly code: string; readonly nonce: string; readonly deviceKey: string };

/** Why a device may not call in. */
export const pairingRefusals = [
  "noCode",
  "wrongCode",
  "codeExpired",
  "codeUsedUp",
  "replayed",
  "tooManyTries",
] as const;
export type PairingRefusal = (typeof pairingRefusals)[number];

/** After so many wrong tries a code is given up: somebody guesses. */
export const mostWrongTries = 200;

/** Times that the devices of one code may call in: each restarts a few times. */
const callsPerDevice = 32;

/** A code that nobody has used yet. */
export function newPairing(code: string, expiresAt: EpochMs, deviceLimit: number): Pairing {
  return { code, expiresAt, deviceLimit, deviceKeys: new Set(), nonces: new Set(), wrongTries: 0 };
}

/** What a try came to, and the code's state after it. A wrong code is told before anything else is looked at. */
export type PairingEnd =
  | { readonly kind: "paired"; readonly pairing: Pairing }
  | { readonly kind: "refused"; readonly reason: PairingRefusal; readonly pairing: Pairing | undefined };

/** Decides on a try. A device that has called in before and was restarted takes up no further place. */
export function judgePairing(pairing: Pairing | undefined, attempt: PairingTry, now: EpochMs): PairingEnd {
  if (pairing === undefined) return { kind: "refused", reason: "noCode", pairing };
  const refused = (reason: PairingRefusal, next = pairing): PairingEnd => ({ kind: "refused", reason, pairing: next });
  if (pairing.wrongTries >= mostWrongTries) return refused("tooManyTries");
  if (!isSameCode(pairing.code, attempt.code))
    return refused("wrongCode", { ...pairing, wrongTries: pairing.wrongTries + 1 });
  if (now >= pairing.expiresAt) return refused("codeExpired");
  if (pairing.nonces.has(attempt.nonce)) return refused("replayed");
  if (pairing.nonces.size >= pairing.deviceLimit * callsPerDevice) return refused("codeUsedUp");
  const isKnown = pairing.deviceKeys.has(attempt.deviceKey);
  if (!isKnown && pairing.deviceKeys.size >= pairing.deviceLimit) return refused("codeUsedUp");
  return {
    kind: "paired",
    pairing: {
      ...pairing,
      deviceKeys: isKnown ? pairing.deviceKeys : new Set([...pairing.deviceKeys, attempt.deviceKey]),
      nonces: new Set([...pairing.nonces, attempt.nonce]),
    },
  };
}

/** Devices that may still call in with a code. */
export function placesLeft({ deviceLimit, deviceKeys }: Pairing): number {
  return deviceLimit - deviceKeys.size;
}
