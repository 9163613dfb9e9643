import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { Bench } from "../bench/bench-loop.ts";
import type { Clock } from "../ports/clock.ts";
import { type ReleasePackPorts, saveReleasePack } from "./save-release-pack.ts";

/** Commands about a unit's past and its release by another tenant. */
type ClearHandlers = Pick<
  CommandHandlers,
  "past.look" | "past.clear" | "past.resume" | "past.giveUp" | "release.note" | "release.savePack" | "release.tell"
>;

/** One handler per command. Each only translates: what may be done is decided by the domain. */
export function clearHandlers(
  ports: ReleasePackPorts & { readonly bench: Bench; readonly clock: Clock },
  submit: (command: Command) => Promise<Result<void>>,
): ClearHandlers {
  const act = async (command: Command): Promise<Result<Record<string, never>>> => {
    const answer = await submit(command);
    return answer.ok ? ok({}) : answer;
  };
  return {
    "past.look": (input) => act({ kind: "lookAtPast", unitId: unitId(input.unitId) }),
    "past.clear": ({ way, recordIds, identifiers, typed, ...input }) =>
      act({ kind: "clearPast", unitId: unitId(input.unitId), way, recordIds, identifiers, typed }),
    "past.resume": (input) => act({ kind: "resumeClearing", unitId: unitId(input.unitId) }),
    "past.giveUp": (input) => act({ kind: "giveUpClearing", unitId: unitId(input.unitId) }),
    "release.note": ({ caseNumber, papers, note, ...input }) =>
      act({ kind: "noteRelease", unitId: unitId(input.unitId), caseNumber, papers, note }),
    "release.savePack": async (input) => {
      const saved = await saveReleasePack(ports, ports.bench.state(), input, ports.clock.now());
      if (!saved.ok) return saved;
      const noted = await submit({ kind: "notePack", unitId: unitId(input.unitId), withHash: input.withHash });
      return noted.ok ? saved : noted;
    },
    "release.tell": ({ identifiers, ...input }) =>
      act({ kind: "tellReleased", unitId: unitId(input.unitId), identifiers }),
  };
}
