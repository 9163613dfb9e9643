import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { uploadsToPartnerCenter } from "../../../shared/domain/registration/registration-path.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { PartnerCenter, PartnerLock } from "../ports/partner-center.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Partner Center and the order's two tenants. Error: `partner.notNamed` when the order uploads nothing. */
export function partnerOf(
  { partnerCenter }: Pick<EffectPorts, "partnerCenter">,
  { order }: BenchState,
): Result<{ readonly center: PartnerCenter; readonly lock: PartnerLock }> {
  const partner = order?.partnerTenantId;
  if (partnerCenter === undefined || order === undefined || partner === undefined || !uploadsToPartnerCenter(order))
    return err(appError("refused", "partner.notNamed"));
  return ok({ center: partnerCenter, lock: { partner, customer: order.tenantId } });
}
