import { hostname } from "node:os";
import { basename, join } from "node:path";
import { mostUnits } from "../../../shared/domain/policy/most-units.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { createBenchLink } from "../../adapters/bench-link/create-bench-link.ts";
import { createDeviceSticks } from "../../adapters/bench-link/device-sticks.ts";
import { startPowerShellBridge } from "../../adapters/bridge/start-powershell-bridge.ts";
import { createIntakeReader } from "../../adapters/intake/create-intake-reader.ts";
import { createLabelRenderer } from "../../adapters/label/label-renderer.ts";
import { createFileMedia } from "../../adapters/media/file-media.ts";
import { createSealedOriginals } from "../../adapters/store/sealed-originals.ts";
import { createEventLoopTurns } from "../../adapters/system/event-loop-turns.ts";
import { nativeDigest, nativeTextDigest } from "../../adapters/system/native-digest.ts";
import { createRandomIds } from "../../adapters/system/random-ids.ts";
import { createSystemBenchFacts } from "../../adapters/system/system-bench-facts.ts";
import { createSystemClock } from "../../adapters/system/system-clock.ts";
import type { FoundPlace } from "../../app/intake/intake-ports.ts";
import { openRuntime, type Runtime, type RuntimePorts } from "../../app/runtime/open-runtime.ts";
import type { Kept } from "../open-kept.ts";
import { createOutsideServices } from "./outside-services.ts";
import type { RuntimeParts } from "./runtime-parts.ts";
import type { Surroundings } from "./surroundings.ts";

/** Builds the runtime on what was kept, which it closes in the end. */
export async function openRuntimeOn(
  parts: RuntimeParts,
  { store, register, journal, close: closeKept }: Kept,
  around: Surroundings,
): Promise<Result<Runtime>> {
  const { clock, session, order, folder } = parts;
  const { secrets, log, technician, outputFolder } = around;
  const scripts = { host: join(around.programFolder, "host"), device: join(around.programFolder, "device") };
  const about = { bench: hostname(), version: around.version };
  const bridge = startPowerShellBridge({ host: parts.host, clock: createSystemClock(), log, random: Math.random });
  const { rights, directory, partnerCenter, stop: stopServices } = createOutsideServices(parts, log);
  const close = async (): Promise<void> => {
    stopServices();
    session.stop();
    await bridge.stop();
    closeKept();
  };
  const ports: RuntimePorts = {
    store,
    clock,
    ids: createRandomIds(),
    log,
    bridge,
    directory,
    ...(partnerCenter === undefined ? {} : { partnerCenter }),
    session,
    rights,
    idle: { clock: createSystemClock(), minutes: around.signOutAfterMinutes },
    link: createBenchLink({
      // Of this PC, not of the order: devices find it the same from one order to the next.
      certificateFile: join(around.dataFolder, "bench-link.bin"),
      secrets,
      scripts,
      clock: createSystemClock(),
      log,
    }),
    reader: createIntakeReader(),
    originals: createSealedOriginals({ folder: join(folder, "originals"), secrets, log }),
    ledger: store.ledger,
    waiting: store.waiting,
    mostUnits,
    register,
    digest: nativeDigest,
    textDigest: nativeTextDigest,
    turns: createEventLoopTurns(),
    media: createFileMedia({ outputFolder }),
    sticks: createDeviceSticks({ registerFile: join(around.dataFolder, "sticks.json"), scripts, log, about }),
    labels: createLabelRenderer(),
    facts: createSystemBenchFacts(log),
    places: async () => [...(await parts.sticks()), ...around.watchedFolders().map(placeOfFolder)],
    about,
    technician,
    order,
    ...(parts.practice === undefined ? {} : { practice: parts.practice }),
    frame: () => ({ ...parts.frame, technician: technician(), outputFolder }),
  };
  const runtime = await openRuntime(ports, journal);
  if (runtime.ok) {
    const stop = (): Promise<void> => {
      const stopped = runtime.value.stop();
      // The loop waits for what runs, and a call may be waiting minutes for its next attempt.
      stopServices();
      return stopped.then(close);
    };
    return ok({ ...runtime.value, stop });
  }
  await close();
  return err(runtime.error);
}

function placeOfFolder(folder: string): FoundPlace {
  return { kind: "folder", folder, name: basename(folder) };
}
