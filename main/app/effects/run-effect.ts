import { assertNever } from "../../../shared/kernel/assert-never.ts";
import type { RunEffect } from "../bench/run-effect.ts";
import { runReadChangeGroup } from "./assign-read-group.ts";
import { runSendChange } from "./assign-send.ts";
import { runClearStep } from "./clear-step.ts";
import { runCollect } from "./collect.ts";
import { runCollectDiagnostics } from "./collect-diagnostics.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { runReadPartnerJobs } from "./partner-jobs.ts";
import { runLookUpPartnerUploads } from "./partner-look-up.ts";
import { runUploadPartner } from "./partner-upload.ts";
import { runReadPast } from "./read-past.ts";
import { runReadReadiness } from "./read-readiness.ts";
import { runReadSignals } from "./read-signals.ts";
import { runReadTenant } from "./read-tenant.ts";
import { runRemoveImports } from "./remove-imports.ts";
import { runSendImports } from "./send-imports.ts";

/** One runner per effect kind: port in, evidence out. */
export function createEffectRunner(ports: EffectPorts): RunEffect {
  return (effect, state, signal) => {
    switch (effect.kind) {
      case "collect":
        return runCollect(ports, effect, state, signal);
      case "collectDiagnostics":
        return runCollectDiagnostics(ports, effect, state, signal);
      case "readReadiness":
        return runReadReadiness(ports, effect, state, signal);
      case "readSignals":
        return runReadSignals(ports, effect, state, signal);
      case "sendImports":
        return runSendImports(ports, effect, state);
      case "removeImports":
        return runRemoveImports(ports, effect, state);
      case "uploadPartner":
        return runUploadPartner(ports, effect, state);
      case "readPartnerJobs":
        return runReadPartnerJobs(ports, effect.requestIds, state);
      case "lookUpPartnerUploads":
        return runLookUpPartnerUploads(ports, effect.requestIds, state);
      case "readPast":
        return runReadPast(ports, effect, state);
      case "clearStep":
        return runClearStep(ports, effect, state);
      case "readTenant":
        return runReadTenant(ports, effect.read, state);
      case "sendChange":
        return runSendChange(ports, effect, state);
      case "readChangeGroup":
        return runReadChangeGroup(ports, effect.groupId, state);
      default:
        return assertNever(effect);
    }
  };
}
