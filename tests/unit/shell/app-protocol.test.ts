import { resolve, sep } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAppProtocol, resolveAppFile } from "../../../main/shell/security/app-protocol.ts";
import { contentSecurityPolicy } from "../../../main/shell/security/csp.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

const folder = resolve("/app/renderer");
const inFolder = (name: string) => resolve(folder, name);

describe("the file a URL of the app names", () => {
  it.each([
    ["app://reseal", "index.html", "text/html; charset=utf-8"],
    ["app://reseal/", "index.html", "text/html; charset=utf-8"],
    ["app://reseal/index.html?x=1#y", "index.html", "text/html; charset=utf-8"],
    ["app://reseal/assets/index-D74B.js", "assets/index-D74B.js", "text/javascript; charset=utf-8"],
    ["app://reseal/assets/page.css", "assets/page.css", "text/css; charset=utf-8"],
    ["app://reseal/assets/a%20mark.SVG", "assets/a mark.SVG", "image/svg+xml"],
  ])("%s is %s", (url, name, contentType) => {
    expect(resolveAppFile(url, folder)).toEqual({ path: inFolder(name), contentType });
  });

  it.each([
    "file:///app/renderer/index.html",
    "https://reseal/index.html",
    "app://other/index.html",
    "app://reseal:8080/index.html",
    "app://user:word@reseal/index.html",
    "app:///index.html",
    "app:index.html",
    "",
    "not a url",
    "app://reseal/../index.html",
    "app://reseal/..",
    "app://reseal/assets/../../main/index.js",
    "app://reseal/assets/..%2f..%2fmain/index.js",
    "app://reseal/%2e%2e/main/index.js",
    "app://reseal/%2E./main/index.js",
    "app://reseal/.%2e/main/index.js",
    "app://reseal/..%5cmain%5cindex.js",
    "app://reseal/..\\main\\index.js",
    "app://reseal/assets/%252e%252e/index.js",
    "app://reseal//etc/passwd.js/../x.js",
    "app://reseal/C:/Windows/win.js",
    "app://reseal/index.html::$DATA",
    "app://reseal/index.js:stream.js",
    "app://reseal/index.html%00.js",
    "app://reseal/%ff.js",
    "app://reseal/%zz.js",
    "app://reseal/package.json",
    "app://reseal/assets/index.js.map",
    "app://reseal/assets",
    "app://reseal/assets/",
    "app://reseal/.env",
    "app://reseal/run.exe",
  ])("%j is no file of the page", (url) => {
    expect(resolveAppFile(url, folder)).toBeUndefined();
  });

  it("is inside the folder, whatever the URL", () => {
    const piece = fc.constantFrom("..", ".", "/", "\\", "%2e", "%2f", "%5c", "a", ".js", ":", "%00", "//", "?", "#");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join("")),
          fc.string(),
        ),
        (tail) => {
          const file = resolveAppFile(`app://reseal/${tail}`, folder);
          expect(file === undefined || file.path.startsWith(folder + sep)).toBe(true);
        },
      ),
    );
  });
});

describe("the app's protocol", () => {
  const body = new TextEncoder().encode("<p>hello</p>");
  function protocolWith(readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>) {
    const log = createRecordingLog();
    return { answer: createAppProtocol({ folder, readFile, log }), lines: log.lines };
  }

  it("serves a file with its type and the security headers", async () => {
    const read: string[] = [];
    const { answer, lines } = protocolWith(async (path) => {
      read.push(path);
      return body;
    });
    const response = await answer(new Request("app://reseal/index.html"));
    expect([response.status, await response.text(), read]).toEqual([200, "<p>hello</p>", [inFolder("index.html")]]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(lines()).toEqual([]);
  });

  it.each([
    ["a file that is not there", "app://reseal/none.js", "GET", 404],
    ["a foreign URL", "app://other/index.html", "GET", 404],
    ["anything but reading", "app://reseal/index.html", "POST", 405],
  ])("refuses %s, with the policy on the answer", async (_case, url, method, status) => {
    const { answer } = protocolWith(() => Promise.reject(Object.assign(new Error("no"), { code: "ENOENT" })));
    const response = await answer(new Request(url, { method }));
    expect([response.status, response.headers.get("content-security-policy")]).toEqual([status, contentSecurityPolicy]);
  });

  it("writes no path into the log", async () => {
    const { answer, lines } = protocolWith(() => Promise.reject(Object.assign(new Error(folder), { code: "EACCES" })));
    await answer(new Request("app://reseal/index.html"));
    expect(lines()).toEqual([{ level: "warn", event: "protocol.unreadable", fields: { code: "EACCES" } }]);
  });
});

describe("the content security policy", () => {
  it("starts from nothing and allows neither inline code nor any other place", () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*|blob:/);
    expect(contentSecurityPolicy).toContain("connect-src 'none'");
    expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });
});
