import type { EpochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";

/** A unit of another order of this bench PC. */
export type UnitElsewhere = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customer: string;
  readonly unitId: string;
  readonly seenAt: EpochMs;
  /** When it left the bench for good. */
  readonly shippedAt?: EpochMs;
};

/** Which order a device was taken in for, over all orders of this bench PC. Errors: `store.*`. */
export type IdentityRegister = {
  /**
   * Writes down a unit under every key that makes two units the same one (`sameUnitKeys`), in one transaction. What is
   * put last counts; keys of earlier times stay.
   */
  readonly put: (units: readonly (UnitElsewhere & { readonly keys: readonly string[] })[]) => Result<void>;
  /** For each list of keys: a unit of another order that has one of them, the newest. */
  readonly find: (
    orderId: string,
    keys: readonly (readonly string[])[],
  ) => Result<readonly (UnitElsewhere | undefined)[]>;
  readonly close: () => void;
};
