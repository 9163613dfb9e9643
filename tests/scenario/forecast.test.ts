import { expect, test } from "vitest";
import { forecastRegistration } from "../../shared/domain/registration/forecast.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { chooseCustomer, partnerView, signInToPartner } from "../support/partner-scenario.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import { openScenarioBench } from "../support/scenario-bench.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test.each([
  [12, 3],
  [150, 5],
  [400, 11],
])("what was forecast for %i units is about what they took", unhurried, async (units, seed) => {
  const bench = await openScenarioBench("thousand", { seed, folder: temporaryFolder(), units });
  const startedAt = bench.clock.now();
  await bench.plugStick(true);
  const all = () => [...mapValues(bench.runtime().bench.state().units)];
  await bench.until(() => all().length === units && all().every((unit) => unit.stage === "readyToStart"));
  const minutes = (bench.clock.now() - startedAt) / 60_000;
  const { ledger } = await bench.record();
  await bench.stop();
  const forecast = forecastRegistration(units);
  expect(forecast.calls / ledger.calls).toBeGreaterThan(0.6);
  expect(forecast.calls / ledger.calls).toBeLessThan(1.6);
  expect(forecast.minutes / minutes).toBeGreaterThan(0.7);
  expect(forecast.minutes / minutes).toBeLessThan(1.4);
});

test("an order of a partner's counts its two services apart, about as they were called", unhurried, async () => {
  const bench = await runningScenario("reseller", 7);
  const forecast = bench.board().order.forecast;
  await bench.plugStick(true);
  await bench.until(() => partnerView(bench).counts.flagged === 9);
  await signInToPartner(bench);
  await chooseCustomer(bench);
  await bench.until(() => bench.board().tiles.filter(({ word }) => word === "startIt").length === 7);
  const { ledger } = await bench.record();
  const calls = Object.entries(ledger.callsByRoute).filter(([route]) => !route.startsWith("$batch "));
  const ofPartner = calls.filter(([route]) => /customers|batchuploadstatus/i.test(route));
  const partnerCalls = ofPartner.reduce((sum, [, times]) => sum + times, 0);
  expect(forecast?.partnerCalls).toBeGreaterThan(partnerCalls * 0.5);
  expect(forecast?.partnerCalls).toBeLessThan(partnerCalls * 2);
  expect(forecast?.calls).toBeGreaterThan((ledger.calls - partnerCalls) * 0.4);
  expect(forecast?.calls).toBeLessThan((ledger.calls - partnerCalls) * 2);
});
