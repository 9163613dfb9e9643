import { expect, test } from "vitest";
import { createRightsBook } from "../../../../main/app/session/rights-book.ts";
import { judgeRight } from "../../../../shared/domain/sign-in/judge-rights.ts";
import { epochMs, tenantId } from "../../../../shared/kernel/brand.ts";

const tenant = tenantId("0f0f0f0f-1111-4222-8333-444455556666");
const change = ["DeviceManagementServiceConfig.ReadWrite.All"];
const globalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

function openBook() {
  let now = 1_000;
  const book = createRightsBook(tenant, { now: () => epochMs(now) });
  const stateOf = () => judgeRight(book.facts(), "changeEnrollment").state;
  const wait = (ms: number): void => {
    now += ms;
  };
  return { book, stateOf, wait };
}

test("what one token has, the person has; what is told of another tenant is none of it", () => {
  const { book, stateOf } = openBook();
  book.tokenSeen(tenant, { personId: "a", scopes: ["User.Read"] });
  expect(stateOf()).toBe("notAsked");
  book.tokenSeen(tenantId("99999999-1111-4222-8333-444455556666"), { personId: "a", scopes: change });
  expect(stateOf()).toBe("notAsked");
  book.tokenSeen(tenant, { personId: "a", scopes: change });
  book.tokenSeen(tenant, { personId: "a", scopes: ["User.Read"] });
  expect(stateOf()).toBe("untried");
});

test("a refused change is not sent again by the same person, until somebody wants it tried", () => {
  const { book, stateOf } = openBook();
  book.tokenSeen(tenant, { personId: "a", scopes: change });
  expect(book.refusalOf("changeEnrollment")).toBeUndefined();
  book.answered("changeEnrollment", "refused");
  expect(book.refusalOf("changeEnrollment")).toMatchObject({
    code: "graph.forbidden",
    retry: { when: "technicianActs" },
    context: { reason: "refused" },
  });
  book.dare("changeEnrollment");
  expect(book.refusalOf("changeEnrollment")).toBeUndefined();
  book.answered("changeEnrollment", "allowed");
  expect(stateOf()).toBe("works");
});

test("another person starts without what was seen of the one before", () => {
  const { book, stateOf } = openBook();
  book.tokenSeen(tenant, { personId: "a", scopes: change });
  book.answered("changeEnrollment", "refused");
  book.tokenSeen(tenant, { personId: "b", scopes: change });
  expect(stateOf()).toBe("untried");
  book.clear();
  expect(stateOf()).toBe("unknown");
});

test("roles count as soon as a token names them, also where its scopes were known before, and as they change", () => {
  const { book, stateOf } = openBook();
  book.tokenSeen(tenant, { personId: "a", scopes: change });
  expect(stateOf()).toBe("untried");
  book.tokenSeen(tenant, { personId: "a", scopes: change, roleIds: [globalReader] });
  expect(stateOf()).toBe("doubtful");
  book.tokenSeen(tenant, { personId: "a", scopes: change, roleIds: ["3a2c62db-5318-420d-8d74-23affee5d9d5"] });
  expect(stateOf()).toBe("expected");
});

test("a role that only reads keeps changes back, and only changes", () => {
  const { book, stateOf } = openBook();
  book.tokenSeen(tenant, { personId: "a", scopes: change, roleIds: [globalReader] });
  expect(stateOf()).toBe("doubtful");
  expect(book.refusalOf("changeEnrollment")).toMatchObject({ context: { reason: "doubtful" } });
  expect(book.refusalOf("readEnrollment")).toBeUndefined();
});

test("missing consent is told until somebody gives it", () => {
  const { book, stateOf } = openBook();
  const told: string[] = [];
  book.tokenSeen(tenant, { personId: "a", scopes: [] });
  book.watch(() => told.push(stateOf()));
  book.notGranted("changeEnrollment", "administrator");
  book.granted("changeEnrollment");
  expect(told).toEqual(["noConsent", "untried"]);
});

test("the time of an answer moves on without a stir", () => {
  const { book, wait } = openBook();
  const stirs: string[] = [];
  book.watch(() => stirs.push("stir"));
  book.answered("readEnrollment", "allowed");
  wait(5_000);
  book.answered("readEnrollment", "allowed");
  expect(stirs).toHaveLength(1);
  expect(judgeRight(book.facts(), "readEnrollment").at).toBe(6_000);
});
