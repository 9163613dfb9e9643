import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createJsonLinesLog } from "../../../main/adapters/system/json-lines-log.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const clock = { now: () => epochMs(Date.UTC(2026, 0, 5, 8)) };
const linesOf = (file: string) =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("writes one JSON object a line", () => {
  const file = join(temporaryFolder(), "logs", "reseal.log");
  const log = createJsonLinesLog({ file, clock });
  log.info("bench.started", { units: 12, practice: true });
  log.error("graph.failed", { code: "graph.offline", cause: undefined });
  const at = "2026-01-05T08:00:00.000Z";
  expect(linesOf(file)).toEqual([
    { at, level: "info", event: "bench.started", units: 12, practice: true },
    { at, level: "error", event: "graph.failed", code: "graph.offline" },
  ]);
});

test("a full file moves on, and only so many older ones are kept", () => {
  const folder = temporaryFolder();
  const log = createJsonLinesLog({ file: join(folder, "reseal.log"), clock, maxBytes: 200, keptFiles: 2 });
  for (let number = 1; number <= 12; number += 1) log.info("bench.counted", { number });
  expect(readdirSync(folder).sort()).toEqual(["reseal.log", "reseal.log.1", "reseal.log.2"]);
  const numbers = ["reseal.log.2", "reseal.log.1", "reseal.log"].flatMap((name) =>
    linesOf(join(folder, name)).map((line) => line.number),
  );
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => 13 - numbers.length + index));
  expect(statSync(join(folder, "reseal.log.1")).size).toBeLessThanOrEqual(200);
});

test("lines that could not be written are counted", () => {
  const file = join(temporaryFolder(), "reseal.log");
  mkdirSync(file);
  const log = createJsonLinesLog({ file, clock });
  log.info("first.lost");
  log.info("second.lost");
  rmdirSync(file);
  log.info("third.kept");
  log.info("fourth.kept");
  expect(linesOf(file)).toMatchObject([{ event: "third.kept", lostLines: 2 }, { event: "fourth.kept" }]);
  expect(linesOf(file)[1]).not.toHaveProperty("lostLines");
});

test("no planted token, hash or account reaches the file, wherever it stands", () => {
  const file = join(temporaryFolder(), "reseal.log");
  const log = createJsonLinesLog({ file, clock });
  const base64 = (minLength: number, maxLength: number) =>
    fc.uint8Array({ minLength, maxLength }).map((bytes) => Buffer.from(bytes));
  const hash = base64(300, 400).map((bytes) => bytes.toString("base64"));
  const part = base64(24, 60).map((bytes) => bytes.toString("base64url"));
  const token = fc.tuple(part, part, part).map(([head, body, seal]) => `eyJ${head}.eyJ${body}.${seal}`);
  const word = fc.stringMatching(/^[a-z][a-z0-9]{7,20}$/);
  const account = fc.tuple(word, word).map(([user, host]) => `${user}@${host}.example`);
  const line = fc.record({
    planted: fc.oneof(hash, token, account),
    before: fc.string(),
    after: fc.string(),
    place: fc.constantFrom("event", "field", "name", "secret"),
  });
  const planted: string[] = [];
  fc.assert(
    fc.property(line, ({ planted: secret, before, after, place }) => {
      planted.push(secret);
      const text = `${before}${secret}${after}`;
      if (place === "event") log.warn(text);
      if (place === "field") log.warn("bench.tested", { text });
      if (place === "name") log.warn("bench.tested", { [text]: "x" });
      if (place === "secret") log.warn("bench.tested", { accessToken: text.slice(0, 12) });
    }),
    { numRuns: 200 },
  );
  const written = readFileSync(file, "utf8");
  expect(planted.filter((secret) => written.includes(secret))).toEqual([]);
  expect(planted.filter((secret) => secret.length > 40 && written.includes(secret.slice(0, 30)))).toEqual([]);
});
