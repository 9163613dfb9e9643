import type { EpochMs } from "../../kernel/brand.ts";
import { mapGet, mapValues } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { RegistrationPath } from "../order/order.ts";
import { uploadsToPartnerCenter } from "../registration/registration-path.ts";
import { missingAfterMs } from "./missing-after.ts";
import { partnerOutcome } from "./partner-outcome.ts";
import type { PartnerUpload } from "./partner-upload.ts";
import { isReconciled, type ReconcileRow, type ReconcileState, reconcileUnit } from "./reconcile.ts";
import type { PartnerStatus } from "./records.ts";
import { refusalCourse } from "./stopped-uploads.ts";

/** One upload as a person follows it. */
export type UploadView = {
  readonly requestId: string;
  readonly batchId: string;
  readonly isAddition: boolean;
  readonly state: PartnerUpload["state"];
  readonly jobStatus: PartnerStatus;
  readonly rows: number;
  /** Devices with a result that is fine, and with one that is not. */
  readonly done: number;
  readonly failed: number;
  readonly since: EpochMs;
  /** By when it should have ended; absent once it has. */
  readonly until?: EpochMs;
  /** Code of the error it waits after. */
  readonly error: string;
};

/** The order's way through Partner Center. */
export type PartnerView = {
  readonly path: RegistrationPath;
  /** This bench uploads; otherwise somebody uploads the exported file. */
  readonly uploads: boolean;
  readonly customer?: { readonly name: string; readonly domain: string; readonly chosenAt: EpochMs };
  /** Calls are refused whatever is in them: nothing more is sent until the customer is chosen again. */
  readonly isStopped: boolean;
  /** Newest first. */
  readonly jobs: readonly UploadView[];
  readonly counts: Readonly<Record<ReconcileState, number>>;
  /** The tenant's devices were last read well at this time. */
  readonly registrationsReadAt?: EpochMs;
};

/** Uploads that are shown; what older ones came to stands with their units. */
const mostJobs = 50;

/** What a person sees of Partner Center at `now`; nothing but the path for an order that does not go there. */
export function projectPartner(state: BenchState, registrationsReadAt: EpochMs | undefined, now: EpochMs): PartnerView {
  const { order, partner } = state;
  const path = order?.path ?? "graph";
  const counts = { proven: 0, waiting: 0, flagged: 0 };
  if (order === undefined || path === "graph")
    return { path: "graph", uploads: false, isStopped: false, jobs: [], counts };
  for (const row of reconcileRows(state, registrationsReadAt, now)) counts[row.state] += 1;
  const { customer } = partner;
  return {
    path,
    uploads: uploadsToPartnerCenter(order),
    isStopped: isStopped(state),
    ...(customer === undefined
      ? {}
      : { customer: { name: customer.name, domain: customer.domain, chosenAt: customer.chosenAt } }),
    jobs: partner.uploads
      .slice(-mostJobs)
      .toReversed()
      .map((upload) => uploadView(state, upload)),
    counts,
    ...(registrationsReadAt === undefined ? {} : { registrationsReadAt }),
  };
}

const gravity: Readonly<Record<ReconcileState, number>> = { flagged: 0, waiting: 1, proven: 2 };

/** The reconcile list: what needs somebody first, then the longest in its state. */
export function reconcileRows(
  state: BenchState,
  registrationsReadAt: EpochMs | undefined,
  now: EpochMs,
): readonly ReconcileRow[] {
  const { order } = state;
  if (order === undefined || (order.path ?? "graph") === "graph") return [];
  const context = {
    ...(registrationsReadAt === undefined ? {} : { registrationsReadAt }),
    isCustomerChosen: state.partner.customer !== undefined,
    uploads: uploadsToPartnerCenter(order),
    isStopped: isStopped(state),
    now,
  };
  return [...mapValues(state.units)]
    .filter(isReconciled)
    .map((unit) => reconcileUnit(unit, context))
    .toSorted((left, right) => gravity[left.state] - gravity[right.state] || left.since - right.since);
}

function isStopped({ partner }: BenchState): boolean {
  return refusalCourse(partner) === "stopped";
}

function uploadView(state: BenchState, upload: PartnerUpload): UploadView {
  const { requestId, batchId, isAddition, unitIds, sentAt, job, error } = upload;
  let done = 0;
  let failed = 0;
  for (const id of unitIds) {
    const trail = mapGet(state.units, id)?.partner;
    if (trail?.requestId !== requestId) continue;
    const { kind } = partnerOutcome(trail);
    if (kind === "done" || kind === "alreadyHere") done += 1;
    else if (kind === "refused" || kind === "foreignTenant" || kind === "retryable") failed += 1;
  }
  const isOver = upload.state === "ended" || upload.state === "refused" || upload.state === "notTaken";
  return {
    requestId,
    batchId,
    isAddition,
    state: upload.state,
    jobStatus: job?.status ?? "unknown",
    rows: unitIds.length,
    done,
    failed,
    since: sentAt,
    ...(isOver ? {} : { until: (sentAt + missingAfterMs) as EpochMs }),
    error: upload.state === "notTaken" || upload.state === "unclear" ? (error?.code ?? "") : "",
  };
}
