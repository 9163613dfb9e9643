/** How serial numbers are compared by the service: trimmed and without case. */
export function serialNumberKey(serialNumber: string): string {
  return serialNumber.trim().toLowerCase();
}
