import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appCount } from "../../../../shared/domain/flow/app-count.ts";
import type { FlowApp } from "../../../../shared/domain/flow/flow-app.ts";
import { readApps } from "../../../../shared/domain/flow/read-apps.ts";
import { rawSignals, type SomeSignals } from "../../../support/raw-signals.ts";

const id = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
const other = "11111111-1111-4111-8111-111111111111";

const keys = (state: number, lastUpdated: string, errorCode = 0) => ({
  appId: id,
  revision: 2,
  deviceContext: true,
  exitCode: errorCode,
  intent: 3,
  lastUpdated,
  enforcement: JSON.stringify({ EnforcementState: state, ErrorCode: errorCode }),
  espPhase: null,
  reportStatus: null,
});
const read = (some: SomeSignals, before?: readonly FlowApp[]) => readApps(rawSignals(some), before) ?? [];

describe("keys that outlive an enrolment", () => {
  const old = { extension: { apps: [keys(5000, "2026-08-01T08:00:00Z", -2016345060)] } };

  it("are of an earlier one until they change", () => {
    const first = read(old);
    expect(first).toMatchObject([{ id, stale: true, state: "failed" }]);
    expect(first[0]?.errorCode).toBeUndefined();
    expect(read(old, first)).toEqual(first);
    const changed = read({ extension: { apps: [keys(5000, "2026-09-01T08:30:00Z", -2016345060)] } }, first);
    expect(changed).toMatchObject([{ state: "failed", errorCode: "0x87D1041C" }]);
    expect(changed[0]?.stale).toBeUndefined();
  });

  it("count at once when they were not there at the start", () => {
    expect(read(old, [])).toMatchObject([{ state: "failed", errorCode: "0x87D1041C" }]);
  });

  it("give way to what the page tracks, which is of this run", () => {
    const tracked = {
      ...old,
      tracking: { apps: [{ name: `Win32App_${id}_2`, installationState: 2, rebootRequired: 1 }] },
    };
    expect(read(tracked)).toMatchObject([{ state: "running", blocking: true }]);
  });
});

describe("one app told of in several places", () => {
  it("is one app with its name, the page's state and its error", () => {
    const apps = read(
      {
        tracking: { apps: [{ name: `Win32App_{${id.toUpperCase()}}_2`, installationState: 4, rebootRequired: null }] },
        extension: {
          apps: [keys(5000, "2026-09-01T08:30:00Z", 1603)],
          provisioningProgress: JSON.stringify({
            Workloads: [{ WorkloadId: id, FriendlyName: "Company Portal", WorkloadState: 4, ErrorCode: null }],
          }),
        },
      },
      [],
    );
    expect(apps).toEqual([
      {
        kind: "win32",
        id,
        name: "Company Portal",
        state: "failed",
        raw: "4",
        details: { exitCode: 1603, intent: 3 },
        blocking: true,
        errorCode: "0x80070643",
      },
    ]);
  });

  it("counts what the page waits for, and neither scripts nor apps of before", () => {
    const apps = read(
      {
        tracking: {
          apps: [
            { name: `Win32App_${id}_1`, installationState: 3, rebootRequired: null },
            { name: `Win32App_${other}_1`, installationState: 2, rebootRequired: null },
          ],
        },
        extension: { scripts: [{ scriptId: other, result: "Success", errorCode: 0 }] },
      },
      [],
    );
    expect(appCount({ apps })).toEqual({ done: 1, total: 2 });
    expect(appCount({})).toBeUndefined();
  });
});

it("whatever stands in the JSON texts, reading never fails and keeps no more than it should", () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .object({ key: fc.constantFrom("Workloads", "EnforcementState", "ErrorCode", "__proto__") })
      .map((value) => JSON.stringify(value)),
    fc.array(fc.jsonValue(), { maxLength: 300 }).map((Workloads) => JSON.stringify({ Workloads })),
  );
  fc.assert(
    fc.property(text, text, (enforcement, provisioningProgress) => {
      const apps = read({
        extension: { apps: [{ ...keys(1000, ""), enforcement }], provisioningProgress, scripts: [] },
      });
      expect(apps.length).toBeLessThanOrEqual(128);
      for (const { state, raw } of apps) expect(`${state} ${raw}`).not.toMatch(/undefined|NaN|\[object/);
    }),
  );
});
