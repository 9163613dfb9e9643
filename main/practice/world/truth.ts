import type { PracticeTruth } from "../../../shared/contract/practice/control.ts";
import { clockErrorOf } from "./device-clock.ts";
import type { DeviceCharacter, DeviceRow } from "./device-rows.ts";
import type { World } from "./world.ts";

type Outcome = PracticeTruth["devices"][number]["outcome"];

const verdicts: Readonly<Record<DeviceCharacter, { readonly outcome: Outcome; readonly reason: string }>> = {
  clean: { outcome: "ready", reason: "Everything works on this device." },
  noTpm: { outcome: "stop", reason: "It has no usable TPM, so attestation can never succeed." },
  foreignTenant: { outcome: "foreignTenant", reason: "It is registered in another tenant (808)." },
  appFails: { outcome: "stop", reason: "A blocking app is installed and never detected (0x87D1041C)." },
  appFailsOnce: {
    outcome: "look",
    reason: "A blocking app fails the first time; after Retry all is well, but the report goes on to say failure.",
  },
  hangs: { outcome: "look", reason: "An app never finishes and the page never gives up." },
  successTooEarly: {
    outcome: "stop",
    reason:
      "The Enrollment Status Page that reaches it shows no progress, so nothing holds it until its apps are installed.",
  },
  restartsOften: { outcome: "ready", reason: "It restarts five times in its flow, and everything works." },
  losesNetwork: { outcome: "ready", reason: "Its cable sits loose, and everything works in between." },
  wrongClock: { outcome: "stop", reason: "Its clock is nine minutes slow: until somebody sets it, attestation fails." },
  reportNeverUpdates: { outcome: "look", reason: "It is well, but the deployment report never says so." },
};

/** What a perfect bench would decide for each device. */
export function truthOf(world: World): PracticeTruth {
  return { devices: world.devices.all().map(truthOfDevice) };
}

function truthOfDevice(device: DeviceRow): PracticeTruth["devices"][number] {
  return {
    position: device.position,
    serialNumber: device.serialNumber,
    ...verdicts[device.character === "wrongClock" && clockErrorOf(device) === 0 ? "clean" : device.character],
    sealedProperly: device.stage === "sealed" && device.power === "off" && device.sealedComplete,
  };
}
