import type { Bench } from "../bench/bench-loop.ts";
import type { DeviceEvidencePorts } from "../effects/device-evidence.ts";
import type { BenchFacts } from "../ports/bench-facts.ts";
import type { BenchLink } from "../ports/bench-link.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Originals } from "../ports/originals.ts";

/** What the link is made of. */
export type LinkPorts = DeviceEvidencePorts & {
  readonly bench: Pick<Bench, "state" | "record">;
  readonly link: BenchLink;
  readonly clock: Clock;
  readonly log: Log;
  readonly originals: Originals;
  readonly facts: Pick<BenchFacts, "networkInterfaces" | "addresses">;
  /** Bench milliseconds in a real one: people keep real time, also in practice. */
  readonly speed: number;
  /** Addresses of this PC beside its network interfaces: where simulated devices call in. */
  readonly moreAddresses: readonly string[];
};
