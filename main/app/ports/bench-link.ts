import type {
  LinkAnswer,
  LinkPair,
  LinkPairAnswer,
  LinkPiece,
  LinkPieceAnswer,
  LinkReport,
} from "../../../shared/contract/link/messages.ts";
import type { PairingRefusal } from "../../../shared/domain/link/pairing.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** Why the bench does not take a message that was whole and in the agreed form. */
export type LinkRefusal = PairingRefusal | "unknownSession" | "replayed" | "badResult" | "notAsked" | "notNow";

/** What the bench says to a message of a device. */
export type LinkReply<Body> =
  | { readonly kind: "answer"; readonly body: Body }
  | { readonly kind: "refused"; readonly reason: LinkRefusal };

/** Who answers devices. `from` is the address a device calls from. */
export type LinkService = {
  readonly pair: (message: LinkPair, from: string) => Promise<LinkReply<LinkPairAnswer>>;
  readonly report: (message: LinkReport, from: string) => Promise<LinkReply<LinkAnswer>>;
  readonly piece: (message: LinkPiece, from: string) => Promise<LinkReply<LinkPieceAnswer>>;
  /** Something was refused before it reached the service. */
  readonly refused: (reason: string) => void;
};

/** A listener that is open. `fingerprint`: SHA-256 of its certificate, 64 hexadecimal digits. */
export type OpenBenchLink = {
  readonly address: string;
  readonly port: number;
  readonly fingerprint: string;
  /** Ends every connection and stops listening. */
  readonly close: () => Promise<void>;
};

/** The way in for devices in setup, which nothing else reaches: they call the bench. Nothing listens until it is opened. */
export type BenchLink = {
  /**
   * Listens on one address of this PC and no other. Errors: `link.notOpened` (address not there, port taken),
   * `secrets.unavailable` (its key cannot be kept).
   */
  readonly open: (address: string, service: LinkService) => Promise<Result<OpenBenchLink>>;
  /** Text as a QR code: an SVG document. */
  readonly drawCode: (text: string) => string;
  /** Random bytes for codes and sessions. */
  readonly random: (bytes: number) => Uint8Array;
};
