import { expect, test } from "vitest";
import { describePowerShell } from "../../support/powershell/describe-powershell.ts";
import { startScriptBench } from "../../support/powershell/script-bench.ts";

const onTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);

describePowerShell("readings", (engine) => {
  test("a device's identity, hash and readiness", async () => {
    expect(await startScriptBench(engine).bridge.collect("local")).toEqual({
      ok: true,
      value: {
        address: "local",
        collectedAt: onTime,
        serialNumber: "SIM0000001",
        manufacturer: "Contoso",
        model: "Contoso Büch 14",
        uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
        hardwareHash: "SIMULATED",
        hashError: null,
        operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: 4061 },
        tpm: {
          present: true,
          ready: true,
          specVersion: "2.0, 0, 1.59",
          manufacturerId: "INTC",
          manufacturerVersion: "600.18.39.0",
          endorsementKeyCertificate: false,
        },
        secureBoot: true,
        onAcPower: true,
        batteryPercent: 100,
        networkAdapters: [{ name: "Simulated Ethernet", macAddress: "02:00:5E:00:10:01", wired: true, up: true }],
        previouslyEnrolled: false,
        clockUtc: onTime,
      },
    });
  });

  test("everything that decides whether a device may start", async () => {
    const answer = await startScriptBench(engine).bridge.readReadiness("local");
    expect(answer).toEqual({
      ok: true,
      value: {
        address: "local",
        observedAt: onTime,
        clockUtc: onTime,
        facts: {
          computer: {
            manufacturer: "Contoso",
            model: "Contoso Büch 14",
            serialNumber: "SIM0000001",
            uuid: "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506",
            processor: "Simulated(R) CPU @ 2.40GHz",
            secureBoot: true,
            uefi: true,
            partitionStyle: "GPT",
          },
          windows: {
            editionSku: 48,
            edition: "Professional",
            build: "26100",
            updateRevision: 4061,
            displayVersion: "24H2",
            licenseStatus: 1,
            firmwareKey: true,
            firmwareKeyDescription: "[4.0] Professional OEM:DM",
            restartPending: false,
            signInServiceStart: "Manual",
            licenceTermsShown: true,
          },
          tpm: {
            present: true,
            enabled: true,
            activated: true,
            owned: true,
            ready: true,
            lockedOut: false,
            specVersion: "2.0, 0, 1.59",
            manufacturerId: 1229870147,
            firmwareVersion: "600.18.39.0",
            information: 262144,
            keyAttestationResult: 0,
            readyForAttestation: null,
            capableForAttestation: null,
            vulnerableFirmware: null,
            clearNeeded: null,
            endorsementKeyPresent: null,
            endorsementKeyBits: null,
            endorsementCertificates: null,
            storedCertificates: 0,
            certificateTaskState: 0,
            firmwareAtLastProvision: "600.18.39.0",
            measuredBootLog: true,
            identityKeyError: -2147023728,
            maintenanceTaskResult: 0,
            identityKeyTaskResult: 0,
          },
          supply: {
            onAcPower: true,
            batteryPercent: 100,
            hasBattery: true,
            freeDiskBytes: 412316860416,
            networkAdapters: [{ name: "Simulated Ethernet", macAddress: "02:00:5E:00:10:01", wired: true, up: true }],
          },
          leftovers: {
            joinedTenantId: "",
            enrollmentTypes: [],
            autopilotDisabled: null,
            assignedTenantId: "",
            assignedTenantDomain: "",
            tenantMatched: null,
            profileName: "",
            profileAvailable: null,
            outOfBoxConfig: null,
            domainJoinMethod: null,
            offlineProfile: false,
            provisioningPackages: 0,
            devicePreparationHint: null,
            devicePreparationKey: false,
            associationHints: [],
          },
        },
        remoteAccess: { tokenFilterPolicy: null, winRm: "Stopped" },
      },
    });
    // The product key in the firmware is a secret.
    expect(JSON.stringify(answer)).not.toContain("AAAAA");
  });

  test("what an earlier life has left", async () => {
    const answer = await startScriptBench(engine, { device: "in-flow" }).bridge.readReadiness("local");
    expect(answer.ok && answer.value.facts.leftovers).toEqual({
      joinedTenantId: "7a1f3c52-0d4e-4c8b-9a55-1b2c3d4e5f60",
      enrollmentTypes: [6],
      autopilotDisabled: 0,
      assignedTenantId: "7a1f3c52-0d4e-4c8b-9a55-1b2c3d4e5f60",
      assignedTenantDomain: "contoso.example",
      tenantMatched: 1,
      profileName: "Bench profile",
      profileAvailable: 1,
      outOfBoxConfig: 1310,
      domainJoinMethod: 1,
      offlineProfile: false,
      provisioningPackages: 0,
      devicePreparationHint: 0,
      devicePreparationKey: true,
      associationHints: ["7a1f3c52-0d4e-4c8b-9a55-1b2c3d4e5f60"],
    });
    expect(JSON.stringify(answer)).not.toContain("foouser");
  });

  test("a refused registry and missing classes cost what they hold, not the reading", async () => {
    const { bridge } = startScriptBench(engine, { device: "bare" });
    expect(await bridge.collect("local")).toMatchObject({
      ok: true,
      value: {
        serialNumber: "SIM0000001",
        hardwareHash: "",
        hashError: expect.stringMatching(/^accessDenied: /),
        uuid: "",
        tpm: null,
        onAcPower: true,
        batteryPercent: null,
        networkAdapters: [],
        previouslyEnrolled: null,
      },
    });
    expect(await bridge.readReadiness("local")).toMatchObject({
      ok: true,
      value: {
        facts: { tpm: { present: null, information: null }, leftovers: { enrollmentTypes: null, profileName: null } },
      },
    });
    expect(await bridge.readSignals("local")).toMatchObject({
      ok: false,
      error: { code: "bridge.collectFailed", context: { reason: "accessDenied" } },
    });
  });

  test("Windows PE is recognised", async () => {
    const { bridge } = startScriptBench(engine, { device: "windows-pe" });
    const answer = await bridge.collect("local");
    expect(answer).toMatchObject({
      ok: true,
      value: { hardwareHash: "", hashError: expect.stringMatching(/^winPe: /) },
    });
  });

  test("the technician flow as registry and extension show it, whatever the values are", async () => {
    const answer = await startScriptBench(engine, { device: "in-flow" }).bridge.readSignals("local");
    expect(answer).toEqual({
      ok: true,
      value: {
        address: "local",
        observedAt: onTime,
        devicePreparation: expect.stringContaining('"categorySucceeded":true'),
        deviceSetup: expect.stringContaining('"subcategoryState":"in_progress"'),
        accountSetup: null,
        otherCategories: [{ name: "NewCategory", text: expect.stringContaining("Step.One") }],
        profileName: "Bench profile",
        assignedTenantId: "7a1f3c52-0d4e-4c8b-9a55-1b2c3d4e5f60",
        restarts: null,
        provisioning: {
          correlationId: "01234567-89ab-4cde-8f01-23456789abcd",
          signedInTenantId: "7a1f3c52-0d4e-4c8b-9a55-1b2c3d4e5f60",
          outOfBoxConfig: 1310,
          downloadedAt: "2026-01-05T08:00:30Z",
          joinMethod: 1,
          skipDomainCheck: 1,
          offlineJoinApplied: true,
          restartUris: ["./Vendor/MSFT/Policy/Config/DeviceGuard/LsaCfgFlags"],
          policyNodes: {
            count: 3,
            newest: ["./Device/Vendor/MSFT/Policy/Config/DeviceGuard/LsaCfgFlags", "./Vendor/MSFT/Policy/Config/A"],
          },
          enrollments: [{ provider: "MS DM Server", type: 6, state: 1 }],
        },
        tracking: {
          providers: [
            { name: "ConfigMgr", installationState: 4, lastError: -2147024784, trackingPoliciesCreated: null },
            { name: "Sidecar", installationState: 3, lastError: 0, trackingPoliciesCreated: 1 },
          ],
          apps: [
            { name: `Win32App_${app}_1`, installationState: 3, rebootRequired: 2 },
            { name: `Win32App_${otherApp.toUpperCase()}_2`, installationState: 9, rebootRequired: null },
          ],
          snapshots: [
            {
              kind: "ExpectedPolicies",
              user: false,
              values: [{ name: "./Device/Vendor/MSFT/Policy/Config/A", state: 1 }],
            },
            {
              kind: "Sidecar",
              user: false,
              values: [
                {
                  name: `./Device/Vendor/MSFT/EnrollmentStatusTracking/Setup/Apps/Tracking/Sidecar/Win32App_${app}_1`,
                  state: 3,
                },
              ],
            },
            {
              kind: "ExpectedSCEPCerts",
              user: true,
              values: [{ name: "./User/Vendor/MSFT/ClientCertificateInstall/SCEP/C", state: 0 }],
            },
          ],
          provisioningCompleted: 0,
          userScope: true,
        },
        firstSync: {
          skipDeviceStatusPage: 0,
          skipUserStatusPage: -1,
          syncFailureTimeout: 60,
          blockInStatusPage: 2,
          customErrorMessage: "Ask the bench",
          serverProvisioningDone: 1,
          syncDone: 0,
        },
        msiApps: [
          {
            productCode: "{AAAAAAAA-0000-4000-8000-000000000001}",
            status: 70,
            lastError: 0,
            fileName: "IntuneWindowsAgent.msi",
          },
          {
            productCode: "{AAAAAAAA-0000-4000-8000-000000000002}",
            status: 60,
            lastError: -2147023293,
            fileName: null,
          },
        ],
        officeApps: [{ id: "BBBBBBBB-0000-4000-8000-000000000001", status: 50, finalStatus: 0 }],
        extension: {
          apps: [
            {
              appId: app,
              revision: 1,
              deviceContext: true,
              exitCode: 0,
              intent: 3,
              lastUpdated: "01/05/2026 08:11:12",
              enforcement: '{"EnforcementState":1000,"ErrorCode":0,"TargetingMethod":0}',
              compliance: '{"Applicability":0,"ComplianceState":1,"DesiredState":2,"ErrorCode":null}',
              espPhase: "2",
              reportStatus: 1000,
            },
            {
              appId: otherApp,
              revision: 2,
              deviceContext: true,
              exitCode: null,
              intent: null,
              lastUpdated: null,
              enforcement: '{"EnforcementState":5003,"ErrorCode":-2016345060,"TargetingMethod":0}',
              compliance: null,
              espPhase: null,
              reportStatus: 3000,
            },
          ],
          provisioningProgress: expect.stringContaining('"FriendlyName":"VPN"'),
          scripts: [{ scriptId: "CCCCCCCC-0000-4000-8000-000000000001", result: "Failed", errorCode: 1 }],
        },
        session: {
          outOfBoxState: null,
          desktop: "oobe",
          joinUser: "placeholder",
          lastBootAt: "2026-01-05T07:30:00.000Z",
          rebootRequired: 1,
          managedDeviceId: "89abcdef-0123-4567-89ab-cdef01234567",
          devicePreparationHint: 0,
          sticks: 1,
          driveEncryption: 6,
        },
      },
    });
    // Neither who joined it nor what its downloads are signed with.
    expect(JSON.stringify(answer)).not.toMatch(/foouser|SECRET/);
  });

  test("values of other types, or none: what is there is read, and the rest is null", async () => {
    const { bridge } = startScriptBench(engine, { device: "odd" });
    const device = {
      serialNumber: "SIM0000009",
      manufacturer: "Contoso",
      model: "",
      uuid: "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
      hardwareHash: "SIMULATED",
      operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: 4061 },
      tpm: { present: true, ready: true, manufacturerId: "IFX", manufacturerVersion: "15", specVersion: "" },
      secureBoot: true,
      onAcPower: null,
      batteryPercent: null,
      networkAdapters: [
        { name: "No medium", macAddress: "", wired: false, up: false },
        { name: "Cable", macAddress: "02:00:5E:00:10:09", wired: true, up: true },
      ],
      previouslyEnrolled: true,
    };
    expect(await bridge.collect("local")).toMatchObject({ ok: true, value: device });
    expect(await bridge.readReadiness("local")).toMatchObject({
      ok: true,
      value: {
        facts: {
          computer: { manufacturer: "Contoso", model: null, serialNumber: "SIM0000009" },
          windows: { edition: "Professional", signInServiceStart: null, licenseStatus: null },
          tpm: { information: 262144, specVersion: null, ready: null },
          supply: { freeDiskBytes: null, hasBattery: true, onAcPower: null },
          leftovers: { autopilotDisabled: 0, profileName: "7", profileAvailable: 1, outOfBoxConfig: 1310 },
        },
      },
    });
    const events = [
      { channel: deployment, ids: [161, 171], after: null, others: "all" as const },
      { channel: "Microsoft-Windows-Shell-Core/Operational", ids: [62407], after: null },
    ];
    const answer = await bridge.readSignals("local", undefined, events);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        deviceSetup: "",
        profileName: "7",
        assignedTenantId: null,
        provisioning: { outOfBoxConfig: 1310, downloadedAt: null, enrollments: [{ type: 6, state: null }] },
        firstSync: { skipDeviceStatusPage: null, skipUserStatusPage: -1, syncFailureTimeout: 60, blockInStatusPage: 2 },
        tracking: { providers: [{ installationState: 3, lastError: -2147024784, trackingPoliciesCreated: null }] },
        extension: { apps: [{ exitCode: 3221225477, intent: null }] },
        // Nobody's name is no sign of a user.
        session: { desktop: null, joinUser: null, lastBootAt: "2026-01-05T07:30:00.000Z", rebootRequired: 1 },
        events: [{ id: 171, tokens: [], errorCode: "-2130472959", numbers: [-2130472959] }],
        marks: [
          { channel: deployment, recordId: 2 },
          { channel: "Microsoft-Windows-Shell-Core/Operational", recordId: 0 },
        ],
      },
    });
  });

  test("before the flow nothing is there, and nothing is a failure", async () => {
    expect(await startScriptBench(engine).bridge.readSignals("local")).toMatchObject({
      ok: true,
      value: {
        devicePreparation: null,
        otherCategories: [],
        provisioning: { correlationId: null, outOfBoxConfig: null, downloadedAt: null, enrollments: [] },
        tracking: null,
        firstSync: null,
        extension: null,
        msiApps: [],
        officeApps: [],
        session: { sticks: 0, driveEncryption: null },
      },
    });
  });
});

const deployment = "Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot";
const app = "11111111-2222-4333-8444-555555555555";
const otherApp = "66666666-7777-4888-9999-aaaaaaaaaaaa";
