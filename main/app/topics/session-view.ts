import type { SessionView } from "../../../shared/contract/topics/session.ts";
import { judgeRights, type RightsFacts } from "../../../shared/domain/sign-in/judge-rights.ts";
import type { SessionDetails, SessionState } from "../ports/session.ts";

/** What a screen knows of the sign-in; `drawing` is the code's page as a QR code (SVG). */
export type SessionSources = {
  readonly state: SessionState;
  readonly details: SessionDetails | undefined;
  readonly facts: RightsFacts;
  readonly drawing: (address: string) => string;
  /** The order goes through Partner Center too, so that rights there matter. */
  readonly isPartner: boolean;
};

/** The sign-in as a screen shows it; no token and no full user name. */
export function sessionView({ state, details, facts, drawing, isPartner }: SessionSources): SessionView {
  const rights = judgeRights(facts).filter(({ name }) => isPartner || name !== "partnerCenter");
  return {
    ...stateView(state, drawing),
    ...(details === undefined ? {} : { around: { ...details, accounts: [...details.accounts] } }),
    rights: rights.map((right) => ({ ...right, scopes: [...right.scopes] })),
  };
}

function stateView(state: SessionState, drawing: (address: string) => string): Omit<SessionView, "rights" | "around"> {
  switch (state.kind) {
    case "signedOut":
      return { kind: "signedOut", ...(state.error === undefined ? {} : { error: state.error }) };
    case "signingIn": {
      const { way, code } = state;
      return {
        kind: "signingIn",
        way,
        ...(code === undefined ? {} : { code: { ...code, drawing: drawing(code.address) } }),
      };
    }
    case "signedIn":
      return { kind: "signedIn", account: state.account.displayName, tenantId: state.account.tenantId };
  }
}
