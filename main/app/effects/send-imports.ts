import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect, ImportItem } from "../../../shared/domain/bench/plan/effect.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { ImportRecord, ImportRequest } from "../../../shared/domain/tenant/records.ts";
import { serialOf } from "../../../shared/domain/unit/unit.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

type Prepared = { readonly item: ImportItem; readonly request: Result<ImportRequest> };

/** Sends one import call. What became of each row is evidence; a call that broke off leaves its rows unclear. */
export async function runSendImports(
  ports: EffectPorts,
  { items }: Effect & { readonly kind: "sendImports" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order } = state();
  if (order === undefined) return { drafts: [] };
  const prepared = items.map((item) => ({ item, request: requestFor(ports, item, state(), order) }));
  const refusals = prepared.flatMap(({ item, request }) =>
    request.ok ? [] : [failure(ports, item, request.error, true)],
  );
  const sendable = prepared.filter(
    (entry): entry is Prepared & { readonly request: { readonly ok: true; readonly value: ImportRequest } } =>
      entry.request.ok,
  );
  if (sendable.length === 0) return { drafts: refusals };

  const replaced = items.flatMap((item) => (item.replacesRecordId === undefined ? [] : [item.replacesRecordId]));
  if (replaced.length > 0) {
    const removed = await ports.directory.deleteImports(order.tenantId, replaced);
    if (!removed.ok)
      return { drafts: sendable.map(({ item }) => failure(ports, item, removed.error, false)), error: removed.error };
  }
  const sent = await sendRows(
    ports,
    order,
    sendable.map(({ item, request }) => ({ item, row: request.value })),
  );
  return { drafts: [...refusals, ...sent.drafts], ...(sent.error === undefined ? {} : { error: sent.error }) };
}

type SendableRow = { readonly item: ImportItem; readonly row: ImportRequest };

/** One bad row makes Graph refuse the whole call: it is halved until the bad row is alone. */
async function sendRows(ports: EffectPorts, order: Order, rows: readonly SendableRow[]): Promise<EffectOutcome> {
  const answer = await ports.directory.importIdentities(
    order.tenantId,
    rows.map(({ row }) => row),
  );
  if (answer.ok) return { drafts: rows.map((sent, index) => accepted(ports, sent, answer.value, index)) };
  const isRefused = answer.error.code === "graph.invalid";
  if (isRefused && rows.length > 1) {
    const middle = Math.ceil(rows.length / 2);
    const first = await sendRows(ports, order, rows.slice(0, middle));
    const second = await sendRows(ports, order, rows.slice(middle));
    const error = first.error ?? second.error;
    return { drafts: [...first.drafts, ...second.drafts], ...(error === undefined ? {} : { error }) };
  }
  const drafts = rows.map(({ item }) => failure(ports, item, answer.error, isRefused));
  return isRefused ? { drafts } : { drafts, error: answer.error };
}

/** The import id says which record is whose; a record without one is taken by its place, as the service keeps the order. */
function accepted(ports: EffectPorts, { item }: SendableRow, records: readonly ImportRecord[], index: number): Draft {
  const inPlace = records[index]?.importId === "" ? records[index] : undefined;
  const record = records.find((known) => known.importId === item.importId) ?? inPlace;
  if (record === undefined) return failure(ports, item, appError("unavailable", "graph.badAnswer"), false);
  return { kind: "importAccepted", source: "E-IMP", at: ports.clock.now(), unitId: item.unitId, record };
}

function requestFor({ store }: EffectPorts, item: ImportItem, state: BenchState, order: Order): Result<ImportRequest> {
  const unit = mapGet(state.units, item.unitId);
  const hash = unit?.hash;
  if (unit === undefined || hash === undefined) return { ok: false, error: appError("notFound", "unit.hashNotStored") };
  const text = store.getHardwareHash(hash.value.digest);
  if (!text.ok) return text;
  if (text.value === undefined) return { ok: false, error: appError("notFound", "unit.hashNotStored") };
  return ok({
    importId: item.importId,
    serialNumber: serialOf(unit),
    hardwareHash: text.value,
    groupTag: order.groupTag,
    assignedUser: "",
  });
}

function failure({ clock }: EffectPorts, item: ImportItem, error: AppError, refused: boolean): Draft {
  return { kind: "importFailed", source: "E-IMP", at: clock.now(), unitId: item.unitId, error, refused };
}
