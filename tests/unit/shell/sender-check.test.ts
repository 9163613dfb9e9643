import { describe, expect, it } from "vitest";
import { type CallSender, isTrustedSender } from "../../../main/shell/ipc/sender-check.ts";
import { isAppUrl } from "../../../main/shell/security/app-origin.ts";

const known = (contentsId: number) => contentsId === 7;
const from = (url: string, overrides: Partial<CallSender> = {}): CallSender => ({
  sender: { id: 7 },
  senderFrame: { url, parent: null },
  ...overrides,
});

describe("the sender of a call", () => {
  it.each(["app://reseal/index.html", "app://reseal/", "app://reseal/index.html?view=ship#unit"])(
    "trusts %s",
    (url) => {
      expect(isTrustedSender(from(url), known)).toBe(true);
    },
  );

  it.each([
    ["another window", from("app://reseal/index.html", { sender: { id: 8 } })],
    ["a frame that is gone", from("", { senderFrame: null })],
    ["a child frame", from("", { senderFrame: { url: "app://reseal/index.html", parent: {} } })],
  ])("refuses %s", (_case, event) => {
    expect(isTrustedSender(event, known)).toBe(false);
  });

  it.each([
    "",
    "about:blank",
    "file:///index.html",
    "http://reseal/index.html",
    "https://reseal/index.html",
    "app://reseal.example/index.html",
    "app://example/reseal",
    "app://reseal:81/index.html",
    "app://user@reseal/index.html",
    "app://reseal@example/index.html",
    "app:reseal/index.html",
    "APP2://reseal/",
    "data:text/html,app://reseal/",
    "devtools://devtools/bundled/inspector.html",
    "http://localhost:5173/",
  ])("refuses the origin of %j", (url) => {
    expect(isAppUrl(url)).toBe(false);
    expect(isTrustedSender(from(url), known)).toBe(false);
  });
});
