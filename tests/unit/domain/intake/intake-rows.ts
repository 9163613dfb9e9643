import type { IntakeRow } from "../../../../shared/domain/intake/intake-row.ts";
import { readSample } from "../hardware-hash/read-sample.ts";

/** A sound hash of the simulated device SIM0000001, which has no product key. */
export const soundHash = readSample("synthetic-full-valid.b64");

/** A row of an Intune CSV that needed no repair. */
export const intakeRow = (changes: Partial<IntakeRow> = {}): IntakeRow => ({
  line: 2,
  serialNumber: "",
  productId: "",
  hardwareHash: soundHash,
  hashColumn: 3,
  groupTag: "",
  assignedUser: "",
  manufacturer: "",
  model: "",
  repairs: [],
  ...changes,
});
