import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import type { OpenBenchLink } from "../../../main/app/ports/bench-link.ts";
import { callBench, connectToBench } from "../../../main/practice/link/call-bench.ts";
import { createTestLink, endingAnswer, openTestLink, scriptedService, type TestLink } from "../../support/open-link.ts";

const never = new AbortController().signal;
const pairing = {
  v: 1,
  code: "bcdfghjknp",
  nonce: "00112233445566778899aabbccddeeff",
  device: {
    serialNumber: "SIM0000001",
    uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
    manufacturer: "Contoso",
    model: "B",
  },
  powerShellVersion: "5.1",
};

async function openListener(options?: Parameters<typeof createTestLink>[0]) {
  const parts = createTestLink(options);
  const service = scriptedService();
  return { ...parts, service, open: await openTestLink(parts.link, service) };
}

/** Sends bytes as they are and answers everything that came back until the end. */
async function exchange(open: OpenBenchLink, text: string): Promise<string> {
  const socket = await connectToBench(open, never);
  socket.on("error", () => undefined);
  socket.write(text);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  await closedOf(socket);
  return Buffer.concat(chunks).toString("utf8");
}

/** Resolves when a connection is closed, however that came. */
function closedOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.once("close", () => resolve());
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

function reasonsIn({ log }: Pick<TestLink, "log">): readonly unknown[] {
  return log.lines().flatMap(({ event, fields }) => (event === "link.refused" ? [fields.reason] : []));
}

describe("what a device may ask", () => {
  test("the collector, for anybody who finds the bench", async () => {
    const { open } = await openListener();
    const answer = await exchange(open, "GET / HTTP/1.0\r\n\r\n");
    expect(statusOf(answer)).toBe(200);
    expect(answer.split("qqq")).toHaveLength(2);
    expect(answer).toContain(`port = ${open.port}; fingerprint = '${open.fingerprint}'`);
    expect(answer).toContain("Connection: close");
  });

  test("to be taken in, and to tell what it read", async () => {
    const { open, service } = await openListener();
    expect(await callBench(open, "/v1/pair", pairing, never)).toEqual({
      status: 200,
      body: { ...endingAnswer, session: "session-1" },
    });
    const report = { v: 1, session: "session-1", count: 1, op: "signals", ok: true, result: { any: "thing" } };
    expect(await callBench(open, "/v1/report", report, never)).toEqual({ status: 200, body: endingAnswer });
    expect(service.pairs).toEqual([pairing]);
    expect(service.reports).toEqual([report]);
    expect(service.refusals).toEqual([]);
  });

  test("only over TLS 1.2 or newer", async () => {
    const { open, log } = await openListener();
    const old = connectTls({
      host: open.address,
      port: open.port,
      rejectUnauthorized: false,
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1",
    });
    await expect(once(old, "secureConnect")).rejects.toThrow(/protocol|version|alert/i);
    const plain = connect(open.port, open.address);
    plain.on("error", () => undefined);
    plain.write("GET / HTTP/1.0\r\n\r\n");
    await closedOf(plain);
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
    expect(reasonsIn({ log })).toContain("handshakeFailed");
  });
});

test("a device that expects another certificate sends nothing", async () => {
  const { open, service } = await openListener();
  const other = { ...open, fingerprint: "0".repeat(64) };
  await expect(callBench(other, "/v1/pair", pairing, never)).rejects.toThrow("Somebody else");
  expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  expect(service.pairs).toHaveLength(1);
});

describe("what is refused, while the listener goes on", () => {
  test.each([
    "/index.html",
    "//",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/windows/system32/config/sam",
    "/v1/pair/../report",
    "/v1/pair?x=1",
    "/V1/PAIR",
    "/v1/pair%00",
    "/v1//pair",
    "\\..\\",
    "http://example.com/",
    "*",
  ])("the path %s", async (path) => {
    const { open, service, log } = await openListener();
    for (const method of ["GET", "POST"]) {
      const answer = await exchange(open, `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`);
      // 0: so broken that it is cut without an answer.
      expect([0, 400, 404]).toContain(statusOf(answer));
      expect(answer).not.toContain("Set-StrictMode");
    }
    expect(service.refusals.length).toBeGreaterThan(0);
    expect(JSON.stringify(log.lines())).not.toContain(path);
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("other methods, other types, and messages of another form", async () => {
    const { open, service } = await openListener({ limits: { refusedCalls: { burst: 50, perSecond: 1 } } });
    const post = (path: string, type: string, body: string): Promise<string> =>
      exchange(
        open,
        `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    expect(statusOf(await exchange(open, "PUT /v1/pair HTTP/1.1\r\nHost: x\r\n\r\n"))).toBe(405);
    expect(statusOf(await exchange(open, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))).toBe(405);
    expect(statusOf(await post("/v1/pair", "text/plain", JSON.stringify(pairing)))).toBe(415);
    for (const body of [
      "",
      "null",
      "[]",
      "{",
      JSON.stringify({ ...pairing, v: 2 }),
      JSON.stringify({ ...pairing, more: 1 }),
      JSON.stringify({ ...pairing, nonce: "short" }),
      `${JSON.stringify(pairing)}x`,
      "\ufeff{}",
    ])
      expect(statusOf(await post("/v1/pair", "application/json", body))).toBe(400);
    expect(service.pairs).toEqual([]);
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("a body that is too large, declared or not", async () => {
    const { open, service } = await openListener();
    const head = "POST /v1/pair HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    expect(statusOf(await exchange(open, `${head}Content-Length: 4097\r\n\r\n`))).toBe(413);
    expect(statusOf(await exchange(open, `${head}Content-Length: 99999999999999999999\r\n\r\n`))).not.toBe(200);
    const chunk = "x".repeat(4_096);
    const piece = `1000\r\n${chunk}\r\n`;
    expect(statusOf(await exchange(open, `${head}Transfer-Encoding: chunked\r\n\r\n${piece}${piece}0\r\n\r\n`))).toBe(
      413,
    );
    expect(service.pairs).toEqual([]);
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("headers that are too large, and two requests in one", async () => {
    const { open, service } = await openListener();
    expect(statusOf(await exchange(open, `GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(20_000)}\r\n\r\n`))).not.toBe(
      200,
    );
    const both = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n";
    expect(await exchange(open, both)).not.toContain("Set-StrictMode");
    const smuggled =
      "POST /v1/pair HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    expect(statusOf(await exchange(open, smuggled))).not.toBe(200);
    expect(service.pairs).toEqual([]);
  });

  test.each([
    ["nothing at all", ""],
    ["half a head", "POST /v1/pair HTTP/1.1\r\nHost:"],
    [
      "a body that never ends",
      'POST /v1/pair HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"v":',
    ],
  ])("whoever is slow: %s", async (_what, text) => {
    const { open, clock, log } = await openListener();
    const socket = await connectToBench(open, never);
    socket.on("error", () => undefined);
    if (text !== "") await new Promise<void>((resolve) => void socket.write(text, () => resolve()));
    const closed = closedOf(socket);
    await clock.advance(14_999);
    expect(socket.destroyed).toBe(false);
    await clock.advance(1);
    socket.resume();
    await closed;
    expect(reasonsIn({ log })).toContain("tooSlow");
    expect((await callBench(open, "/v1/pair", pairing, never)).status).toBe(200);
  });

  test("whoever does not even begin a handshake", async () => {
    const { open, clock } = await openListener();
    const socket = connect(open.port, open.address);
    await once(socket, "connect");
    const closed = closedOf(socket);
    // A round trip makes sure that the listener has seen the first one.
    await callBench(open, "/v1/pair", pairing, never);
    await clock.advance(15_000);
    await closed;
  });
});

test("a thousand connections: most are cut at once, and other addresses are served meanwhile", async () => {
  const { open, log, service } = await openListener({ limits: { connections: 64, connectionsPerAddress: 16 } });
  const sockets: Socket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const sixteenAreLeft = new Promise<void>((resolve) => {
    let cut = 0;
    for (let index = 0; index < 1_000; index += 1) {
      const socket = connect({ port: open.port, host: open.address });
      socket.on("error", () => undefined);
      socket.once("close", () => {
        cut += 1;
        if (cut === 984) resolve();
      });
      sockets.push(socket);
    }
  });
  await sixteenAreLeft;
  const elsewhere = { host: open.address, port: open.port, localAddress: "127.0.0.9", rejectUnauthorized: false };
  const other = connectTls(elsewhere);
  await once(other, "secureConnect");
  other.destroy();
  // The log holds one line and a count, not a thousand lines.
  expect(log.lines().filter(({ event }) => event.startsWith("link.refused")).length).toBeLessThan(5);
  expect(service.refusals).toHaveLength(984);
  for (const socket of sockets) socket.destroy();
  await expect
    .poll(async () => (await callBench(open, "/v1/pair", pairing, never).catch(() => undefined))?.status)
    .toBe(200);
});

test("too many requests from one address are refused until some time has passed", async () => {
  const { open, clock } = await openListener({ limits: { requests: { burst: 3, perSecond: 1 } } });
  const call = async (): Promise<number> => (await callBench(open, "/v1/pair", pairing, never)).status;
  expect([await call(), await call(), await call(), await call()]).toEqual([200, 200, 200, 429]);
  await clock.advance(1_000);
  expect([await call(), await call()]).toEqual([200, 429]);
});

test("the certificate is kept encrypted and stays the same; a good one is renewed before its end", async () => {
  const first = createTestLink();
  const { fingerprint, close } = await openTestLink(first.link, scriptedService());
  await close();
  expect(readFileSync(first.certificateFile, "latin1")).not.toContain("PRIVATE KEY");
  const again = await openTestLink(createTestLink({ certificateFile: first.certificateFile }).link, scriptedService());
  expect(again.fingerprint).toBe(fingerprint);
  await again.close();
  const later = createTestLink({ certificateFile: first.certificateFile });
  await later.clock.advance(80 * 24 * 60 * 60_000);
  expect((await openTestLink(later.link, scriptedService())).fingerprint).not.toBe(fingerprint);
});

test("an address that is not this PC's cannot be listened on", async () => {
  expect(await createTestLink().link.open("192.0.2.1", scriptedService())).toMatchObject({
    ok: false,
    error: { code: "link.notOpened", context: { address: "192.0.2.1" } },
  });
});

test("after closing nothing listens, and what was open is cut", async () => {
  const { open, log } = await openListener();
  const socket = await connectToBench(open, never);
  socket.on("error", () => undefined);
  const closed = closedOf(socket);
  await open.close();
  socket.resume();
  await closed;
  await expect(callBench(open, "/v1/pair", pairing, never)).rejects.toThrow("ECONNREFUSED");
  expect(log.lines().at(-1)?.event).toBe("link.closed");
});

test("the line as a QR code is a drawing with nothing that runs", () => {
  const svg = createTestLink().link.drawCode("powershell -nop -ep bypass -c x");
  expect(svg).toMatch(/^<svg [^>]*>/);
  expect(svg).not.toMatch(/<script|href/);
});
