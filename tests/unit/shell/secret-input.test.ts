import fc from "fast-check";
import { expect, it } from "vitest";
import { createCallAnswerer } from "../../../main/shell/ipc/answer-call.ts";
import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import { createCountingIds } from "../../support/loop-bench.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

const wrongShapes = (password: string): readonly unknown[] => [
  { targets: ["pc1"], userName: "", password, onlyHttps: false },
  { targets: ["pc1"], userName: "admin", password: password.repeat(60), onlyHttps: false },
  { targets: [], userName: "admin", password, onlyHttps: false },
  { targets: ["pc1"], userName: "admin", password: [password], onlyHttps: false },
  { targets: ["pc1"], userName: "admin", password, onlyHttps: password },
  { targets: ["pc1"], userName: "admin", password, onlyHttps: false, more: password },
];

it("a password in a call of the wrong shape, or in one whose handler fails, is neither told nor logged", async () => {
  const log = createRecordingLog();
  const answer = createCallAnswerer({
    handlers: async () => ({ "lan.add": () => Promise.reject(new Error("failed")) }) as unknown as CommandHandlers,
    log,
    ids: createCountingIds(),
    monotonicMs: () => 0,
  });
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 6, maxLength: 30 }), async (text) => {
      const password = `pass-${text}-word`;
      const sound = { targets: ["pc1"], userName: "admin", password, onlyHttps: false };
      const answers = await Promise.all([sound, ...wrongShapes(password)].map((input) => answer("lan.add", input)));
      expect(answers.every((result) => !result.ok)).toBe(true);
      expect(JSON.stringify([answers, log.lines()])).not.toContain(JSON.stringify(password).slice(1, -1));
    }),
    { numRuns: 50 },
  );
});
