/** A report as `oa3tool /Report` writes it, with the placeholder key that depots collect with. */
export function oa3Report(hardwareHash: string): string {
  return [
    '<?xml version="1.0"?>',
    "<Key>",
    "  <ProductKey>BBBBB-BBBBB-BBBBB-BBBBB-BBBBB</ProductKey>",
    "  <ProductKeyID>0000000000000</ProductKeyID>",
    "  <ProductKeyState>0</ProductKeyState>",
    `  <HardwareHash>${hardwareHash}</HardwareHash>`,
    "</Key>",
    "",
  ].join("\r\n");
}
