import { createScanDesk } from "../../../main/app/commands/scan-desk.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { type Step, smoothLife } from "../../support/builders.ts";
import { draftsOf, openLoopBench } from "../../support/loop-bench.ts";
import { order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

/** The unit of most scans. */
export const a = unitSteps("A");
/** The other unit. */
export const b = unitSteps("B");
/** Two units: one ready to be started, one with its hash only. */
export const two: readonly Step[] = [
  ...smoothLife("readyToStart"),
  b.seen(),
  b.hashRead(1, { productKeyId: "3300326890139" }),
];

/** A desk over a bench on which this has happened, an hour and twenty minutes after the order was opened. */
export async function deskWith(...steps: readonly Step[]) {
  const { bench, clock, journal } = openLoopBench();
  await bench.submit({ kind: "openOrder", order: order() }, "T");
  await clock.advance(80 * 60_000);
  await bench.record(draftsOf(...steps));
  const desk = createScanDesk(
    { state: bench.state, submit: (command) => bench.submit(command, "Technician 07") },
    clock,
  );
  /** What a scan did: text code and unit, or the error's code. */
  const scan = async (text: string, openUnitId?: string): Promise<string> => {
    const answer = await desk(text, openUnitId);
    return answer.ok ? `${answer.value.text.code} ${answer.value.unitId ?? ""}`.trim() : answer.error.code;
  };
  const unitOf = (name: string) => mapGet(bench.state().units, name);
  return {
    scan,
    clock,
    journal,
    slotOf: (name: string) => unitOf(name)?.slot,
    stageOf: (name: string) => unitOf(name)?.stage,
  };
}
