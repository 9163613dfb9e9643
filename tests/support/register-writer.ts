import { writeSync } from "node:fs";
import { openIdentityRegister } from "../../main/adapters/store/open-identity-register.ts";
import { epochMs } from "../../shared/kernel/brand.ts";
import { createRecordingLog } from "./recording-log.ts";

// A process that puts units of one order into a register that others write too, one a transaction, and asks for each:
// `node register-writer.ts FILE ORDER UNITS`. It writes how many it put to stdout.
const [file = "", order = "", units = "0"] = process.argv.slice(2);
const opened = openIdentityRegister({ file, log: createRecordingLog(), lockWaitMs: 30_000 });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
let count = 0;
for (; count < Number(units); count += 1) {
  const unit = { orderId: order, orderNumber: order, customer: "Contoso", unitId: `${count}`, seenAt: epochMs(count) };
  const put = opened.value.put([{ ...unit, keys: [`${order} ${count}`] }]);
  if (!put.ok) throw new Error(JSON.stringify(put.error));
  const found = opened.value.find("another order", [[`${order} ${count}`]]);
  if (!found.ok || found.value[0]?.orderId !== order) throw new Error(JSON.stringify(found));
}
opened.value.close();
writeSync(1, `${count}\n`);
