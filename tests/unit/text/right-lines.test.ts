import { describe, expect, test } from "vitest";
import type { RightView } from "../../../shared/contract/topics/session.ts";
import { permissionNames } from "../../../shared/domain/sign-in/permission.ts";
import { rightLines } from "../../../shared/text/screens/right-lines.ts";

const right: RightView = {
  name: "changeEnrollment",
  state: "unknown",
  changes: true,
  scopes: ["DeviceManagementServiceConfig.ReadWrite.All"],
};

describe("a right in words", () => {
  test.each<[Partial<RightView>, string, RegExp, RegExp]>([
    [{ state: "works", at: 0 }, "pass", /^The tenant did it at \d\d:\d\d\.$/, /^$/],
    [{ state: "expected", role: "intuneAdministrator" }, "pass", /Intune Administrator/, /^$/],
    [{ state: "untried" }, "unknown", /will show at the first use/, /^$/],
    [{ state: "doubtful", role: "globalReader" }, "warn", /Global Reader, which only reads/, /^Sign in with/],
    [{ state: "refused", at: 0 }, "fail", /refused it at \d\d:\d\d/, /then try it again/],
    [{ state: "noConsent", by: "administrator", at: 0 }, "warn", /administrator has not/, /consent link/],
    [{ state: "noConsent", by: "person", at: 0 }, "warn", /Nobody has consented/, /^Ask for it/],
    [{ state: "notAsked" }, "notApplicable", /first needed/, /^$/],
    [{}, "unknown", /Nobody is signed in/, /^$/],
  ])("%o is %s", (part, state, condition, advice) => {
    const [line] = rightLines([{ ...right, ...part }]);
    expect(line).toMatchObject({ check: "changeEnrollment", state, raw: right.scopes[0] });
    expect(line?.condition).toMatch(condition);
    expect(line?.advice).toMatch(advice);
  });

  test("every permission has a sentence of its own", () => {
    const titles = rightLines(permissionNames.map((name) => ({ ...right, name }))).map(({ title }) => title);
    expect(new Set(titles).size).toBe(permissionNames.length);
  });
});
