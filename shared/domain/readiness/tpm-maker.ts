/** A maker of TPMs, and whether its part is firmware, a chip, or either firmware or virtual. */
export type TpmMaker = {
  readonly id: string;
  readonly vendor: string;
  readonly kind: "firmware" | "discrete" | "firmwareOrVirtual";
};

/** Makers by their four characters without blanks and NULs (device-side b.2). */
const makers: readonly TpmMaker[] = [
  { id: "INTC", vendor: "Intel PTT", kind: "firmware" },
  { id: "AMD", vendor: "AMD ASP fTPM", kind: "firmware" },
  { id: "QCOM", vendor: "Qualcomm", kind: "firmware" },
  { id: "MSFT", vendor: "Microsoft (Pluton or virtual)", kind: "firmwareOrVirtual" },
  { id: "IFX", vendor: "Infineon", kind: "discrete" },
  { id: "STM", vendor: "STMicroelectronics", kind: "discrete" },
  { id: "NTC", vendor: "Nuvoton", kind: "discrete" },
];

/** The four characters of a manufacturer id, big-endian, without blanks and NULs; `0x…` when they are no letters. */
export function makerId(manufacturerId: number): string {
  const characters = [24, 16, 8, 0].map((shift) => (manufacturerId >>> shift) & 0xff);
  const text = String.fromCharCode(...characters).replace(/[\0 ]+$/, "");
  return /^[\x21-\x7e]+$/.test(text) ? text : `0x${(manufacturerId >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}

/** The maker that an id belongs to; undefined for one that is not listed. */
export function tpmMaker(manufacturerId: number | null): TpmMaker | undefined {
  if (manufacturerId === null) return undefined;
  const id = makerId(manufacturerId);
  return makers.find((maker) => maker.id === id);
}
