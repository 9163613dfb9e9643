import type { EvidenceSource } from "../../domain/evidence/evidence.ts";

/** Where a fact comes from. */
export const sourceText: Readonly<Record<EvidenceSource, string>> = {
  "E-BR": "Bridge",
  "E-USB": "File or stick",
  "E-SCN": "Scan",
  "E-IMP": "Autopilot import",
  "E-REG": "Autopilot record",
  "E-PRF": "Deployment profile",
  "E-GRP": "Group",
  "E-CFG": "Tenant configuration",
  "E-EVT": "Intune report",
  "E-MD": "Intune managed device",
  "E-DIR": "Microsoft Entra device",
  "E-PC": "Partner Center",
  "E-TEC": "Technician",
  "E-ADM": "Administrator",
  "E-LOG": "Hand-off",
  "E-RUN": "Bench",
};
