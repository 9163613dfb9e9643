import type { World } from "../../world/world.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { exportFile } from "../resources/export-file.ts";
import { downloadPath, isGoodAddress } from "./download-address.ts";
import { zipOf } from "./zip-file.ts";

/** Answers who fetches a file by an address that was given out; undefined when the path is none of these. */
export function answerStorage(world: World, request: HttpRequest, now: number): HttpAnswer | undefined {
  const { pathname, searchParams } = request.url;
  if (!pathname.startsWith(`${downloadPath}/`)) return undefined;
  const [, kind = "", name = ""] = /^\/_storage\/(\w+)\/([^/]+)\.zip$/.exec(pathname) ?? [];
  const id = decodeName(name);
  if (request.method !== "GET" || !isGoodAddress(world, kind, id, searchParams, now)) return denied;
  const file = kind === "exports" ? exportFile(world, id) : logsFile(world, id);
  return file === undefined
    ? denied
    : { kind: "answer", status: 200, headers: { "Content-Type": "application/zip" }, body: file };
}

const denied: HttpAnswer = {
  kind: "answer",
  status: 403,
  headers: { "Content-Type": "application/xml" },
  body: '<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.</Message></Error>',
};

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (problem) {
    if (problem instanceof URIError) return "";
    throw problem;
  }
}

/** What a simulated device sends: a note instead of its logs. */
function logsFile(world: World, id: string): Buffer | undefined {
  const row = world.logCollections.get(id);
  if (row === undefined || row.receivedAt === null) return undefined;
  const note = `Simulated diagnostics of managed device ${row.managedDeviceId}\r\n`;
  return zipOf(`DiagLogs-${row.managedDeviceId}.txt`, Buffer.from(note));
}
