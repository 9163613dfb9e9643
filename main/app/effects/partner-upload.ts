import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { PartnerAnswer } from "../../../shared/domain/partner-center/partner-facts.ts";
import { partnerIdentityOf } from "../../../shared/domain/partner-center/partner-identity.ts";
import type { PartnerDevice } from "../../../shared/domain/partner-center/records.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import type { UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { PartnerLock } from "../ports/partner-center.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { partnerOf } from "./partner-lock.ts";

/** Makes a batch, or adds to one. What became of the call is evidence; a call that broke off leaves it unclear. */
export async function runUploadPartner(
  ports: EffectPorts,
  effect: Effect & { readonly kind: "uploadPartner" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const partner = partnerOf(ports, state());
  if (!partner.ok) return outcomeOf(ports, effect.requestId, { kind: "notTaken", error: partner.error });
  const prepared = effect.items.map(({ unitId }) => ({ unitId, device: deviceOf(ports, state(), unitId) }));
  const refusals = prepared.flatMap(({ unitId, device }): readonly Draft[] =>
    device.ok
      ? []
      : [{ kind: "partnerRowRefused", source: "E-PC", at: ports.clock.now(), unitId, error: device.error }],
  );
  const [first] = refusals;
  if (first !== undefined) {
    // Results come by position: an upload goes out as it was journaled, or not at all. The others go with the next one.
    const error = prepared.flatMap(({ device }) => (device.ok ? [] : [device.error]))[0] ?? missingHash();
    const { drafts } = outcomeOf(ports, effect.requestId, { kind: "notTaken", error });
    return { drafts: [...refusals, ...drafts] };
  }
  const devices = prepared.flatMap(({ device }) => (device.ok ? [device.value] : []));
  return send(ports, partner.value, effect, devices);
}

async function send(
  ports: EffectPorts,
  { center, lock }: { readonly center: NonNullable<EffectPorts["partnerCenter"]>; readonly lock: PartnerLock },
  { requestId, batchId, isAddition }: Effect & { readonly kind: "uploadPartner" },
  devices: readonly PartnerDevice[],
): Promise<EffectOutcome> {
  const upload = { requestId, batchId, devices };
  const answer = await (isAddition ? center.addToBatch(lock, upload) : center.createBatch(lock, upload));
  if (answer.ok) return outcomeOf(ports, requestId, { kind: "accepted", trackingId: answer.value });
  const { error } = answer;
  // The batch's name is this upload's alone: if it is there, this upload has arrived before.
  if (error.code === "partner.conflict" && !isAddition) return outcomeOf(ports, requestId, { kind: "present" });
  return outcomeOf(ports, requestId, { kind: fateOf(error), error });
}

/** What an error says about whether the upload was worked on. */
function fateOf({ code, context }: AppError): "refused" | "notTaken" | "unclear" {
  switch (code) {
    case "partner.invalid":
      return "refused";
    case "partner.unavailable":
    case "partner.badAnswer":
      return "unclear";
    case "partner.conflict":
      return "unclear";
    default:
      // Not signed in, not allowed, held back, never sent: the service did nothing.
      return context.arrival === "unknown" ? "unclear" : "notTaken";
  }
}

function outcomeOf({ clock }: EffectPorts, requestId: string, answer: PartnerAnswer): EffectOutcome {
  const draft: Draft = { kind: "partnerUploadAnswered", source: "E-PC", at: clock.now(), requestId, answer };
  // A refused call is answered: what follows from it is planned at once. Everything else waits before it is tried again.
  const isRepeated = answer.kind === "notTaken" || answer.kind === "unclear";
  return { drafts: [draft], ...(isRepeated ? { error: answer.error } : {}) };
}

const empty: PartnerDevice = { serialNumber: "", productKey: "", hardwareHash: "", manufacturer: "", model: "" };

function deviceOf({ store }: EffectPorts, state: BenchState, id: UnitId): Result<PartnerDevice> {
  const unit = mapGet(state.units, id);
  const identity = unit === undefined ? undefined : partnerIdentityOf(unit);
  switch (identity?.kind) {
    case undefined:
      return err(missingHash());
    case "tuple": {
      const { serialNumber, manufacturer, model } = identity;
      return ok({ ...empty, serialNumber, manufacturer, model });
    }
    case "productKey":
      return ok({ ...empty, productKey: identity.productKey });
    case "hash": {
      const text = store.getHardwareHash(identity.digest);
      if (!text.ok) return text;
      if (text.value === undefined) return err(missingHash());
      return ok({ ...empty, serialNumber: identity.serialNumber, hardwareHash: text.value });
    }
  }
}

function missingHash(): AppError {
  return appError("notFound", "unit.hashNotStored");
}
