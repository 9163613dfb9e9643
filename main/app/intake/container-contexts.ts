import type { DeviceContext } from "../../../shared/domain/intake/intake-piece.ts";
import type { RowFinding } from "../../../shared/domain/intake/row-finding.ts";
import { normaliseSerial } from "../../../shared/domain/unit/normalise-serial.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { PlacedRow } from "./judge-rows.ts";

/** What a container's files say about the devices whose rows stand in the same container. */
export type ContainerContexts = {
  /** Notes what an entry says about its device. */
  readonly note: (entry: string, context: DeviceContext) => void;
  /** Takes rows and gives those that need not wait for what the container still says. */
  readonly pass: (rows: readonly PlacedRow[]) => readonly PlacedRow[];
  /** Gives the rows that waited. */
  readonly release: () => readonly PlacedRow[];
  /** What was found about a row so far. */
  readonly findingsOf: (placed: PlacedRow) => readonly RowFinding[];
};

/** Diagnostics of one device hold one row or a few; a container with more holds lists, and no row of a list waits. */
const mostWaiting = 16;

/** Contexts that are remembered; no collection of one depot comes near. */
const mostContexts = 1_000;

type KnownContext = { readonly folder: string; readonly context: DeviceContext };

/**
 * Ties device files to the rows beside them, whichever comes first. Only a profile of another tenant is a finding: it says
 * that the device was set up for somebody else before.
 */
export function createContainerContexts(tenant: TenantId): ContainerContexts {
  const foreign: KnownContext[] = [];
  let waiting: PlacedRow[] = [];
  let isList = false;
  let devices = new Set<string>();

  const release = (): readonly PlacedRow[] => {
    const released = waiting;
    waiting = [];
    return released;
  };

  const isAbout = ({ folder, context }: KnownContext, { entry, row }: PlacedRow): boolean => {
    if (context.serialNumber !== "")
      return serialsOf(row).some((serial) => normaliseSerial(serial) === normaliseSerial(context.serialNumber));
    return folder === folderOf(entry) || (!isList && devices.size === 1);
  };

  return {
    note: (entry, context) => {
      const isForeign = context.tenantId !== "" && context.tenantId.toLowerCase() !== tenant;
      if (isForeign && foreign.length < mostContexts) foreign.push({ folder: folderOf(entry), context });
    },
    pass: (rows) => {
      if (isList || rows[0]?.entry === "") return rows;
      waiting = [...waiting, ...rows];
      for (const placed of rows) devices.add(deviceOf(placed));
      if (waiting.length <= mostWaiting) return [];
      isList = true;
      devices = new Set();
      return release();
    },
    release,
    findingsOf: (placed) => {
      const known = foreign.find((candidate) => isAbout(candidate, placed));
      if (known === undefined) return [];
      const { tenantId, tenantDomain, profileName } = known.context;
      const params = { tenant: tenantDomain === "" ? tenantId : tenantDomain, profile: profileName };
      return [{ code: "profileOfOtherTenant", level: "warn", field: "tenant", params }];
    },
  };
}

function folderOf(entry: string): string {
  return entry.slice(0, Math.max(0, entry.lastIndexOf("/")));
}

function serialsOf(row: PlacedRow["row"]): readonly string[] {
  if (row.kind === "refused") return [row.refusal.readable?.serialNumber ?? ""];
  return row.kind === "taken" ? [row.summary.serialNumber, row.listed.serialNumber] : [row.listed.serialNumber];
}

/** Rows of one device are alike in its serial number; a row without any counts as a device of its own. */
function deviceOf({ entry, row }: PlacedRow): string {
  const serial = serialsOf(row).find((text) => text !== "");
  if (serial !== undefined) return normaliseSerial(serial);
  return `${entry}:${row.kind === "refused" ? row.refusal.line : row.line}`;
}
