import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { DeviceLogon } from "../../../main/app/ports/device-bridge.ts";
import { network } from "./script-bench.ts";

/** The account that every device of the fixture `network` takes. */
export const networkLogon: DeviceLogon = { userName: "bench", password: "P@ss $(throw) '\"`w" };

/** An address of the network that the fixtures stand for; each of the tests that run side by side has a network of its own. */
export function addressOf(last: number): string {
  return `${network}.${last}`;
}

/** Ports of remote management. */
export const [httpPort, httpsPort] = [5985, 5986] as const;

/** Opens a port of remote management at an address of this PC. */
export async function listenAt(address: string, port: number = httpPort): Promise<void> {
  const server = createServer((socket) => void socket.on("error", () => undefined));
  onTestFinished(() => void server.close());
  server.listen(port, address);
  await once(server, "listening");
}

/** Resolves as soon as the check holds; it is made whenever a file in the folder changes. */
export function untilIn(folder: string, check: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => {
      if (!check()) return;
      watcher.close();
      resolve();
    });
    if (!check()) return;
    watcher.close();
    resolve();
  });
}

/** Where the place of a user's data follows HOME, and is where tests look. */
export const keepsNotesHere = process.platform === "linux";

/** The folder of a bench's notes about what it changed on its PC. */
export const noteFolder = (folder: string): string => join(folder, ".local", "share", "Reseal", "bridge-notes");

/** The texts of those notes. */
export function notesIn(folder: string): readonly string[] {
  const notes = noteFolder(folder);
  return existsSync(notes) ? readdirSync(notes).map((name) => readFileSync(join(notes, name), "utf8")) : [];
}

/** Ends the hosts that have something noted, with no chance to tidy up. */
export function killHosts(folder: string): void {
  for (const note of notesIn(folder)) process.kill(Number(note.split("\n")[1]), "SIGKILL");
}
