import type { SessionView } from "../../../shared/contract/topics/index.ts";
import type { SessionState } from "../ports/session.ts";

/** The sign-in as a screen shows it; no token and no full user name. */
export function sessionView(state: SessionState): SessionView {
  switch (state.kind) {
    case "signedOut":
      return { kind: "signedOut", ...(state.error === undefined ? {} : { errorCode: state.error.code }) };
    case "signingIn":
      return { kind: "signingIn", way: state.way, ...state.code };
    case "signedIn":
      return { kind: "signedIn", account: state.account.displayName, tenantId: state.account.tenantId };
  }
}
