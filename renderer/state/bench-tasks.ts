import { ok, type Result } from "../../shared/kernel/result.ts";
import { benchScreenText } from "../../shared/text/screens/bench-screen-text.ts";
import { intakePlaceText } from "../../shared/text/screens/intake-place-text.ts";
import { shipScreenText } from "../../shared/text/screens/ship-screen-text.ts";
import type { BenchClient } from "../client/bench-client.ts";
import type { Bench } from "./bench-context.ts";
import { type NewReport, reportOfError } from "./report-text.ts";

/** Something that a button and the palette both can start, and what it came to. */
export type BenchTask = (client: BenchClient) => Promise<Result<NewReport>>;

/** Collects what the bridge finds; tells how many devices that were. */
export const collectDevices: BenchTask = async (client) => {
  const result = await client.call("bench.collect", {});
  if (!result.ok) return result;
  const { found } = result.value;
  const line = found === 0 ? benchScreenText.collectedNone : benchScreenText.collectedSome;
  return ok(report(benchScreenText.collected(found), line, found === 0));
};

/** Looks into the sticks that are plugged in and the watched folders; tells how many those are. */
export const readPlaces: BenchTask = async (client) => {
  const result = await client.call("intake.readPlaces", {});
  if (!result.ok) return result;
  const { places } = result.value;
  if (places === 0) return ok(report(intakePlaceText.lookedNone, intakePlaceText.lookedNoneNext, true));
  return ok(report(intakePlaceText.looked(places), intakePlaceText.lookedNext, false));
};

/** Writes the manifest; tells where it lies. */
export const exportManifest: BenchTask = async (client) => {
  const result = await client.call("manifest.export", {});
  if (!result.ok) return result;
  const { path, rows } = result.value;
  return ok(report(shipScreenText.exported(rows), shipScreenText.exportedTo(path), false));
};

/** Runs a task and shows what it came to, trouble included. */
export async function runTask({ client, ui }: Bench, task: BenchTask): Promise<void> {
  const result = await task(client);
  ui.act.report(result.ok ? result.value : reportOfError(result.error));
}

function report(heading: string, line: string, isFault: boolean): NewReport {
  return { heading, lines: line === "" ? [] : [line], isFault, canUndo: false };
}
