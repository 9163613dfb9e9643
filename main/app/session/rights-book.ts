import { judgeRight, noRightsFacts, type RightsFacts } from "../../../shared/domain/sign-in/judge-rights.ts";
import { type PermissionName, permissions } from "../../../shared/domain/sign-in/permission.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import type { Rights } from "../ports/rights.ts";

/** What is known of the rights of who is signed in, in the order's tenant; forgotten with the person. */
export type RightsBook = Rights & {
  readonly facts: () => RightsFacts;
  readonly watch: (listener: () => void) => Stop;
  /** Somebody consented to a permission just now. */
  readonly granted: (permission: PermissionName) => void;
  /** Somebody wants it tried: what was seen of it, and doubts, no longer count. */
  readonly dare: (permission: PermissionName) => void;
  /** Nobody is signed in any more. */
  readonly clear: () => void;
};

/** An empty book about `tenant`; what is told of another tenant stays out of it. */
export function createRightsBook(tenant: TenantId, clock: Pick<Clock, "now">): RightsBook {
  const listeners = new Set<() => void>();
  let person: string | undefined;
  let facts: RightsFacts = noRightsFacts;

  function set(next: RightsFacts): void {
    facts = next;
    for (const listener of listeners) listener();
  }

  function without(permission: PermissionName): RightsFacts {
    return {
      ...facts,
      answers: new Map([...facts.answers].filter(([name]) => name !== permission)),
      noConsent: new Map([...facts.noConsent].filter(([name]) => name !== permission)),
    };
  }

  const withScopes = (more: readonly string[]): readonly string[] => [...new Set([...(facts.scopes ?? []), ...more])];

  return {
    facts: () => facts,
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tokenSeen: (seenTenant, { personId, scopes = [], roleIds }) => {
      if (seenTenant !== tenant) return;
      if (personId !== person) facts = noRightsFacts;
      const isNews =
        personId !== person ||
        scopes.some((scope) => facts.scopes?.includes(scope) !== true) ||
        (roleIds !== undefined && roleIds.join(" ") !== facts.roleIds?.join(" "));
      person = personId;
      // Each token carries what it was asked for; what one of them has, the person has.
      if (isNews) set({ ...facts, scopes: withScopes(scopes), ...(roleIds === undefined ? {} : { roleIds }) });
    },
    answered: (permission, kind) => {
      const before = facts.answers.get(permission)?.kind;
      const answers = new Map(facts.answers).set(permission, { kind, at: clock.now() });
      if (before === kind) facts = { ...facts, answers };
      else set({ ...without(permission), answers });
    },
    notGranted: (permission, by) => {
      const noConsent = new Map(facts.noConsent).set(permission, { by, at: clock.now() });
      set({ ...facts, noConsent });
    },
    refusalOf: (permission) => {
      const { state } = judgeRight(facts, permission);
      if (state !== "refused" && state !== "doubtful") return undefined;
      const context = { permission, reason: state };
      return retryWhenTechnicianActs(appError("unauthorised", "graph.forbidden", context, `${permission} ${state}`));
    },
    granted: (permission) => set({ ...without(permission), scopes: withScopes(permissions[permission].scopes) }),
    dare: (permission) => set({ ...without(permission), dared: new Set(facts.dared).add(permission) }),
    clear: () => {
      person = undefined;
      set(noRightsFacts);
    },
  };
}
