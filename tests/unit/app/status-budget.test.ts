import { expect, it } from "vitest";
import type { DirectoryBudget } from "../../../main/app/ports/device-directory.ts";
import { createStatusTopic } from "../../../main/app/topics/status-topic.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { say } from "../../../shared/text/say.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { at } from "../../support/records.ts";

/** What the tenant's place in the status bar says of a budget: the word, and what it tells when it is pressed. */
function told(budget: DirectoryBudget, trouble?: AppError): readonly string[] {
  const { bridge, directory } = fakePorts({
    watchBudget: (listener) => {
      listener(budget);
      return () => undefined;
    },
  });
  const silent = () => () => undefined;
  const status = createStatusTopic({
    bridge,
    directory,
    session: { watchState: silent } as never,
    care: { watch: silent },
    link: { watch: silent },
    reportReadAt: () => undefined,
    tenantTrouble: () => trouble,
    profileWaits: () => [{ code: "status.reportNotRead", params: {} }],
    frame: () => ({ clock: { realBase: 0, simulatedBase: 0, speed: 1 }, technician: "T", outputFolder: "" }),
  });
  let tenant: readonly string[] = [];
  status.topic.watch((message) => {
    const { items } = "snapshot" in message ? message.snapshot : message.patch;
    const item = items.find(({ name }) => name === "tenant");
    if (item !== undefined) tenant = [say(item.text), ...(item.details ?? []).map(say)];
  });
  status.stop();
  return tenant;
}

it("tells calls a minute, how many wait and until when the tenant throttles, and keeps what others say there", () => {
  const idle = told({ callsPerMinute: 3, waiting: 0, lastAnswerAt: epochMs(at(1)) });
  expect(idle[0]).toMatch(/^3 calls\/min/);
  const busy = told({ callsPerMinute: 30, waiting: 4, lastAnswerAt: epochMs(at(1)) });
  expect(busy[0]).toBe("4 calls waiting");
  expect(busy.slice(1)).toEqual(["30 calls in the last minute", "4 calls waiting", "not read yet"]);
  const held = told({ callsPerMinute: 30, waiting: 4, throttledUntil: epochMs(at(5)) });
  expect(held[0]).toMatch(/^throttled until/);
  expect(held.slice(1)).toEqual(["30 calls in the last minute", "4 calls waiting", "not read yet"]);
  expect(told({ callsPerMinute: 0, waiting: 0 })[0]).toBe("not asked yet");
});

it("says what goes wrong and what to do, unless signing in or a pause says it already", () => {
  const budget = { callsPerMinute: 3, waiting: 0, lastAnswerAt: epochMs(at(1)) };
  const trouble = told(budget, appError("unauthorised", "graph.forbidden"));
  expect(trouble[0]).toBe("held up: the account may not do this");
  expect(trouble[1]).toMatch(/^Ask the tenant's administrator/);
  expect(told(budget, appError("unavailable", "graph.offline"))[0]).toBe("held up: the tenant cannot be reached");
  for (const code of ["graph.unauthorised", "signIn.required", "graph.throttled"] as const)
    expect(told(budget, appError("unauthorised", code))[0]).toMatch(/^3 calls/);
});
