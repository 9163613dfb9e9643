import { useState } from "react";
import type { CommandInput } from "../../../shared/contract/commands/index.ts";
import type { UnitAction } from "../../../shared/domain/bench/unit-view.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { useBench } from "../../state/bench-context.ts";
import { reportOfConfirmation } from "../../state/report-text.ts";
import { useCommand } from "../../state/use-command.ts";

/** A question that an action asks before it is done, or the label that it made. */
export type OpenQuestion =
  | { readonly kind: "decideIdentity" | "startRework" | "routeToIt" | "failure" | "acceptReport" }
  | { readonly kind: "label"; readonly svg: string };

type Confirmation = CommandInput<"unit.confirm">["what"];

const confirmations: Readonly<Partial<Record<UnitAction, Confirmation>>> = {
  confirmStart: "started",
  confirmSuccess: "success",
  confirmStillRunning: "stillRunning",
  confirmReseal: "reseal",
  confirmPowerOff: "powerOff",
};

const questions: Readonly<Partial<Record<UnitAction, Exclude<OpenQuestion["kind"], "label">>>> = {
  decideIdentity: "decideIdentity",
  confirmFailure: "failure",
  acceptReport: "acceptReport",
  startRework: "startRework",
  routeToIt: "routeToIt",
};

/** What the buttons of the panel do: some at once, some after a question. A confirmation can be undone as a scanned one can. */
export function useUnitActions(
  unitId: string,
  serialNumber: string,
): {
  readonly act: (action: UnitAction) => Promise<void>;
  readonly isRunning: boolean;
  readonly error: AppError | undefined;
  readonly question: OpenQuestion | undefined;
  readonly closeQuestion: () => void;
} {
  const { ui } = useBench();
  const [question, setQuestion] = useState<OpenQuestion>();
  const confirm = useCommand("unit.confirm");
  const print = useCommand("unit.printLabel");
  const collect = useCommand("unit.collectAgain");
  const register = useCommand("unit.registerAgain");
  const diagnose = useCommand("unit.collectDiagnostics");
  const endRework = useCommand("unit.endRework");
  const seen = useCommand("assign.confirm");
  const all = [confirm, print, collect, register, diagnose, endRework, seen];

  async function act(action: UnitAction): Promise<void> {
    for (const command of all) command.clear();
    const what = confirmations[action];
    const kind = questions[action];
    if (what !== undefined) {
      const result = await confirm.run({ unitId, what });
      if (result.ok) ui.act.report(reportOfConfirmation(what, serialNumber));
    } else if (kind !== undefined) setQuestion({ kind });
    else if (action === "clearPast") ui.act.openPast(unitId);
    else if (action === "changeAssignment") ui.act.assign({ unitId });
    else if (action === "confirmAssignment") await seen.run({ unitId });
    else if (action === "collectAgain") await collect.run({ unitId });
    else if (action === "registerAgain") await register.run({ unitId });
    else if (action === "collectDiagnostics") await diagnose.run({ unitId });
    else if (action === "endRework") await endRework.run({ unitId });
    else if (action === "printLabel") {
      const result = await print.run({ unitId });
      if (result.ok) setQuestion({ kind: "label", svg: result.value.svg });
    }
  }

  return {
    act,
    isRunning: all.some((command) => command.isRunning),
    error: all.find((command) => command.error !== undefined)?.error,
    question,
    closeQuestion: () => setQuestion(undefined),
  };
}
