import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import type { PartnerUploadRow } from "../../world/partner-rows.ts";
import { readUploadedHash } from "../resources/uploaded-hash.ts";
import { commonShape, type PartnerShape, readPartnerObject, textOf } from "./partner-body.ts";

/** Most devices one call takes (graph-api l.2: the portal's limit; the API's own is not published). */
const mostDevices = 1_000;

const deviceShape: PartnerShape = {
  ...commonShape,
  id: "ignored",
  serialNumber: "text",
  productKey: "text",
  hardwareHash: "text",
  modelName: "text",
  oemManufacturerName: "text",
  policies: "ignored",
  createdBy: "ignored",
  uploadedDate: "ignored",
  allowedOperations: "ignored",
};

/** Reads the devices of an upload; one that cannot be identified refuses the call. The error is a sentence. */
export function readDevices(value: unknown): Result<readonly PartnerUploadRow[], string> {
  if (!Array.isArray(value) || value.length === 0) return err("The list of devices is empty.");
  if (value.length > mostDevices) return err(`No more than ${mostDevices} devices can be uploaded at once.`);
  const rows: PartnerUploadRow[] = [];
  for (const [index, item] of value.entries()) {
    const device = readPartnerObject(item, deviceShape);
    const row = device.ok ? rowOf(device.value) : device;
    if (!row.ok) return err(`Device ${index + 1}: ${row.error}`);
    rows.push(row.value);
  }
  return ok(rows);
}

/**
 * Accepted are: hash; hash and product key; hash and serial number; all three; product key alone; serial number with
 * manufacturer and model (graph-api l.2).
 */
function rowOf(device: Readonly<Record<string, unknown>>): Result<PartnerUploadRow, string> {
  const [serialNumber, productKey, hash, model, manufacturer] = [
    "serialNumber",
    "productKey",
    "hardwareHash",
    "modelName",
    "oemManufacturerName",
  ].map((name) => textOf(device, name)) as [string, string, string, string, string];
  const hasTuple = serialNumber !== "" && manufacturer !== "" && model !== "";
  const isKeyAlone = productKey !== "" && serialNumber === "" && manufacturer === "" && model === "";
  if (hash === "" && !isKeyAlone && (!hasTuple || productKey !== ""))
    return err("The combination of properties does not identify a device.");
  return ok({
    serialNumber,
    productKey,
    manufacturer,
    model,
    hasHash: hash !== "",
    hardware: hash === "" ? null : readUploadedHash(hash),
  });
}
