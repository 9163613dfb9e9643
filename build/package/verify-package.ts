import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import type { BuildResult } from "electron-builder";
import { readAsar } from "./read-asar.ts";

/** How each fuse must stand in the finished program. */
export const expectedFuses: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

const needed = ["package.json", "out/main/index.js", "out/preload/index.cjs", "out/renderer/index.html"];
const allowedFolders = /^(?:package\.json$|out\/(?:main|preload|renderer)\/|node_modules\/(?!node-(?:linux|win)-))/;
const hostScript = /^out\/main\/host\/[^/]+\.ps1$/;

/**
 * What is wrong with a packed app (an empty list: nothing).
 * @param folder absolute path of an unpacked app, as electron-builder leaves it
 * @param program the executable's file name
 */
export async function problemsOfPackage(folder: string, program: string): Promise<readonly string[]> {
  const executable = join(folder, program);
  const archive = join(folder, "resources", "app.asar");
  const { files, headerHash } = readAsar(archive);
  const paths = new Set(files.map(({ path }) => path));
  const scripts = files.filter(({ path }) => hostScript.test(path));
  const isBeside = (path: string) => existsSync(join(`${archive}.unpacked`, path));
  const isWindows = program.endsWith(".exe");
  return [
    ...(await wrongFuses(executable)),
    ...needed.filter((path) => !paths.has(path)).map((path) => `missing: ${path}`),
    ...[...paths].filter((path) => !allowedFolders.test(path)).map((path) => `does not belong: ${path}`),
    ...(scripts.length === 0 ? ["missing: the PowerShell scripts"] : []),
    ...scripts.filter(({ path, unpacked }) => !unpacked || !isBeside(path)).map(({ path }) => `not beside: ${path}`),
    ...(isWindows && !readFileSync(executable).includes(headerHash)
      ? ["the archive's hash is not in the program"]
      : []),
  ];
}

async function wrongFuses(executable: string): Promise<readonly string[]> {
  const wire: Readonly<Record<number, FuseState>> = await getCurrentFuseWire(executable);
  return Object.entries(expectedFuses)
    .filter(([name, on]) => {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      return state !== (on ? FuseState.ENABLE : FuseState.DISABLE);
    })
    .map(([name]) => `fuse ${name} is not as stated`);
}

/** electron-builder's hook after everything is built: a package that is not as it must be fails the build. */
export async function afterAllArtifactBuild({ outDir }: BuildResult): Promise<readonly string[]> {
  const folders = readdirSync(outDir).filter((name) => name.endsWith("-unpacked"));
  if (folders.length === 0) throw new Error(`no unpacked app below ${outDir}`);
  for (const name of folders) {
    const program = name.startsWith("win") ? "Reseal.exe" : "reseal";
    const problems = await problemsOfPackage(join(outDir, name), program);
    if (problems.length > 0) throw new Error(`${name}: ${problems.join("; ")}`);
  }
  return [];
}
