import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarioOf } from "../../../main/practice/scenarios/catalogue.ts";
import { firstSnapshot } from "../../../main/practice/scenarios/first-snapshot.ts";
import type { EntityType, Kind } from "../../../main/practice/tenant/graph/entity-type.ts";
import { answerGraph } from "../../../main/practice/tenant/graph/graph-face.ts";
import type { Route } from "../../../main/practice/tenant/graph/route.ts";
import { issueWorkbenchToken } from "../../../main/practice/tenant/login/access-token.ts";
import { wantedContexts } from "../../../main/practice/tenant/login/claims-request.ts";
import { graphRoutes } from "../../../main/practice/tenant/resources/graph-routes.ts";
import { createWorld } from "../../../main/practice/world/create-world.ts";
import type { World } from "../../../main/practice/world/world.ts";
import { defaultSwitches } from "../../../main/practice/world/world-switches.ts";

// Requests of every kind to every route, many of them nearly right: each is answered as a service answers, and none is
// stumbled over. They go to the face itself, without a network between.

const unhurried = { timeout: 300_000 } as const;
const firstMoment = Date.UTC(2026, 8, 1, 8);

/** A world that moves on a minute with every call, so that what was begun happens in between. */
function livelyWorld(seed: number): World {
  let now = firstMoment;
  const start = firstSnapshot({
    scenario: scenarioOf("second-life", 4),
    seed,
    speed: 1,
    realBase: now,
    simulatedBase: now,
    switches: defaultSwitches,
  });
  return createWorld(start, () => {
    now += 60_000;
    return now;
  });
}

/** Ids that exist where the route looks, ids that do not, and what is no id at all. */
function idsOf(world: World, { path }: Route): fc.Arbitrary<string> {
  const tables = [
    [/importedWindows/, world.imports],
    [/windowsAutopilotDeviceIdentities/, world.identities],
    [/managedDevices|mobileAppIntent/, world.managedDevices],
    [/DeploymentProfiles/, world.profiles],
    [/EnrollmentConfigurations/, world.esps],
    [/autopilotEvents/, world.reports],
    [/exportJobs/, world.exportJobs],
    [/mobileApps/, world.apps],
    [/^groups/, world.groups],
    [/^devices/, world.entraDevices],
    [/^users/, world.users],
  ] as const;
  const ids = tables.flatMap(([pattern, table]) => (pattern.test(path) ? table.all().map(({ id }) => id) : []));
  const others = [
    "00000000-0000-4000-8000-00000000dead",
    "0000000a-0000-0000-c000-000000000000",
    world.tenant.tenantId,
    "none",
    "$ref",
    "a'b",
  ];
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...(ids.length > 0 ? ids : others)) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

function valueFor(kind: Kind): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(null));
  const right = ((): fc.Arbitrary<unknown> => {
    switch (kind.type) {
      case "flag":
        return fc.oneof(fc.boolean(), fc.constantFrom("True", "false"));
      case "whole":
        return fc.oneof(fc.integer({ min: -2, max: 200 }), fc.constantFrom("90", "x"));
      case "oneOf":
        return fc.constantFrom(...kind.members);
      case "complex":
        return bodyOf(kind.of);
      case "list":
        return fc.array(valueFor(kind.of), { maxLength: 3 });
      case "binary":
        return fc.base64String({ maxLength: 40 });
      default:
        return fc.oneof(
          fc.string({ maxLength: 20 }),
          fc.constantFrom("2026-09-01T08:00:00Z", "Bench page", "NW-SALES"),
        );
    }
  })();
  return fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

function bodyOf(type: EntityType): fc.Arbitrary<object> {
  const names = Object.keys(type.properties).slice(0, 12);
  const properties = Object.fromEntries(
    names.map((name) => [name, valueFor(type.properties[name]?.kind ?? { type: "any" })]),
  );
  const types = [type.name, ...(type.subtypes ?? [])].map((name) => `#microsoft.graph.${name}`);
  return fc.record(
    { ...properties, "@odata.type": fc.constantFrom(...types, "#microsoft.graph.nothing") },
    { requiredKeys: [] },
  );
}

const option = fc.constantFrom(
  ["$select", "id,displayName"],
  ["$select", "*"],
  ["$filter", "contains(serialNumber,'A')"],
  ["$filter", "displayName eq 'x' or id in ('a','b')"],
  ["$filter", "not (displayName ne 'x')"],
  ["$orderby", "displayName desc"],
  ["$expand", "assignments"],
  ["$expand", "deploymentProfile,intendedDeploymentProfile"],
  ["$top", "2"],
  ["$skip", "1"],
  ["$count", "true"],
  ["$skiptoken", "ZnJvbSAx"],
  ["$search", '"displayName:x"'],
  ["$nonsense", "1"],
);

function requestOf(route: Route, ids: fc.Arbitrary<string>) {
  const body =
    route.body.kind === "none" ? fc.constant("") : bodyOf(route.body.type).map((value) => JSON.stringify(value));
  return fc.record({
    method: fc.oneof(
      { weight: 8, arbitrary: fc.constant(route.method) },
      { weight: 1, arbitrary: fc.constantFrom("GET", "POST", "PATCH", "PUT", "DELETE") },
    ),
    version: fc.constantFrom("v1.0", "beta"),
    path: fc.array(ids, { minLength: 3, maxLength: 3 }).map((chosen) => {
      let next = 0;
      return route.path.replace(/\{\w+\}/g, () => encodeURIComponent(chosen[next++ % 3] ?? ""));
    }),
    query: fc.uniqueArray(option, { maxLength: 2, selector: ([name]) => name }),
    eventual: fc.boolean(),
    body: fc.oneof({ weight: 8, arbitrary: body }, { weight: 1, arbitrary: fc.string({ maxLength: 30 }) }),
  });
}

const answers = [200, 201, 204, 400, 403, 404, 405, 409, 413, 415, 429];

test("every request to every route is answered as a service answers", unhurried, () => {
  const world = livelyWorld(7);
  const token = issueWorkbenchToken(world, world.advance());
  const succeeded = new Set<string>();
  // What reads comes first, as deleting leaves less to read.
  const routes = graphRoutes.toSorted((one, other) => Number(one.method !== "GET") - Number(other.method !== "GET"));
  for (const route of routes)
    fc.assert(
      fc.property(requestOf(route, idsOf(world, route)), (call) => {
        const query = new URLSearchParams(call.query.map(([name = "", value = ""]) => [name, value]));
        const url = new URL(`http://127.0.0.1/${call.version}/${call.path}?${query}`);
        const headers = {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "user-agent": "test",
          ...(call.eventual ? { consistencylevel: "eventual" } : {}),
        };
        const answer = answerGraph(world, { method: call.method, url, headers, body: call.body }, world.advance());
        if (answer.kind !== "answer") throw new Error("the connection was cut");
        const code = (answer.body as { readonly error?: { readonly code: string } } | undefined)?.error?.code;
        // Intune answers 500 to a name of a profile that it does not like.
        if (answer.status === 500) expect(code).toBe("InternalServerError");
        else expect(answers).toContain(answer.status);
        if (answer.status < 300) succeeded.add(`${call.method} ${route.path}`);
        JSON.stringify(answer.body);
      }),
      { numRuns: 25 },
    );
  // Much of it was right, so that the answers are not all refusals.
  expect(succeeded.size).toBeGreaterThan(graphRoutes.length / 3);
  expect(() => JSON.stringify(world.snapshot())).not.toThrow();
});

test("no claims parameter makes the reader throw", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (claims) => wantedContexts(claims).length >= 0));
  const wanted = JSON.stringify({ access_token: { acrs: { essential: true, value: "c1" } } });
  expect(wantedContexts(wanted)).toEqual(["c1"]);
  expect(wantedContexts(undefined)).toEqual([]);
});
