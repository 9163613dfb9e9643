import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import { permissions } from "../../../shared/domain/sign-in/permission.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { BenchLink } from "../ports/bench-link.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Session, SessionDetails, SessionState } from "../ports/session.ts";
import { sessionView } from "../topics/session-view.ts";
import { createWholeTopic, type Topic } from "../topics/topic.ts";
import { createIdleWatch } from "./idle-watch.ts";
import type { RightsBook } from "./rights-book.ts";

/** What the desk works with. */
export type SessionDeskPorts = {
  readonly session: Session;
  readonly rights: RightsBook;
  readonly order: Order;
  readonly link: Pick<BenchLink, "drawCode">;
  readonly log: Log;
  /** Somebody signed in, or got or wants tried what was missing. */
  readonly onActed: () => void;
  /** When nobody uses the bench, and after how many real minutes that signs out (0: never). */
  readonly idle: { readonly clock: Pick<Clock, "now" | "setTimer">; readonly minutes: () => number };
};

/** The commands about the sign-in. */
export type SessionHandlers = Pick<
  CommandHandlers,
  | "session.signIn"
  | "session.ask"
  | "session.tryAgain"
  | "session.choose"
  | "session.cancel"
  | "session.signOut"
  | "session.active"
>;

/** The sign-in as the app sees it. */
export type SessionDesk = {
  readonly handlers: SessionHandlers;
  readonly topic: Topic<"session">;
  /** The setting may have been changed. */
  readonly refresh: () => void;
  readonly stop: Stop;
};

/** Puts session and rights in front of the page, and signs out when nobody is there. */
export function createSessionDesk({ session, rights, order, link, log, onActed, idle }: SessionDeskPorts): SessionDesk {
  let state: SessionState = { kind: "signedOut" };
  let details: SessionDetails | undefined;
  let drawn: { readonly address: string; readonly svg: string } | undefined;
  const isPartner = order.path !== undefined && order.path !== "graph";

  const drawing = (address: string): string => {
    if (drawn?.address !== address) drawn = { address, svg: link.drawCode(address) };
    return drawn.svg;
  };
  const view = () => sessionView({ state, details, facts: rights.facts(), drawing, isPartner });
  const { topic, set } = createWholeTopic("session", view());
  const show = (): void => set(view());

  const watch = createIdleWatch({
    ...idle,
    onIdle: () => {
      if (state.kind !== "signedIn") return;
      log.info("signIn.idle");
      void session.signOut(undefined, "idle").then((out) => {
        if (!out.ok) log.warn("signIn.notForgotten", { code: out.error.code });
      });
    },
  });

  const stops: readonly Stop[] = [
    session.watchState((next) => {
      const isNew = next.kind === "signedIn" && state.kind !== "signedIn";
      state = next;
      if (isNew) {
        watch.active();
        onActed();
      }
      if (next.kind === "signedOut") rights.clear();
      show();
    }),
    session.watchDetails((next) => {
      details = next;
      show();
    }),
    rights.watch(show),
    watch.stop,
  ];

  return {
    topic,
    refresh: watch.active,
    handlers: {
      "session.signIn": async ({ way }) =>
        accepted(way === "browser" ? session.signInWithBrowser() : session.signInWithDeviceCode()),
      "session.ask": async ({ permission, way }) => {
        const { resource } = permissions[permission];
        const { partnerTenantId } = order;
        const elsewhere = resource === "partnerCenter" && partnerTenantId !== undefined;
        const wish = { permissions: [permission], ...(elsewhere ? { tenant: partnerTenantId } : {}) };
        const asked = await (way === "browser" ? session.signInWithBrowser(wish) : session.signInWithDeviceCode(wish));
        if (asked.ok) {
          rights.granted(permission);
          onActed();
        }
        return accepted(Promise.resolve(asked));
      },
      "session.tryAgain": async ({ permission }) => {
        rights.dare(permission);
        onActed();
        return ok({});
      },
      "session.choose": async ({ accountId }) => {
        const chosen = await session.choose(accountId);
        if (chosen.ok) onActed();
        return accepted(Promise.resolve(chosen));
      },
      "session.cancel": async () => {
        session.cancel();
        return ok({});
      },
      "session.signOut": async ({ accountId }) => accepted(session.signOut(accountId)),
      "session.active": async () => {
        watch.active();
        return ok({});
      },
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

async function accepted(answer: Promise<Result<unknown>>): Promise<Result<Record<string, never>>> {
  const result = await answer;
  return result.ok ? ok({}) : result;
}
