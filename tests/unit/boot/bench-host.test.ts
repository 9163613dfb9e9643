import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSettingsFile } from "../../../main/adapters/system/settings-file.ts";
import { startBenchHost } from "../../../main/boot/bench-host.ts";
import { rememberPlace } from "../../../main/boot/last-place.ts";
import { orderFileSchema } from "../../../shared/contract/order-file.ts";
import { orThrow } from "../../support/or-throw.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** An order without an app registration of its own, which goes by Settings. */
const orderFile = orderFileSchema.parse({
  number: "CT-0042",
  customer: "Contoso",
  tenantId: "11111111-2222-4333-8444-aaaaaaaaaaaa",
  tenantName: "Contoso",
  groupTag: "TAG-A",
  expectedProfile: "Bench profile",
  quantity: 10,
  slots: 12,
  shipBy: "2026-09-05T16:00:00+02:00",
});

async function startHost() {
  const folder = temporaryFolder();
  const log = createRecordingLog();
  const settings = openSettingsFile(join(folder, "settings.json"), log);
  rememberPlace(folder, { kind: "tenant", orderFile });
  const replaced: string[] = [];
  const host = orThrow(
    await startBenchHost({
      around: {
        programFolder: folder,
        dataFolder: folder,
        outputFolder: join(folder, "output"),
        secrets: reversingSecrets,
        log,
        technician: () => settings.read().technician,
        watchedFolders: () => [],
        clientIdOf: (cloud) => settings.read().clientIds[cloud] || undefined,
        signOutAfterMinutes: () => 0,
        version: "1.0.0",
        openBrowser: async () => undefined,
      },
      settings,
      scenarios: [],
      standIn: true,
      version: "1.0.0",
      applySettings: () => undefined,
      onReplaced: () => replaced.push(settings.read().clientIds.global),
    }),
  );
  onTestFinished(host.stop);
  return { host, settings, replaced };
}

test("a bench is replaced by one after the other, however fast they are asked for", async () => {
  const { host, settings, replaced } = await startHost();
  const ids = ["11111111-2222-4333-8444-000000000001", "11111111-2222-4333-8444-000000000002"];
  const written = await Promise.all(
    ids.map((id) => {
      const clientIds = { ...settings.read().clientIds, global: id };
      return host.handlers()["settings.write"]({ ...settings.read(), clientIds });
    }),
  );
  expect(written).toEqual(ids.map(() => ({ ok: true, value: {} })));
  expect(replaced).toHaveLength(2);
  expect(await host.handlers()["bench.open"]({})).toMatchObject({ ok: true, value: { mode: "tenant" } });
});
