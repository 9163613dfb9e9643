import type { PracticeWorldOptions } from "../../../main/practice/serve/start-practice-world.ts";
import { issueAccessToken } from "../../../main/practice/tenant/login/access-token.ts";
import { partnerTenant } from "../../../main/practice/tenant/partner/partner-login.ts";
import { partnerScope } from "../../../main/practice/tenant/partner/partner-scope.ts";
import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { productKeyOf } from "../../../main/practice/world/partner-registration.ts";
import { type Reply, type SimulatedTenant, startSimulatedTenant } from "./simulated-tenant.ts";

/** A simulated tenant with its partner, called as Partner Center. */
export type SimulatedPartner = SimulatedTenant & {
  /** Path of the order's customer, from the version on. */
  readonly customer: string;
  readonly partner: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  /** Uploads rows as a new batch; answers the address of the job, version included. */
  readonly upload: (batchId: string, devices: readonly object[]) => Promise<string>;
  /** The row of a simulated device by one way of identifying it. */
  readonly row: (position: number, way: "hash" | "hashAlone" | "tuple" | "productKey") => object;
};

/** Starts a world for the running test, with a token of the partner's technician. */
export async function startSimulatedPartner(options: PracticeWorldOptions = {}): Promise<SimulatedPartner> {
  const tenant = await startSimulatedTenant(options);
  const { world } = tenant.practice;
  const customer = `/v1/customers/${world.tenant.tenantId}`;
  const token = partnerToken(tenant);
  const partner: SimulatedPartner["partner"] = (method, path, body, headers) =>
    tenant.send(method, path, body, { Authorization: `Bearer ${token}`, ...headers });
  return {
    ...tenant,
    customer,
    partner,
    upload: async (batchId, devices) => {
      const reply = await partner("POST", `${customer}/deviceBatches`, { batchId, devices });
      if (reply.status !== 202) throw new Error(`the upload was answered ${reply.status}`);
      return `/v1${reply.headers.get("Location") ?? ""}`;
    },
    row: (position, way) => {
      const device = world.devices.all().find((known) => known.position === position);
      if (device === undefined) throw new Error(`no device at ${position}`);
      const hardwareHash = hardwareHashOf(device, tenant.now());
      switch (way) {
        case "hash":
          return { serialNumber: device.serialNumber, hardwareHash };
        case "hashAlone":
          return { hardwareHash };
        case "tuple":
          return {
            serialNumber: device.serialNumber,
            oemManufacturerName: device.manufacturer,
            modelName: device.model,
          };
        case "productKey":
          return { productKey: productKeyOf(device) };
      }
    },
  };
}

/** A token of the partner's technician for Partner Center. */
export function partnerToken({ practice, now }: SimulatedTenant): string {
  const { world } = practice;
  const subject = { kind: "user", scopes: [partnerScope] } as const;
  return issueAccessToken(partnerTenant(world), world.tenant.clientId, subject, now(), 24 * 3600);
}
