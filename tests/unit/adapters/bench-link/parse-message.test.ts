import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorScript } from "../../../../main/adapters/bench-link/collector-script.ts";
import { parseMessage } from "../../../../main/adapters/bench-link/read-message.ts";
import { linkPairSchema, linkReportSchema } from "../../../../shared/contract/link/messages.ts";
import { diagnosticsChannels } from "../../../../shared/domain/diagnostics/diagnostics-channels.ts";
import { networkEndpoints } from "../../../../shared/domain/network/network-endpoints.ts";
import { scriptFolders } from "../../../support/open-link.ts";

const text = fc.string({ maxLength: 100 });
const pairs = fc.record({
  v: fc.constant(1),
  code: fc.string({ minLength: 1, maxLength: 32 }),
  nonce: fc.stringMatching(/^[0-9a-f]{32}$/),
  device: fc.record({ serialNumber: text, uuid: fc.string({ maxLength: 64 }), manufacturer: text, model: text }),
  powerShellVersion: fc.string({ maxLength: 64 }),
});
const heads = {
  v: fc.constant(1),
  session: fc.string({ minLength: 1, maxLength: 64 }),
  count: fc.integer({ min: 1, max: 2_147_483_647 }),
  op: fc.constantFrom("collect", "readiness", "signals", "network"),
};
const reports = fc.oneof(
  fc.record({ ...heads, ok: fc.constant(true), result: fc.jsonValue() }),
  fc.record({ ...heads, ok: fc.constant(false), error: fc.record({ code: fc.constant("failed"), detail: text }) }),
);
const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), "utf8");

describe("a message of a device", () => {
  test("of the agreed form is taken as it is", () => {
    fc.assert(
      fc.property(pairs, (message) => {
        expect(parseMessage(bytesOf(message), linkPairSchema)).toEqual({ ok: true, value: message });
      }),
    );
    fc.assert(
      fc.property(reports, (message) => {
        const parsed = parseMessage(bytesOf(message), linkReportSchema);
        expect(parsed).toEqual({ ok: true, value: JSON.parse(JSON.stringify(message)) });
      }),
    );
  });

  test("of any other bytes is refused, and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(parseMessage(bytes, linkPairSchema)).toEqual({ ok: false, error: "wrongForm" });
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseMessage(bytesOf(value), linkReportSchema)).toEqual({ ok: false, error: "wrongForm" });
      }),
    );
  });

  test("with a byte changed is either refused or still a message", () => {
    fc.assert(
      fc.property(pairs, fc.nat(), fc.integer({ min: 0, max: 255 }), (message, place, byte) => {
        const bytes = Uint8Array.from(bytesOf(message));
        bytes[place % bytes.length] = byte;
        const parsed = parseMessage(bytes, linkPairSchema);
        if (parsed.ok) expect(Object.keys(parsed.value).toSorted()).toEqual(Object.keys(message).toSorted());
      }),
    );
  });

  test("with one more member, or one less, is refused", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom("__proto__", "constructor", "result", "x"), (message, name) => {
        const more = JSON.stringify(message).replace(/^\{/, `{"${name}":{},`);
        expect(parseMessage(Buffer.from(more), linkPairSchema).ok).toBe(false);
        const { nonce: _nonce, ...less } = message;
        expect(parseMessage(bytesOf(less), linkPairSchema).ok).toBe(false);
      }),
    );
  });
});

describe("the collector", () => {
  const fingerprint = "ab".repeat(32);

  test.each([
    ["an address", { address: "1.2.3.4'; exit", port: 1, fingerprint }],
    ["a port", { address: "1.2.3.4", port: Number.NaN, fingerprint }],
    ["a fingerprint", { address: "1.2.3.4", port: 1, fingerprint: "$(exit)" }],
  ])("is not made with %s that could be more than data", async (_what, target) => {
    await expect(collectorScript(scriptFolders, target)).rejects.toThrow("form");
  });

  test.each([
    ["a name", { id: "x'; exit" }],
    ["a host", { host: "a$(exit)" }],
    ["a path", { path: "/'" }],
    ["a port", { port: Number.NaN }],
  ])("is not made with %s of an endpoint that could be more than data", async (_what, change) => {
    const endpoint = { id: "x", host: "example.org", port: 443, protocol: "https", path: "/", ...change } as const;
    const wishes = { endpoints: [endpoint], events: [], channels: [] };
    await expect(collectorScript(scriptFolders, undefined, wishes)).rejects.toThrow("form");
  });

  test("on a stick names every endpoint that is tried, and every log", async () => {
    const script = await collectorScript(scriptFolders);
    expect(script).toMatch(/^[\t\n\x20-\x7e]*$/);
    for (const { id, host } of networkEndpoints) expect(script).toContain(`id = '${id}'; host = '${host}'`);
    for (const channel of diagnosticsChannels) expect(script).toContain(`channel = '${channel}'`);
  });

  test("is plain ASCII, so that every console and every code page reads it alike", async () => {
    expect(await collectorScript(scriptFolders, { address: "1.2.3.4", port: 1, fingerprint })).toMatch(
      /^[\t\n\x20-\x7e]*$/,
    );
  });
});
