import type { Digest } from "../../../shared/kernel/sha256.ts";
import type { Bench } from "../bench/bench-loop.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DeviceSticks } from "../ports/device-sticks.ts";
import type { IdentityRegister } from "../ports/identity-register.ts";
import type { Ids } from "../ports/ids.ts";
import type { IntakeLedger } from "../ports/intake-ledger.ts";
import type { IntakeReader } from "../ports/intake-reader.ts";
import type { Log } from "../ports/log.ts";
import type { Media } from "../ports/media.ts";
import type { Originals } from "../ports/originals.ts";
import type { Turns } from "../ports/turns.ts";
import type { WaitingRows } from "../ports/waiting-rows.ts";

/** A stick that is plugged in, or a folder that is watched. */
export type FoundPlace = { readonly kind: "stick" | "folder"; readonly folder: string; readonly name: string };

/** What the intake is made of. */
export type IntakePorts = {
  readonly bench: Pick<Bench, "state" | "submit" | "record" | "watch" | "putSnapshotsOff">;
  readonly store: Pick<BenchStore, "putHardwareHashes" | "getHardwareHash">;
  readonly clock: Clock;
  readonly turns: Turns;
  readonly ids: Ids;
  readonly log: Log;
  readonly reader: IntakeReader;
  readonly originals: Originals;
  readonly ledger: IntakeLedger;
  readonly register: IdentityRegister;
  readonly waiting: WaitingRows;
  /** Units that may be here for files to bring more; further rows wait. */
  readonly mostUnits: number;
  readonly media: Media;
  readonly sticks: DeviceSticks;
  /** SHA-256 as the platform computes it. */
  readonly digest: Digest;
  /** The same over a text's UTF-8, as lower-case hex. */
  readonly textDigest: (text: string) => string;
  /** Who works at the bench. */
  readonly technician: () => string;
  /** The sticks and watched folders there are now. */
  readonly places: () => Promise<readonly FoundPlace[]>;
  /** Bench milliseconds in a real one: people and sticks keep real time, also in practice. */
  readonly speed: number;
  /** What a receipt says of this bench PC. */
  readonly about: { readonly bench: string; readonly version: string };
};
