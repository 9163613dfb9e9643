import { EventEmitter } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderPaths } from "../../../main/shell/native/folder-paths.ts";
import { createSafeStorageSecrets, type SafeStorageText } from "../../../main/shell/native/safe-storage-secrets.ts";
import { createWindowTheme, type ThemeSource } from "../../../main/shell/native/theme.ts";
import { unpackedPath } from "../../../main/shell/native/unpacked-path.ts";
import { ok } from "../../../shared/kernel/result.ts";

const storageWith = (overrides: Partial<SafeStorageText> = {}): SafeStorageText => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text, "utf8").reverse(),
  decryptString: (bytes) => Buffer.from(bytes).reverse().toString("utf8"),
  ...overrides,
});

describe("secrets in the vault", () => {
  it("come back as they were", () => {
    const secrets = createSafeStorageSecrets(storageWith());
    const encrypted = secrets.encrypt("kept");
    expect(encrypted).toEqual(ok(new Uint8Array(Buffer.from("tpek"))));
    expect(encrypted.ok && secrets.decrypt(encrypted.value)).toEqual(ok("kept"));
  });

  it.each<readonly [string, Partial<SafeStorageText>, boolean]>([
    ["on Windows, which names no backend", {}, true],
    ["with the desktop's keyring", { getSelectedStorageBackend: () => "gnome_libsecret" }, true],
    ["with a password that lies in the program", { getSelectedStorageBackend: () => "basic_text" }, false],
    ["before it is known", { getSelectedStorageBackend: () => "unknown" }, false],
    ["where nothing can be encrypted", { isEncryptionAvailable: () => false }, false],
  ])("tell whether a vault holds the key: %s", (_case, overrides, isVault) => {
    expect(createSafeStorageSecrets(storageWith(overrides)).isVault()).toBe(isVault);
  });

  it.each([
    ["there is no vault", { isEncryptionAvailable: () => false }, "no vault"],
    [
      "the bytes are another person's",
      {
        decryptString: () => {
          throw new TypeError("planted");
        },
      },
      "TypeError",
    ],
  ])("are unavailable when %s, and the error tells nothing of them", (_case, overrides, cause) => {
    expect(createSafeStorageSecrets(storageWith(overrides)).decrypt(new Uint8Array([1]))).toEqual({
      ok: false,
      error: {
        code: "secrets.unavailable",
        kind: "unavailable",
        retry: { when: "technicianActs" },
        context: {},
        cause,
      },
    });
  });
});

describe("the window's theme", () => {
  it("follows the setting and tells of a change until it is stopped", () => {
    const emitter = new EventEmitter();
    const source = Object.assign(emitter, { shouldUseDarkColors: false, themeSource: "system" });
    const theme = createWindowTheme(source as unknown as ThemeSource);
    const seen: string[] = [];
    const stop = theme.watch((background) => void seen.push(background));
    expect(theme.background()).toBe("#f5f5f5");
    theme.choose("dark");
    expect(source.themeSource).toBe("dark");
    source.shouldUseDarkColors = true;
    emitter.emit("updated");
    stop();
    emitter.emit("updated");
    expect(seen).toEqual(["#1f1f1f"]);
  });
});

describe("folders", () => {
  it("lie under the person's own data, what people look for under documents", () => {
    expect(folderPaths({ getPath: (name: string) => `base-${name}` })).toEqual({
      userData: "base-userData",
      logs: join("base-userData", "logs"),
      temp: "base-temp",
      output: join("base-documents", "Reseal"),
    });
  });
});

describe("a file beside the archive", () => {
  it.each([
    [
      "C:\\Program Files\\Reseal\\resources\\app.asar\\out\\a.ps1",
      "C:\\Program Files\\Reseal\\resources\\app.asar.unpacked\\out\\a.ps1",
    ],
    ["/opt/reseal/resources/app.asar/out/a.ps1", "/opt/reseal/resources/app.asar.unpacked/out/a.ps1"],
    ["/home/x/app.asar.unpacked/out/a.ps1", "/home/x/app.asar.unpacked/out/a.ps1"],
    ["/home/x/reseal/out/a.ps1", "/home/x/reseal/out/a.ps1"],
  ])("of %s is %s", (path, unpacked) => {
    expect(unpackedPath(path)).toBe(unpacked);
  });
});
