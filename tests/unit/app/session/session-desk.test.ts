import { expect, onTestFinished, test } from "vitest";
import type { Session, SessionState, SignInWish } from "../../../../main/app/ports/session.ts";
import { createSessionDesk } from "../../../../main/app/session/create-session-desk.ts";
import { createRightsBook } from "../../../../main/app/session/rights-book.ts";
import type { SessionView } from "../../../../shared/contract/topics/session.ts";
import type { Order } from "../../../../shared/domain/order/order.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { tenantId } from "../../../../shared/kernel/brand.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { order } from "../../../support/records.ts";
import { createVirtualClock } from "../../../support/virtual-clock.ts";

const minute = 60_000;
const partnerTenantId = tenantId("99999999-1111-4222-8333-444455556666");
const account = { tenantId: order().tenantId, displayName: "Tessa" };

/** A desk in front of a session that does what it is told, with what reached that session. */
function openDesk(
  options: { readonly order?: Partial<Order>; readonly refuses?: boolean; readonly minutes?: number } = {},
) {
  const clock = createVirtualClock();
  const asked: string[] = [];
  const acted: string[] = [];
  let tell: (state: SessionState) => void = () => undefined;
  const signIn = (way: string) => async (wish?: SignInWish) => {
    asked.push(`${way} ${wish?.permissions?.join(" ") ?? ""} ${wish?.tenant ?? ""}`.trim());
    return options.refuses === true ? err(appError("cancelled", "signIn.cancelled")) : ok(account);
  };
  const session: Session = {
    watchState: (listener) => {
      tell = listener;
      listener({ kind: "signedOut" });
      return () => undefined;
    },
    watchDetails: () => () => undefined,
    resume: async () => false,
    signInWithBrowser: signIn("browser"),
    signInWithDeviceCode: signIn("deviceCode"),
    choose: async (id) => {
      asked.push(`choose ${id}`);
      return ok(undefined);
    },
    cancel: () => void asked.push("cancel"),
    signOut: async (id, why) => {
      asked.push(`signOut ${id ?? "all"} ${why ?? ""}`.trim());
      return ok(undefined);
    },
  };
  const rights = createRightsBook(order().tenantId, clock);
  const desk = createSessionDesk({
    session,
    rights,
    order: order(options.order),
    link: { drawCode: (text) => `<svg>${text}</svg>` },
    log: createRecordingLog(),
    onActed: () => void acted.push("acted"),
    idle: { clock, minutes: () => options.minutes ?? 15 },
  });
  onTestFinished(desk.stop);
  let view: SessionView | undefined;
  desk.topic.watch((message) => {
    view = "snapshot" in message ? message.snapshot : message.patch;
  });
  const shown = (): SessionView => {
    if (view === undefined) throw new Error("nothing is shown");
    return view;
  };
  return { desk, clock, asked, acted, rights, shown, tell: (state: SessionState) => tell(state) };
}

test("who is signed in and idle is signed out for that reason, once; who is not is left alone", async () => {
  const { clock, asked, tell } = openDesk();
  await clock.advance(60 * minute);
  expect(asked).toEqual([]);
  tell({ kind: "signedIn", account });
  await clock.advance(14 * minute);
  expect(asked).toEqual([]);
  await clock.advance(minute);
  expect(asked).toEqual(["signOut all idle"]);
});

test("a hand at the bench puts the sign-out off", async () => {
  const { desk, clock, asked, tell } = openDesk();
  tell({ kind: "signedIn", account });
  await clock.advance(14 * minute);
  await desk.handlers["session.active"]({});
  await clock.advance(14 * minute);
  expect(asked).toEqual([]);
});

test("signing in tells the bench that somebody acted, and signing out forgets the person's rights", () => {
  const { rights, acted, shown, tell } = openDesk();
  tell({ kind: "signedIn", account });
  expect(acted).toEqual(["acted"]);
  rights.tokenSeen(order().tenantId, { personId: "a", scopes: ["User.Read"] });
  expect(shown().rights.find(({ name }) => name === "readTenant")?.state).toBe("untried");
  tell({ kind: "signedOut" });
  expect(shown().rights.every(({ state }) => state === "unknown")).toBe(true);
});

test("asking for a permission that is given shows it and lets the work go on", async () => {
  const { desk, asked, acted, shown } = openDesk();
  const ask = { permission: "changeEnrollment", way: "deviceCode" } as const;
  expect(await desk.handlers["session.ask"](ask)).toEqual({ ok: true, value: {} });
  expect(asked).toEqual(["deviceCode changeEnrollment"]);
  expect(acted).toEqual(["acted"]);
  expect(shown().rights.find(({ name }) => name === "changeEnrollment")?.state).toBe("untried");
});

test("another account that works here lets the work go on", async () => {
  const { desk, asked, acted } = openDesk();
  expect(await desk.handlers["session.choose"]({ accountId: "b" })).toEqual({ ok: true, value: {} });
  expect(asked).toEqual(["choose b"]);
  expect(acted).toEqual(["acted"]);
});

test("asking for a permission that is not given changes nothing", async () => {
  const { desk, acted, shown } = openDesk({ refuses: true });
  const answer = await desk.handlers["session.ask"]({ permission: "changeEnrollment", way: "browser" });
  expect(answer).toMatchObject({ ok: false, error: { code: "signIn.cancelled" } });
  expect(acted).toEqual([]);
  expect(shown().rights.find(({ name }) => name === "changeEnrollment")?.state).toBe("unknown");
});

test("Partner Center is asked for in the partner's tenant, and shown only where the order goes through it", async () => {
  const graphOnly = openDesk();
  expect(graphOnly.shown().rights.map(({ name }) => name)).not.toContain("partnerCenter");
  const { desk, asked, shown } = openDesk({ order: { path: "both", partnerTenantId } });
  expect(shown().rights.map(({ name }) => name)).toContain("partnerCenter");
  await desk.handlers["session.ask"]({ permission: "partnerCenter", way: "browser" });
  expect(asked).toEqual([`browser partnerCenter ${partnerTenantId}`]);
});

test("a device code comes with its page drawn", () => {
  const { shown, tell } = openDesk();
  const code = { userCode: "ABCD", address: "https://login.example/device", expiresAt: 900_000 };
  tell({ kind: "signingIn", way: "deviceCode", code });
  expect(shown()).toMatchObject({
    way: "deviceCode",
    code: { ...code, drawing: "<svg>https://login.example/device</svg>" },
  });
});
