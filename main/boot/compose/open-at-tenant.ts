import { existsSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../../shared/domain/sign-in/cloud.ts";
import { tenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { powerShellCommand } from "../../adapters/bridge/powershell-command.ts";
import { benchScopes, consentScopes } from "../../adapters/graph/scopes.ts";
import { createMsalSession } from "../../adapters/sign-in/msal-session.ts";
import { createUnregisteredSession } from "../../adapters/sign-in/unregistered-session.ts";
import { createSystemBenchFacts } from "../../adapters/system/system-bench-facts.ts";
import { createSystemClock } from "../../adapters/system/system-clock.ts";
import type { FoundPlace } from "../../app/intake/intake-ports.ts";
import type { RemovableDrive } from "../../app/ports/bench-facts.ts";
import type { Runtime } from "../../app/runtime/open-runtime.ts";
import { unpackedPath } from "../../shell/native/unpacked-path.ts";
import { type BenchPlace, placeFolder } from "../bench-place.ts";
import { openKept } from "../open-kept.ts";
import { orderFromFile } from "../orders.ts";
import { clockOf } from "./clock-of.ts";
import { openRuntimeOn } from "./open-runtime-on.ts";
import type { Surroundings } from "./surroundings.ts";

/** Opens a bench at a customer's tenant. Errors: `store.*`, `order.*`. */
export async function openAtTenant(
  { orderFile }: BenchPlace & { readonly kind: "tenant" },
  around: Surroundings,
): Promise<Result<Runtime>> {
  const folder = join(around.dataFolder, placeFolder({ kind: "tenant", orderFile }));
  const clock = createSystemClock();
  const kept = openKept({ ...around, folder, registerFile: join(around.dataFolder, "identities.sqlite"), clock });
  if (!kept.ok) return kept;
  const order = orderFromFile(orderFile, clock.now());
  const { cloud } = orderFile;
  const clientId = orderFile.clientId ?? around.clientIdOf(cloud);
  const graph = clouds[cloud].graph;
  const session =
    clientId === undefined
      ? createUnregisteredSession(cloud)
      : createMsalSession({
          clientId,
          cloud,
          tenant: () => tenantId(orderFile.tenantId),
          scopes: benchScopes(graph),
          consentScopes: consentScopes(graph),
          clock,
          secrets: around.secrets,
          // Of this PC, not of the order: who signed in once can be chosen in the next order too.
          cacheFile: join(around.dataFolder, `sign-in-${cloud}-${clientId}.bin`),
          openBrowser: around.openBrowser,
          log: around.log,
        });
  const facts = createSystemBenchFacts(around.log);
  const command = powerShellCommand({
    platform: process.platform,
    environment: process.env,
    scriptFile: unpackedPath(join(around.programFolder, "host", "reseal-host.ps1")),
    isFile: existsSync,
  });
  const runtime = await openRuntimeOn(
    {
      folder,
      clock,
      session,
      order,
      frame: { clock: clockOf({ realBase: 0, simulatedBase: 0, speed: 1 }) },
      host: command === undefined ? { missing: "no PowerShell" } : { command },
      sticks: async () => (await facts.removableDrives()).map(placeOfDrive),
      serviceAddress: graph,
    },
    kept.value,
    around,
  );
  if (runtime.ok) void session.resume();
  return runtime;
}

function placeOfDrive({ label, folder }: RemovableDrive): FoundPlace {
  return { kind: "stick", folder, name: label === "" ? folder : label };
}
