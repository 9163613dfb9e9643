import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CommandHandlers } from "../../shared/contract/commands/index.ts";
import type { Settings } from "../../shared/contract/commands/settings.ts";
import { type OrderFile, orderFileSchema } from "../../shared/contract/order-file.ts";
import { type AppError, appError } from "../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { SettingsFile } from "../adapters/system/settings-file.ts";
import type { TopicSource } from "../app/bench/topic-source.ts";
import type { Runtime } from "../app/runtime/open-runtime.ts";
import { type BenchPlace, firstPractice, placeFolder } from "./bench-place.ts";
import { openBenchAt } from "./compose/compose.ts";
import type { Surroundings } from "./compose/surroundings.ts";
import { readLastPlace, rememberPlace } from "./last-place.ts";

/** What the host of the open bench is told about the program around it. */
export type HostOptions = {
  readonly around: Surroundings;
  readonly settings: SettingsFile;
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly standIn: boolean;
  readonly version: string;
  readonly applySettings: (settings: Settings) => void;
  /** Told after the bench behind handlers and topics was replaced. */
  readonly onReplaced: () => void;
};

/** The one open bench, and the commands that replace it. */
export type BenchHost = {
  readonly handlers: () => CommandHandlers;
  readonly topics: () => TopicSource;
  readonly stop: () => Promise<void>;
};

/**
 * Opens the bench that was open last, or practice; a finished practice order starts over. An order whose note no longer
 * says what it was opened with is not opened again: practice is, and `bench.open` tells why. Errors as `openBenchAt`.
 */
export async function startBenchHost(options: HostOptions): Promise<Result<BenchHost>> {
  const { around, settings } = options;
  let place = readLastPlace(around.dataFolder);
  let first = await openBenchAt(place, around);
  let notReopened: AppError | undefined;
  if (!first.ok && first.error.code === "order.changed") {
    // A note that was changed must not keep the app from starting, and a practice order of another version is worth nothing.
    if (place.kind === "tenant") {
      notReopened = first.error;
      place = firstPractice;
    } else await rm(join(around.dataFolder, placeFolder(place)), { recursive: true, force: true });
    first = await openBenchAt(place, around);
  }
  if (!first.ok) return first;
  let runtime = first.value;
  if (place.kind === "practice" && isFinished(runtime)) {
    const again = await startOver(runtime, place, around);
    if (!again.ok) return again;
    runtime = again.value;
  }

  const replaceNow = async (next: BenchPlace, fresh: boolean): Promise<Result<Record<string, never>>> => {
    await runtime.stop();
    if (fresh) await rm(join(around.dataFolder, placeFolder(next)), { recursive: true, force: true });
    const opened = await openBenchAt(next, around);
    // The bench before is stopped: when the next cannot be opened, it is opened again.
    const current = opened.ok ? opened : await openBenchAt(place, around);
    if (!current.ok) return current;
    runtime = current.value;
    if (opened.ok) {
      notReopened = undefined;
      place = next;
      rememberPlace(around.dataFolder, next);
    }
    options.onReplaced();
    return opened.ok ? ok({}) : opened;
  };

  // One after the other: two at once would have one folder open twice.
  let replacing: Promise<unknown> = Promise.resolve();
  const replace = (choose: () => BenchPlace, fresh: boolean): Promise<Result<Record<string, never>>> => {
    const replaced = replacing.then(() => replaceNow(choose(), fresh));
    // Whoever asked hears of a defect; the next one goes on.
    replacing = replaced.catch(() => undefined);
    return replaced;
  };

  const own: Omit<CommandHandlers, keyof Runtime["handlers"]> = {
    "bench.open": async () => {
      const { scenarios, standIn, version } = options;
      const mode = place.kind === "tenant" ? "tenant" : "practice";
      const told = notReopened === undefined ? {} : { notReopened };
      return ok({ mode, scenarios: [...scenarios], standIn, version, ...told });
    },
    "practice.open": ({ scenario, seed, speed }) => {
      if (!options.scenarios.some((known) => known.id === scenario)) {
        return Promise.resolve(err(appError("invalid", "practice.unavailable", { scenario })));
      }
      return replace(() => ({ kind: "practice", scenario, seed, speed }), true);
    },
    "order.openFile": async ({ fileName, text }) => {
      const orderFile = parseOrderFile(fileName, text);
      return orderFile.ok ? replace(() => ({ kind: "tenant", orderFile: orderFile.value }), false) : orderFile;
    },
    "settings.read": async () => ok(settings.read()),
    "settings.write": async (next) => {
      const before = settings.read();
      const written = settings.write(next);
      if (!written.ok) return written;
      options.applySettings(next);
      runtime.refreshStatus();
      // An order that goes by Settings signs in with another app from now on.
      return usesOtherApp(place, before, next) ? replace(() => place, false) : ok({});
    },
  };

  return ok({
    handlers: () => ({ ...runtime.handlers, ...own }),
    topics: () => runtime.topics,
    stop: () => replacing.then(() => runtime.stop()),
  });
}

function usesOtherApp(place: BenchPlace, before: Settings, next: Settings): boolean {
  if (place.kind !== "tenant" || place.orderFile.clientId !== undefined) return false;
  const { cloud } = place.orderFile;
  return before.clientIds[cloud] !== next.clientIds[cloud];
}

function isFinished({ bench }: Runtime): boolean {
  const { toImport, demand, units } = bench.state();
  const isQuiet = Object.values(demand).every(({ now, fast, calm, slow }) => now + fast + calm + slow === 0);
  return units.size > 0 && toImport.size === 0 && isQuiet;
}

async function startOver(runtime: Runtime, place: BenchPlace, around: Surroundings): Promise<Result<Runtime>> {
  await runtime.stop();
  await rm(join(around.dataFolder, placeFolder(place)), { recursive: true, force: true });
  return openBenchAt(place, around);
}

function parseOrderFile(fileName: string, text: string): Result<OrderFile> {
  try {
    const parsed = orderFileSchema.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return err(
      appError("invalid", "intake.unreadable", {
        fileName,
        detail: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
      }),
    );
  } catch (cause) {
    return err(
      appError("invalid", "intake.unreadable", { fileName, detail: cause instanceof Error ? cause.message : "" }),
    );
  }
}
