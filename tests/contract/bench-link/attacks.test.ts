import { once } from "node:events";
import { connect as connectTls } from "node:tls";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { OpenBenchLink } from "../../../main/app/ports/bench-link.ts";
import { callBench, connectToBench } from "../../../main/practice/link/call-bench.ts";
import { createTestLink, openTestLink, scriptedService } from "../../support/open-link.ts";

const never = new AbortController().signal;
const pairing = {
  v: 1,
  code: "bcdfghjknp",
  nonce: "00112233445566778899aabbccddeeff",
  device: { serialNumber: "SIM0000001", uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506", manufacturer: "C", model: "B" },
  powerShellVersion: "5.1",
};
const good = JSON.stringify(pairing);

/** A listener with room for more attempts than a test makes. */
async function openListener() {
  const room = { burst: 10_000, perSecond: 1 };
  const parts = createTestLink({ limits: { requests: room, refusedCalls: room, newConnections: room } });
  const service = scriptedService();
  const open = await openTestLink(parts.link, service);
  return { ...parts, service, open };
}

/** Sends bytes as they are and answers everything that came back until the listener ended the connection. */
async function exchange(open: OpenBenchLink, bytes: string | Buffer): Promise<string> {
  const socket = await connectToBench(open, never);
  const chunks: Buffer[] = [];
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()));
  socket.write(bytes);
  await closed;
  return Buffer.concat(chunks).toString("latin1");
}

/** The statuses of everything that was answered on one connection. */
const statusesOf = (answer: string): readonly number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

function post(head: string, body: string): string {
  return `POST /v1/pair HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${head}\r\n${body}`;
}
const lengthOf = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n`;
const chunked = "Transfer-Encoding: chunked\r\n";
const manyHeaders = Array.from({ length: 1_900 }, (_, index) => `${index.toString(36)}:\r\n`).join("");

const malformed: Readonly<Record<string, string | Buffer>> = {
  "a length and chunks": post(`Content-Length: 6\r\n${chunked}`, "0\r\n\r\nG"),
  "chunks with a blank before the colon": post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
  "an encoding that is none": post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
  "two encodings": post(`${chunked}Transfer-Encoding: identity\r\n`, "0\r\n\r\n"),
  "two lengths": post("Content-Length: 5\r\nContent-Length: 6\r\n", "abcdef"),
  "two lengths in one": post("Content-Length: 5, 5\r\n", "abcde"),
  "a length with a sign": post("Content-Length: +5\r\n", "abcde"),
  "a length below zero": post("Content-Length: -5\r\n", "abcde"),
  "a folded header": "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n",
  "line feeds alone": "GET / HTTP/1.1\nHost: x\n\n",
  "a NUL in a header": "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
  "thousands of headers": `GET / HTTP/1.1\r\nHost: x\r\n${manyHeaders}\r\n`,
  "a chunk that is shorter than it says": post(chunked, "5\r\nabc\r\n0\r\n\r\n"),
  "a chunk larger than any number": post(chunked, "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n"),
  "a chunk below zero": post(chunked, "-1\r\nabc\r\n0\r\n\r\n"),
  "a chunk with a book beside it": post(chunked, `1;${"e".repeat(20_000)}\r\na\r\n0\r\n\r\n`),
  "a thousand trailers": post(chunked, `1\r\n{\r\n0\r\n${"X: y\r\n".repeat(5_000)}\r\n`),
  "a body on approval": post(`${lengthOf(good)}Expect: 100-continue\r\n`, good),
  "another expectation": post(`${lengthOf(good)}Expect: dance\r\n`, good),
  "another version": "GET / HTTP/3.0\r\nHost: x\r\n\r\n",
  "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "a tunnel": "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n",
  "a web socket": "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  "HTTP/2 in the clear": "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
  "an address in place of a path": "GET https://127.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n",
  "two hosts": "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
  "a mirror": "TRACE / HTTP/1.1\r\nHost: x\r\nCookie: hidden-thing\r\n\r\n",
  "a path without end": `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  "a method without end": `${"A".repeat(20_000)} / HTTP/1.1\r\nHost: x\r\n\r\n`,
  noise: Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256)),
};

describe("bytes that are no request the bench knows are refused and cost nothing", () => {
  test.each(Object.entries(malformed))("%s", async (_name, bytes) => {
    const { open, service, log } = await openListener();
    const answer = await exchange(open, bytes);
    expect(statusesOf(answer).every((status) => status >= 400)).toBe(true);
    expect(answer).not.toMatch(/Set-StrictMode|hidden-thing/);
    expect(service.pairs).toEqual([]);
    expect(service.refusals.length).toBeGreaterThan(0);
    // What is written down is a reason and an address, never a part of what came.
    for (const { fields } of log.lines().filter(({ event }) => event === "link.refused"))
      expect(Object.keys(fields).toSorted()).toEqual(["from", "reason"]);
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("a request without a host is none, save in the version that knew no hosts", async () => {
    const { open } = await openListener();
    expect(statusesOf(await exchange(open, "GET / HTTP/1.1\r\n\r\n"))).toEqual([400]);
    expect(statusesOf(await exchange(open, "GET / HTTP/1.0\r\n\r\n"))).toEqual([200]);
  });

  test("one that says what HTTP said before it had a version is cut when its time is over", async () => {
    const { open, clock, service } = await openListener();
    const answer = exchange(open, "GET /\r\n");
    // A round trip makes sure that the listener has it.
    await callBench(open, "/v1/pair", pairing, never);
    await clock.advance(15_000);
    expect(await answer).toBe("");
    expect(service.refusals).toContain("tooSlow");
  });
});

describe("one request a connection", () => {
  test.each([
    ["the same again", post(lengthOf(good), good), post(lengthOf(good), good)],
    ["in the old version, kept alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", post(lengthOf(good), good)],
    ["behind a refused one", "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n", post(lengthOf(good), good)],
  ])("what follows it reaches nobody: %s", async (_name, first, second) => {
    const { open, service } = await openListener();
    const answer = await exchange(open, first + second);
    expect(statusesOf(answer)).toHaveLength(1);
    expect(service.pairs).toHaveLength(first.startsWith("POST") ? 1 : 0);
    expect(service.refusals).toContain("badRequest");
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("a request in a row of a hundred is answered once", async () => {
    const { open, service } = await openListener();
    await exchange(open, post(lengthOf(good), good).repeat(100));
    expect(service.pairs).toHaveLength(1);
  });
});

describe("bodies that are no message", () => {
  test.each([
    ["a name that changes all objects", `{"__proto__":{"v":1},${good.slice(1)}`],
    ["the same inside", good.replace('"device":{', '"device":{"__proto__":{"polluted":1},')],
    ["a constructor", `{"constructor":{"prototype":{"polluted":1}},${good.slice(1)}`],
    ["brackets without end", "[".repeat(2_000) + "]".repeat(2_000)],
    ["a number beyond all", good.replace('"v":1', '"v":1e400')],
    ["a name before it", `\ufeff${good}`],
    ["two values", good + good],
    ["a comment", `/**/${good}`],
  ])("%s", async (_name, body) => {
    const { open, service } = await openListener();
    expect(statusesOf(await exchange(open, post(lengthOf(body), body)))).toEqual([400]);
    expect(service.pairs).toEqual([]);
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("packed ones are never unpacked", async () => {
    const { open, service } = await openListener();
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const fitting = gzipSync(good);
    for (const packed of [bomb.subarray(0, 4_000), fitting]) {
      const head = post(`Content-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n`, "");
      expect(statusesOf(await exchange(open, Buffer.concat([Buffer.from(head), packed])))).toEqual([400]);
    }
    expect(service.pairs).toEqual([]);
  });

  test("bytes that are no UTF-8, and a name that is there twice: the last one counts, as for every reader of JSON", async () => {
    const { open, service } = await openListener();
    const broken = Buffer.from(good.replace("SIM0000001", "SIM\u00ff"), "latin1");
    const head = post(`Content-Length: ${broken.length}\r\n`, "");
    expect(statusesOf(await exchange(open, Buffer.concat([Buffer.from(head), broken])))).toEqual([400]);
    const twice = `{"code":"other",${good.slice(1)}`;
    expect(statusesOf(await exchange(open, post(lengthOf(twice), twice)))).toEqual([200]);
    expect(service.pairs).toEqual([pairing]);
  });
});

describe("TLS", () => {
  test("nobody begins a second handshake on a connection, however often it is tried", async () => {
    const { open } = await openListener();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const socket = connectTls({ ...placeOf(open), maxVersion: "TLSv1.2" });
      await once(socket, "secureConnect");
      const refused = once(socket, "error");
      socket.renegotiate({}, () => undefined);
      expect(String(await refused)).toMatch(/no renegotiation|ECONNRESET|hang up/);
      socket.destroy();
    }
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("another protocol, strange names and handshakes that are left alone", async () => {
    const { open } = await openListener();
    await expect(once(connectTls({ ...placeOf(open), ALPNProtocols: ["h2"] }), "secureConnect")).rejects.toThrow(
      /application protocol|ECONNRESET|hang up/,
    );
    for (const servername of ["a".repeat(255), "x y", "..", "%00"]) {
      const socket = connectTls({ ...placeOf(open), servername });
      await once(socket, "secureConnect");
      socket.destroy();
    }
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("handshakes of one address are limited, whatever follows them; other addresses are served meanwhile", async () => {
    const { link, log, clock } = createTestLink({ limits: { newConnections: { burst: 5, perSecond: 1 } } });
    const open = await openTestLink(link, scriptedService());
    const isLetIn = async (): Promise<boolean> => {
      const socket = connectTls(placeOf(open));
      const isSecure = await once(socket, "secureConnect").then(
        () => true,
        () => false,
      );
      socket.destroy();
      return isSecure;
    };
    const first = [await isLetIn(), await isLetIn(), await isLetIn(), await isLetIn(), await isLetIn()];
    expect([first, await isLetIn()]).toEqual([first.map(() => true), false]);
    const elsewhere = { ...placeOf(open), localAddress: "127.0.0.9" };
    const other = connectTls(elsewhere);
    await once(other, "secureConnect");
    other.destroy();
    await clock.advance(1_000);
    expect(await isLetIn()).toBe(true);
    const reasons = log.lines().flatMap(({ event, fields }) => (event === "link.refused" ? [fields.reason] : []));
    expect(reasons).toContain("tooManyConnections");
  });
});

function placeOf({ address, port }: OpenBenchLink) {
  return { host: address, port, rejectUnauthorized: false };
}
