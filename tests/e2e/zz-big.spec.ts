import { test, expect } from "@playwright/test";
import { readFileSync, mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { launch } from "./support/launch.ts";
import { goTo } from "./support/intake.ts";
test("big", async () => {
  test.setTimeout(900_000);
  const file = process.env.BIG ?? "/tmp/big20k.csv";
  let userData: string | undefined;
  if (process.env.TENANT) {
    userData = mkdtempSync("/tmp/big-");
    mkdirSync(userData + "/benches", { recursive: true });
    const orderFile = { number: "B-1", customer: "Contoso", tenantId: "11111111-2222-4333-8444-555555555555", tenantName: "Contoso", tenantColour: "#7f5fb5", clientId: "11111111-2222-4333-8444-555555555556", groupTag: "X", expectedProfile: "P", quantity: 50, slots: 50, shipBy: "2027-01-01T00:00:00Z", mode: "production", path: "graph", preProvisioning: true };
    writeFileSync(userData + "/benches/last-bench.json", JSON.stringify({ kind: "tenant", orderFile }));
  }
  const { app, page, close } = await launch({ ...(userData === undefined ? {} : { userData }), speed: Number(process.env.SPEED ?? 1) });
  const pid = app.process().pid;
  const rss = () => { try { return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024); } catch { return -1; } };
  await goTo(page, "Intake");
  await page.waitForTimeout(3000);
  const idle = rss();
  await page.evaluate(() => { const w = window as any; w.tasks = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) w.tasks.push([Math.round(e.startTime), Math.round(e.duration)]); }).observe({ entryTypes: ["longtask"] }); });
  let cdp: any;
  if (process.env.PROF) { cdp = await page.context().newCDPSession(page); await cdp.send("Profiler.enable"); await cdp.send("Profiler.setSamplingInterval", { interval: 500 }); }
  await page.locator('input[type="file"]:not([webkitdirectory])').first().setInputFiles(file);
  const t0 = Date.now();
  let peak = 0, phase = "arriving", readAt = 0;
  for (;;) {
    const m = rss(); peak = Math.max(peak, m);
    const text = await page.getByRole("region", { name: /^big/ }).first().innerText().catch(() => "");
    if (phase === "arriving" && !/Arriving/.test(text) && text !== "") { phase = "reading"; readAt = Date.now(); console.log("arrived", (Date.now() - t0) / 1000, "peak", peak, "idle", idle, await page.evaluate(() => (window as any).tasks.splice(0))); if (cdp) await cdp.send("Profiler.start"); }
    if (/100.?000 rows =|20.?000 rows =/.test(text)) break;
    await page.waitForTimeout(1000);
  }
  console.log("read", (Date.now() - readAt) / 1000, "peak", peak, "idle", idle, JSON.stringify(await page.evaluate(() => (window as any).tasks)));
  if (cdp) { const { profile } = await cdp.send("Profiler.stop"); (await import("node:fs")).writeFileSync("/tmp/page.cpuprofile", JSON.stringify(profile)); }
  await page.screenshot({ path: "/tmp/big.png" });
  await page.waitForTimeout(4000);
  console.log("after", rss(), "peak", peak);
  console.log(await app.evaluate(() => { const fs = process.getBuiltinModule("node:fs"); const acc: any = {}; let cur = ""; for (const l of fs.readFileSync("/proc/self/smaps", "utf8").split("\n")) { const m = /^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+\s*(.*)$/.exec(l); if (m) cur = m[1] || "anon"; const r = /^Rss:\s+(\d+)/.exec(l); if (r) acc[cur] = (acc[cur] || 0) + +r[1]!; } return JSON.stringify([process.memoryUsage(), Object.entries(acc).sort((a: any, b: any) => b[1] - a[1]).slice(0, 6)]); }));
  await close();
});
