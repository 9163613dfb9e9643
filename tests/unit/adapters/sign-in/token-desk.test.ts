import type { AccountInfo } from "@azure/msal-node";
import { describe, expect, it } from "vitest";
import { createEndedSessions } from "../../../../main/adapters/sign-in/ended-sessions.ts";
import { signInRequired } from "../../../../main/adapters/sign-in/sign-in-error.ts";
import { createTokenDesk } from "../../../../main/adapters/sign-in/token-desk.ts";
import type { TokenWish } from "../../../../main/adapters/sign-in/token-source.ts";
import { tenantId } from "../../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

const tenant = tenantId("0f0f0f0f-1111-4222-8333-444455556666");
const accountNamed = (homeAccountId: string) => ({ homeAccountId, tenantId: tenant }) as unknown as AccountInfo;

/** A desk whose requests are answered by the test, one after the other. */
function openDesk() {
  const asked: { readonly wish: TokenWish; readonly answer: (token: Result<string>) => void }[] = [];
  const over: string[] = [];
  const ended = createEndedSessions();
  let account: AccountInfo | undefined = accountNamed("first");
  const desk = createTokenDesk({
    accounts: { accountOf: async () => account },
    ended,
    readToken: (wish) => new Promise((answer) => asked.push({ wish, answer })),
    authorityOf: (name) => name,
    explained: (error) => error,
    onEnded: (_tenant, error) => over.push(error.code),
  });
  const act = (next: string | undefined): void => {
    account = next === undefined ? undefined : accountNamed(next);
    ended.clear();
  };
  return { desk, asked, over, act };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a token that was asked for before somebody signed in or out", () => {
  it("and is refused late does not end the new sign-in: it is asked for again, for the new account", async () => {
    const { desk, asked, over, act } = openDesk();
    const token = desk.accessToken(tenant, ["read"]);
    await settled();
    act("second");
    asked[0]?.answer(err(signInRequired("the session has ended")));
    await settled();
    expect(asked.map(({ wish }) => wish.account.homeAccountId)).toEqual(["first", "second"]);
    asked[1]?.answer(ok("fresh"));
    expect(await token).toEqual(ok("fresh"));
    expect(over).toEqual([]);
  });

  it("and comes late is not used in the name of who left", async () => {
    const { desk, asked, act } = openDesk();
    const token = desk.accessToken(tenant, ["read"]);
    await settled();
    act(undefined);
    asked[0]?.answer(ok("of the first"));
    expect(await token).toMatchObject({ ok: false, error: { code: "signIn.required" } });
    expect(asked).toHaveLength(1);
  });

  it("ends the sign-in when nobody acted", async () => {
    const { desk, asked, over } = openDesk();
    const token = desk.accessToken(tenant, ["read"]);
    await settled();
    asked[0]?.answer(err(signInRequired("the session has ended")));
    expect(await token).toMatchObject({ ok: false, error: { code: "signIn.required" } });
    expect(over).toEqual(["signIn.required"]);
  });
});
