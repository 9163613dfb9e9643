import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import { judgeStick, type StickFile, stickFiles, stickResults } from "../../../shared/domain/link/stick-files.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { DeviceSticks } from "../../app/ports/device-sticks.ts";
import type { Log } from "../../app/ports/log.ts";
import { collectorScript, type ScriptFolders } from "./collector-script.ts";

/** What sticks are made with. `registerFile`: what this bench PC put on which stick. */
export type DeviceSticksOptions = {
  readonly registerFile: string;
  readonly scripts: ScriptFolders;
  readonly log: Log;
  readonly about: { readonly bench: string; readonly version: string };
};

const fileSchema = z.object({ path: z.string().max(255), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const manifestSchema = z.object({
  format: z.literal("reseal-stick"),
  v: z.literal(1),
  stickId: z.guid(),
  preparedBy: z.string().max(255),
  files: z.array(fileSchema).max(16),
});
const registerSchema = z.record(z.guid(), z.array(fileSchema).max(16));

/** No file that was put on a stick is larger. */
const largestBytes = 1_048_576;

/** Files below our folder that are looked at: a stick full of other things is not walked through. */
const mostFiles = 64;

/** Sticks in the file system. */
export function createDeviceSticks(options: DeviceSticksOptions): DeviceSticks {
  return { prepare: (folder) => prepare(options, folder), check: (folder) => check(options, folder) };
}

async function prepare(
  { registerFile, scripts, log, about }: DeviceSticksOptions,
  folder: string,
): ReturnType<DeviceSticks["prepare"]> {
  const collectorPath = `${stickFiles.folder}/${stickFiles.collector}`;
  const contents = [
    // Windows reads a batch file line by line and wants its own line ends.
    [
      stickFiles.launcher,
      (await readFile(join(scripts.device, stickFiles.launcher), "utf8")).replaceAll(/\r?\n/g, "\r\n"),
    ],
    [collectorPath, await collectorScript(scripts)],
  ] as const;
  const files = contents.map(([path, text]): StickFile => ({ path, sha256: sha256(Buffer.from(text, "utf8")) }));
  const stickId = randomUUID();
  const preparedBy = `Reseal ${about.version} at ${about.bench}`;
  const manifest = `${JSON.stringify({ format: "reseal-stick", v: 1, stickId, preparedBy, files }, undefined, 2)}\n`;
  try {
    await mkdir(join(folder, stickFiles.folder), { recursive: true });
    // The bench's own list first: a stick that is pulled meanwhile counts as changed, never as intact.
    const keptAside = await keepRegister(registerFile, stickId, files);
    if (keptAside !== undefined) log.error("stick.registerKeptAside", { fileName: keptAside });
    for (const [path, text] of contents) await writeWhole(join(folder, path), text);
    await writeWhole(join(folder, stickFiles.folder, stickFiles.manifest), manifest);
    log.info("stick.prepared", { stickId, files: files.length });
    return ok({ files: files.length + 1, ...(keptAside === undefined ? {} : { keptAside }) });
  } catch (thrown) {
    const reason = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
    return err(retryWhenTechnicianActs(appError("unavailable", "file.notWritten", { fileName: "Reseal", reason })));
  }
}

async function check({ registerFile, log }: DeviceSticksOptions, folder: string): ReturnType<DeviceSticks["check"]> {
  const found = await programFiles(folder);
  const known = found.filter(({ path }) => path !== `${stickFiles.folder}/${stickFiles.manifest}`);
  if (found.length === 0) return undefined;
  const manifest = await readManifest(folder);
  const register = await readRegister(registerFile);
  if (register === "unreadable") log.error("stick.registerUnreadable", {});
  const ours = register === "unreadable" || manifest === undefined ? undefined : register[manifest.stickId];
  const judged = judgeStick(ours, known);
  if (judged.state !== "intact") log.warn("stick.notIntact", { state: judged.state, files: judged.names.length });
  return judged;
}

/** What is there in the places of our program, and everything else below our folder but the results. */
async function programFiles(folder: string): Promise<readonly StickFile[]> {
  const files: StickFile[] = [];
  const take = async (path: string): Promise<void> => {
    const state = await lstat(join(folder, path)).catch(() => undefined);
    if (state === undefined || files.length >= mostFiles) return;
    // A link or a huge file is none of ours, whatever stands behind it.
    const isFit = state.isFile() && state.size <= largestBytes;
    files.push({ path, sha256: isFit ? sha256(await readFile(join(folder, path))) : "" });
  };
  await take(stickFiles.launcher);
  const names = await readdir(join(folder, stickFiles.folder)).catch(() => []);
  for (const name of names.toSorted()) if (name !== stickResults) await take(`${stickFiles.folder}/${name}`);
  return files;
}

async function readManifest(folder: string): Promise<z.infer<typeof manifestSchema> | undefined> {
  return parse(manifestSchema, await smallText(join(folder, stickFiles.folder, stickFiles.manifest)));
}

type Register = Readonly<Record<string, readonly StickFile[]>>;

/** What was put on which stick; nothing before the first one. A file that is there and cannot be understood is not nothing. */
async function readRegister(file: string): Promise<Register | "unreadable"> {
  try {
    const text = await readFile(file, "utf8");
    return parse(registerSchema, text) ?? "unreadable";
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return {};
    return "unreadable";
  }
}

/**
 * Adds a stick to the register. One that cannot be understood is never written over: it is put aside under a name of its
 * own, which is answered, and a new one begins. Throws what the file system says.
 */
async function keepRegister(file: string, stickId: string, files: readonly StickFile[]): Promise<string | undefined> {
  const register = await readRegister(file);
  await mkdir(dirname(file), { recursive: true });
  const aside = register === "unreadable" ? `${file}.unreadable-${stickId}` : undefined;
  if (aside !== undefined) await rename(file, aside);
  const before = register === "unreadable" ? {} : register;
  await writeWhole(file, `${JSON.stringify({ ...before, [stickId]: files })}\n`);
  return aside === undefined ? undefined : basename(aside);
}

async function smallText(file: string): Promise<string> {
  const state = await lstat(file).catch(() => undefined);
  if (state?.isFile() !== true || state.size > largestBytes) return "";
  return readFile(file, "utf8").catch(() => "");
}

function parse<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The whole text or nothing: written beside its place, flushed, then moved over what was there. */
async function writeWhole(target: string, text: string): Promise<void> {
  const draft = `${target}.part`;
  const file = await open(draft, "w");
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(draft, target);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw thrown;
  }
}
