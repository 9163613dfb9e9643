import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandTargets, mostLanTargets } from "../../../../shared/domain/lan/expand-targets.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";

const codeOf = (...written: readonly string[]): string => {
  const answer = expandTargets(written);
  return answer.ok ? "taken" : answer.error.code;
};
const taken = (...written: readonly string[]): readonly string[] => {
  const answer = expandTargets(written);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe("the devices that are meant", () => {
  it.each<readonly [string, readonly string[]]>([
    [" Bench-PC7 ", ["bench-pc7"]],
    ["192.168.7.9", ["192.168.7.9"]],
    ["192.168.7.0/30", ["192.168.7.1", "192.168.7.2"]],
    ["192.168.7.6/31", ["192.168.7.6", "192.168.7.7"]],
    ["192.168.7.6/32", ["192.168.7.6"]],
    ["192.168.7.254-192.168.8.1", ["192.168.7.254", "192.168.7.255", "192.168.8.0", "192.168.8.1"]],
    ["10.0.0.9-11", ["10.0.0.9", "10.0.0.10", "10.0.0.11"]],
    ["fe80::1", ["fe80::1"]],
  ])("%s", (written, devices) => {
    expect(taken(written)).toEqual(devices);
  });

  it("are each there once, and no more than can be tried at once", () => {
    expect(taken("pc1", "PC1", "10.0.0.1", "10.0.0.1-2")).toEqual(["pc1", "10.0.0.1", "10.0.0.2"]);
    expect(taken("10.0.0.0/24")).toHaveLength(254);
    expect(taken("10.0.0.0-10.0.0.255")).toHaveLength(mostLanTargets);
    expect(codeOf("10.0.0.0/23")).toBe("lan.tooManyTargets");
    expect(codeOf("10.0.0.0/1")).toBe("lan.tooManyTargets");
    expect(codeOf("10.0.0.0-255", "one-more")).toBe("lan.tooManyTargets");
  });

  it.each([
    "10.0.0.256",
    "10.0.0",
    "10.0.0.1/33",
    "10.0.0.1/0",
    "10.0.0.9-3",
    "10.0.0.1-pc",
    "pc/24",
    "local",
    "*",
    "pc one",
    "pc;rm",
    "$(x)",
    "-pc",
    "a".repeat(300),
  ])("%s is none", (written) => {
    expect(codeOf(written)).toBe("lan.badTarget");
  });

  it("nothing names nothing", () => {
    expect([codeOf(), codeOf("", "  ")]).toEqual(["lan.noTarget", "lan.noTarget"]);
  });

  it("whatever is written, only names and addresses come out, and never too many", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: anyCodePoint, maxLength: 40 }), { maxLength: 20 }), (written) => {
        const answer = expandTargets(written);
        if (!answer.ok) return;
        expect(answer.value.length).toBeLessThanOrEqual(mostLanTargets);
        for (const target of answer.value) expect(target).toMatch(/^[a-z0-9]([a-z0-9._:-]*[a-z0-9])?$/);
      }),
    );
  });
});
