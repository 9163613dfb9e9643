import type { EpochMs } from "../../kernel/brand.ts";
import type { Order } from "../order/order.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import type { ReleaseTrail } from "./release-trail.ts";

/** What the owner of a device, or Microsoft, needs to release it. It names the hash by its digest alone. */
export type ReleasePack = {
  readonly writtenAt: EpochMs;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly productKeyId: string;
  readonly hash?: { readonly digest: string; readonly capturedAt?: EpochMs };
  /** The tenant it is wanted in. */
  readonly customer: string;
  readonly orderNumber: string;
  readonly tenantName: string;
  readonly tenantId: string;
  readonly release: ReleaseTrail;
};

/** The evidence for the release of a unit at `now`; undefined while no other tenant was found to have it. */
export function releasePack(unit: Unit, order: Order, now: EpochMs): ReleasePack | undefined {
  const { release } = unit;
  if (release === undefined) return undefined;
  const hash = unit.hash?.value;
  return {
    writtenAt: now,
    serialNumber: serialOf(unit),
    manufacturer: hash?.manufacturer || unit.listed?.manufacturer || "",
    model: hash?.model || unit.listed?.model || "",
    productKeyId: hash?.productKeyId ?? "",
    ...(hash === undefined
      ? {}
      : { hash: { digest: hash.digest, ...(hash.capturedAt === undefined ? {} : { capturedAt: hash.capturedAt }) } }),
    customer: order.customer,
    orderNumber: order.number,
    tenantName: order.tenantName,
    tenantId: order.tenantId,
    release,
  };
}
