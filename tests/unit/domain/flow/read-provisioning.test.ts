import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unescapeUri } from "../../../../shared/domain/flow/loc-uri.ts";
import { readOutOfBoxConfig } from "../../../../shared/domain/flow/out-of-box-config.ts";
import { readProvisioning } from "../../../../shared/domain/flow/read-provisioning.ts";

describe("what a profile sets", () => {
  it("is every bit once, known or not, of any number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -0x80000000, max: 0xffffffff }), (bits) => {
        const { settings, otherBits } = readOutOfBoxConfig(bits);
        const known = settings.reduce((sum, setting) => sum + bitOf(setting), 0);
        expect(known + otherBits).toBe(bits >>> 0);
        expect(new Set(settings).size).toBe(settings.length);
      }),
    );
  });

  /** The one bit that alone gives this setting. */
  function bitOf(setting: string): number {
    const bits = Array.from({ length: 11 }, (_, index) => 2 ** index);
    return bits.find((bit) => readOutOfBoxConfig(bit).settings.includes(setting as never)) ?? Number.NaN;
  }
});

describe("settings of the server", () => {
  const uri = fc.string({ maxLength: 40 }).map((text) => `./Device/Vendor/MSFT/${text}`);
  const none = {
    correlationId: null,
    signedInTenantId: null,
    outOfBoxConfig: null,
    downloadedAt: null,
    joinMethod: null,
    skipDomainCheck: null,
    offlineJoinApplied: null,
    enrollments: null,
  };

  it("that restart the device are some of those that were made, however they are written", () => {
    fc.assert(
      fc.property(fc.array(uri, { maxLength: 40 }), fc.array(uri, { maxLength: 40 }), (made, restarting) => {
        const restartUris = [...restarting, ...made.slice(0, 3).map((one) => one.replace("./Device/", "./"))];
        const policyNodes = { count: made.length, newest: made };
        const { restartSettings, settingsMade } = readProvisioning({ ...none, restartUris, policyNodes });
        for (const one of restartSettings) expect(made).toContain(one);
        for (const one of made.slice(0, 3)) expect(restartSettings).toContain(one);
        expect(settingsMade?.newest).toEqual(made.slice(0, 8));
      }),
    );
  });

  it("have names that are read as they are meant, or as they stand", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof unescapeUri(text)).toBe("string");
        expect(unescapeUri(encodeURIComponent(text))).toBe(text);
      }),
    );
    expect(unescapeUri("%7BA%7D %")).toBe("%7BA%7D %");
  });
});
