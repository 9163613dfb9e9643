import { describe, expect, test } from "vitest";
import { hashOf, intakeFileMakers, plantedTenant } from "../../../../support/intake-files.ts";
import { piecesOf } from "../pieces-of.ts";

const { tenantId, tenantDomain, profileName, ztdId } = plantedTenant;
const silent = { serialNumber: "", tenantId: "", tenantDomain: "", profileName: "", ztdId: "" };
const autopilot = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot";

async function contextOf(bytes: string | Uint8Array): Promise<unknown> {
  const { pieces } = await piecesOf(Buffer.from(bytes));
  return pieces.find((piece) => piece.kind === "context")?.context;
}

describe("the registry", () => {
  test("as the diagnostics tool dumps it", async () => {
    expect(await contextOf(intakeFileMakers.registryDump().bytes)).toEqual({ ...silent, ...plantedTenant });
  });

  test("as it is exported", async () => {
    const text = `Windows Registry Editor Version 5.00\r\n\r\n[${autopilot}]\r\n"CloudAssignedTenantDomain"="${tenantDomain}"\r\n"DeploymentProfileName"="Bench \\"A\\" \\\\ B"\r\n`;
    expect(await contextOf(Buffer.from(`\uFEFF${text}`, "utf16le"))).toEqual({
      ...silent,
      tenantDomain,
      profileName: 'Bench "A" \\ B',
    });
  });

  test("with the profile as the cache keeps it, and the device's serial number", async () => {
    const cached = JSON.stringify({ CloudAssignedTenantId: tenantId, ZtdRegistrationId: ztdId });
    const text = [
      "[HKEY_LOCAL_MACHINE\\HARDWARE\\DESCRIPTION\\System\\BIOS]",
      ' "SystemSerialNumber"="SIM0001"',
      "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotPolicyCache]",
      ` "PolicyJsonCache"="${cached}"`,
    ];
    expect(await contextOf(text.join("\r\n"))).toEqual({ ...silent, serialNumber: "SIM0001", tenantId, ztdId });
  });

  test("with a hash in it gives a row", async () => {
    const read = await piecesOf(Buffer.from(`[${autopilot}]\n "Hash"="${hashOf("SIM0001")}"\n`));
    expect(read.rows).toEqual([["", 2, ""]]);
    expect(read.tables).toEqual([["", "registryDump"]]);
  });

  test.each([
    ["of other keys", `[HKEY_CURRENT_USER\\Software\\X]\n"CloudAssignedTenantId"="${tenantId}"\n`],
    ["with empty values", `[${autopilot}]\n "CloudAssignedTenantId"=""\n "AadTenantId"=DWORD:00000001\n`],
    ["with a value nobody writes", `[${autopilot}]\n "CloudAssignedTenantId"="${"x".repeat(5_000)}"\n`],
  ])("%s says nothing", async (_name, text) => {
    expect((await piecesOf(Buffer.from(text))).noted).toEqual([["", "registryDump"]]);
  });
});

describe("a profile", () => {
  test("as a device downloads it", async () => {
    expect(await contextOf(intakeFileMakers.profileJson().bytes)).toEqual({ ...silent, ...plantedTenant });
  });

  test("for a device that is there already, with its name in a comment", async () => {
    const server = JSON.stringify({ ZeroTouchConfig: { CloudAssignedTenantDomain: tenantDomain } });
    const profile = {
      CloudAssignedTenantId: tenantId,
      CloudAssignedAadServerData: server,
      Comment_File: `Profile ${profileName}`,
    };
    const context = { ...silent, tenantId, tenantDomain, profileName };
    expect(await contextOf(`\uFEFF${JSON.stringify(profile, undefined, 2)}`)).toEqual(context);
  });

  test("with what people leave in it", async () => {
    const text = `// from the old tenant\n{ /* ids */ "CloudAssignedTenantId": "${tenantId}", // "x": 1\n  "Url": "https://a/*b*/", "ZtdList": [1, 2, ], }`;
    expect(await contextOf(text)).toEqual({ ...silent, tenantId });
  });

  test.each<[string, string, string]>([
    ["that says nothing", '{"CloudAssignedOobeConfig": 1310, "CloudAssignedTenantId": 7}', "profileJson"],
    ["that is a list", '[{"CloudAssignedTenantId": "x"}]', "other"],
    ["that only mentions one", '{"values": {"ztdCount": 1}}', "other"],
  ])("%s is noted", async (_name, text, kind) => {
    expect((await piecesOf(Buffer.from(text))).noted).toEqual([["", kind]]);
  });

  test.each<[string, string]>([
    ["cut", `{"CloudAssignedTenantId": "${tenantId}`],
    ["of unclosed comments", `{"CloudAssignedTenantId": ${"/* ".repeat(100_000)}`],
    ["of unclosed texts", `{"CloudAssignedTenantId": ${'"\\'.repeat(100_000)}`],
    ["of commas", `{"CloudAssignedTenantId": ${", ".repeat(100_000)}}`],
    ["of endless depth", `{"CloudAssignedTenantId": ${"[".repeat(200_000)}`],
  ])("%s is damaged, and said so at once", async (_name, text) => {
    expect((await piecesOf(Buffer.from(text))).troubles).toEqual([["", "damaged"]]);
  });
});
