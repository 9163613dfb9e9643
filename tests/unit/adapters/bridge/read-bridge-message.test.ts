import fc from "fast-check";
import { expect, test } from "vitest";
import { readBridgeMessage } from "../../../../main/adapters/bridge/read-bridge-message.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";

test("reads each kind of message", () => {
  const messages = [
    { type: "answer", id: "r1", ok: true, result: { devices: [] } },
    { type: "answer", id: "r1", ok: false, error: { code: "classMissing", detail: "no such class" } },
    { type: "progress", id: "r1", step: "hash" },
    { type: "heartbeat", at: "2026-01-05T08:00:00Z" },
  ];
  for (const message of messages) expect(readBridgeMessage(JSON.stringify(message))).toEqual(message);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  "1",
  '"answer"',
  '{"type":"answer"}',
  '{"type":"answer","id":"r1","ok":false}',
  '{"type":"later"}',
])("%s is no message", (line) => {
  expect(readBridgeMessage(line)).toBeUndefined();
});

test("no text and no JSON value makes it throw", () => {
  fc.assert(fc.property(fc.string({ unit: anyCodePoint }), (line) => void readBridgeMessage(line)));
  fc.assert(fc.property(fc.json(), (line) => void readBridgeMessage(line)));
  const type = fc.constantFrom("answer", "progress", "heartbeat");
  const near = fc.record({ type, id: fc.jsonValue(), ok: fc.jsonValue(), error: fc.jsonValue(), at: fc.jsonValue() });
  fc.assert(fc.property(near, (message) => void readBridgeMessage(JSON.stringify(message))));
});
