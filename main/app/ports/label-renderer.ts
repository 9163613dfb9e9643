/** What a unit's label carries. Times in epoch milliseconds. */
export type LabelContent = {
  readonly customer: string;
  readonly orderNumber: string;
  readonly tenantName: string;
  readonly groupTag: string;
  readonly model: string;
  readonly serialNumber: string;
  /** The text in the label's QR code, which the box scan must show: `RESEAL:<order number>:<serial>`. */
  readonly boxCode: string;
  readonly useFrom: number;
  readonly useBefore: number;
};

/** Draws a label. */
export type LabelRenderer = {
  /** An SVG document (100 × 60 mm) with a Code 128 serial and a QR box code. */
  readonly draw: (content: LabelContent) => string;
};
