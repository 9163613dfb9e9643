import { expect, test } from "vitest";
import { createTenantLock } from "../../../../main/adapters/graph/tenant-lock.ts";
import { tenantId } from "../../../../shared/kernel/brand.ts";
import { ok } from "../../../../shared/kernel/result.ts";

const locked = { tenantId: tenantId("11111111-2222-4333-8444-aaaaaaaaaaaa"), tenantName: "Contoso" };

test("a tenant whose answer broke off is asked again, and one that answered is not", async () => {
  const lock = createTenantLock(locked);
  const asked: string[] = [];
  await expect(
    lock.allowsChange(async () => {
      asked.push("broke off");
      throw new TypeError("a defect");
    }),
  ).rejects.toThrow("a defect");
  const answer = async () => {
    asked.push("answered");
    return ok({ tenantId: locked.tenantId, name: locked.tenantName, mdmAuthority: "intune" });
  };
  for (const _ of [1, 2]) expect(await lock.allowsChange(answer)).toEqual({ ok: true, value: undefined });
  expect(asked).toEqual(["broke off", "answered"]);
});
