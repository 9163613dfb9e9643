import type { OrderFile } from "../../shared/contract/order-file.ts";
import type { PracticeState } from "../../shared/contract/practice/control.ts";
import type { Order } from "../../shared/domain/order/order.ts";
import { type EpochMs, epochMs, orderId, tenantId } from "../../shared/kernel/brand.ts";

/** The colour of the practice tenant's edge. */
const practiceColour = "#7f5fb5";

/** The order a practice scenario asks for. Its id holds tenant and number, so that the same order is found again. */
export function orderFromPractice({ order, simulatedBase }: PracticeState): Order {
  return {
    id: orderId(`${order.tenantId.toLowerCase()}/${order.number}`),
    number: order.number,
    customer: order.customer,
    tenantId: tenantId(order.tenantId),
    tenantName: order.tenantName,
    tenantColour: practiceColour,
    groupTag: order.groupTag,
    expectedProfile: order.expectedProfile,
    quantity: order.quantity,
    slots: order.slots,
    shipBy: epochMs(order.shipBy),
    ...(order.path === undefined ? {} : { path: order.path }),
    ...(order.partnerTenantId === undefined ? {} : { partnerTenantId: tenantId(order.partnerTenantId) }),
    mode: "production",
    openedAt: epochMs(simulatedBase),
    ...(order.nameRule === undefined ? {} : { nameRule: order.nameRule }),
  };
}

/** The order of an order file. */
export function orderFromFile(file: OrderFile, openedAt: EpochMs): Order {
  const { clientId: _clientId, shipBy, nameRule, partnerTenantId, ...rest } = file;
  return {
    ...rest,
    ...(nameRule === undefined ? {} : { nameRule }),
    ...(partnerTenantId === undefined ? {} : { partnerTenantId: tenantId(partnerTenantId) }),
    id: orderId(`${file.tenantId.toLowerCase()}/${file.number}`),
    tenantId: tenantId(file.tenantId),
    shipBy: epochMs(Date.parse(shipBy)),
    openedAt,
  };
}
