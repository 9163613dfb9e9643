import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { createBenchLink } from "../../main/adapters/bench-link/create-bench-link.ts";
import { type LinkLimits, linkLimits } from "../../main/adapters/bench-link/link-limits.ts";
import type { BenchLink, LinkReply, LinkService, OpenBenchLink } from "../../main/app/ports/bench-link.ts";
import type { LinkAnswer, LinkPair, LinkPiece, LinkReport } from "../../shared/contract/link/messages.ts";
import { orThrow } from "./or-throw.ts";
import { createRecordingLog, type RecordingLog } from "./recording-log.ts";
import { reversingSecrets } from "./reversing-secrets.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

const scriptsIn = (folder: string): string =>
  fileURLToPath(new URL(`../../main/adapters/bridge/${folder}`, import.meta.url));

/** The product's own scripts. */
export const scriptFolders = { host: scriptsIn("host"), device: scriptsIn("device") };

/** A listener on this computer alone, on any free port, with a clock that the test moves. */
export type TestLink = {
  readonly link: BenchLink;
  readonly clock: VirtualClock;
  readonly log: RecordingLog;
  readonly certificateFile: string;
};

/** What a test link has that is not the product's own. */
export type TestLinkOptions = {
  readonly limits?: Partial<LinkLimits>;
  readonly clock?: VirtualClock;
  readonly certificateFile?: string;
};

/** Builds the product's listener on the real scripts. */
export function createTestLink(options: TestLinkOptions = {}): TestLink {
  const clock = options.clock ?? createVirtualClock();
  const log = createRecordingLog();
  const certificateFile = options.certificateFile ?? join(temporaryFolder(), "bench-link.bin");
  const link = createBenchLink({
    certificateFile,
    secrets: reversingSecrets,
    scripts: scriptFolders,
    clock,
    log,
    port: 0,
    limits: { ...linkLimits, ...options.limits },
  });
  return { link, clock, log, certificateFile };
}

/** An answer that ends a visit. */
export const endingAnswer: LinkAnswer = {
  v: 1,
  show: { heading: "Slot 7", lines: ["Switch it off."] },
  next: { op: "end", afterSeconds: 0, wish: {} },
};

/** A service that writes down what reaches it, and answers what the test says. */
export type ScriptedService = LinkService & {
  readonly pairs: LinkPair[];
  readonly reports: LinkReport[];
  readonly pieces: LinkPiece[];
  readonly refusals: string[];
};

/** Builds a service; every message is answered with the end unless the test has another reply. */
export function scriptedService(
  reply: { readonly report?: (message: LinkReport) => LinkReply<LinkAnswer>; readonly first?: LinkAnswer } = {},
): ScriptedService {
  const pairs: LinkPair[] = [];
  const reports: LinkReport[] = [];
  const pieces: LinkPiece[] = [];
  const refusals: string[] = [];
  return {
    pairs,
    reports,
    pieces,
    refusals,
    pair: async (message) => {
      pairs.push(message);
      return { kind: "answer", body: { ...(reply.first ?? endingAnswer), session: "session-1" } };
    },
    report: async (message) => {
      reports.push(message);
      return reply.report?.(message) ?? { kind: "answer", body: endingAnswer };
    },
    piece: async (message) => {
      pieces.push(message);
      return { kind: "answer", body: { v: 1 } };
    },
    refused: (reason) => void refusals.push(reason),
  };
}

/** Opens it on 127.0.0.1; it is closed when the test has finished. */
export async function openTestLink(link: BenchLink, service: LinkService): Promise<OpenBenchLink> {
  const open = orThrow(await link.open("127.0.0.1", service));
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await open.close();
  };
  onTestFinished(close);
  return { ...open, close };
}
