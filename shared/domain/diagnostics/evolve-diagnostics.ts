import type { UnitEvidence } from "../evidence/evidence.ts";
import type { Unit } from "../unit/unit.ts";
import type { DiagnosticsTrail } from "./diagnostics-trail.ts";

type DiagnosticsEvidence = UnitEvidence & {
  readonly kind: "diagnosticsRequested" | "diagnosticsCollected" | "diagnosticsFailed";
};

/** Folds what was asked and gathered of a device that failed. Files that were gathered before stay until others come. */
export function evolveDiagnostics(unit: Unit, evidence: DiagnosticsEvidence): Unit {
  return { ...unit, diagnostics: trailAfter(unit.diagnostics, evidence) };
}

function trailAfter(before: DiagnosticsTrail | undefined, evidence: DiagnosticsEvidence): DiagnosticsTrail {
  const { at, seenAt } = evidence;
  const { failure: _before, ...trail } = { ...before, askedAt: before?.askedAt ?? at };
  switch (evidence.kind) {
    case "diagnosticsRequested":
      return { ...trail, askedAt: at, isAwaited: true };
    case "diagnosticsCollected": {
      const { files, missing } = evidence;
      return { ...trail, isAwaited: false, gathered: { value: { files, missing }, seenAt } };
    }
    case "diagnosticsFailed":
      return { ...trail, isAwaited: false, failure: { value: evidence.error, seenAt } };
  }
}
