import type { EpochMs } from "../../kernel/brand.ts";
import type { Digest } from "../../kernel/sha256.ts";
import { decodeHardwareHash } from "../hardware-hash/decode-hardware-hash.ts";
import type { DecodedHash } from "../hardware-hash/decoded-hash.ts";
import { gradeHardwareHash } from "../hardware-hash/grade-hardware-hash.ts";
import type { RegistrationPath } from "../order/order.ts";
import { type GradeFinding, type GradeLevel, gradeOf, type HashSummary } from "./hash-summary.ts";
import type { IntakeRow, ListedFields, RefusedRow, RowRepair } from "./intake-row.ts";
import { isListable } from "./listable.ts";
import { listedSerialOf, refusalOf, refusedForHash } from "./refused-for-hash.ts";
import { groupTagFinding, withRepairs } from "./row-findings.ts";
import { isDamagedFormOf, isSpreadsheetNumber } from "./spreadsheet-serial.ts";
import { summariseHash } from "./summarise-hash.ts";

/** What a row is judged by. */
export type JudgeContext = {
  readonly now: EpochMs;
  /** Whether the order asks for pre-provisioning. */
  readonly forPreProvisioning: boolean;
  readonly path: RegistrationPath;
  /** The order's group tag; absent when the rows are for no order. */
  readonly groupTag?: string;
  /** A faster way to compute SHA-256 than the kernel's own. */
  readonly sha256?: Digest;
  /** The same over a text's UTF-8, as lower-case hex. */
  readonly sha256OfText?: (text: string) => string;
};

/** A row after it was judged. `hashText` is the canonical text for the encrypted store; `decoded` is everything in it. */
export type JudgedRow =
  | {
      readonly kind: "taken";
      readonly line: number;
      readonly listed: ListedFields;
      readonly summary: HashSummary;
      readonly decoded: DecodedHash;
      readonly hashText: string;
    }
  /** No hash, and enough to be registered by Partner Center. */
  | {
      readonly kind: "listed";
      readonly line: number;
      readonly listed: ListedFields;
      readonly grade: GradeLevel;
      readonly findings: readonly GradeFinding[];
    }
  | { readonly kind: "refused"; readonly refusal: RefusedRow };

/** Decodes and judges one row. It is refused only when it has no usable hash, no product key id and no full tuple. */
export function judgeIntakeRow(row: IntakeRow, context: JudgeContext): JudgedRow {
  if (row.hardwareHash === "") return judgeListed(row, context, {});
  const decoded = decodeHardwareHash(row.hardwareHash, context.sha256 === undefined ? {} : { sha256: context.sha256 });
  if (decoded.ok) return judgeHash(row, decoded.value, context);
  const { reason } = refusalOf(decoded.error);
  const judged = judgeListed(row, context, { hash: reason });
  return judged.kind === "listed" ? judged : { kind: "refused", refusal: refusedForHash(row, decoded.error) };
}

function judgeHash(row: IntakeRow, hash: DecodedHash, context: JudgeContext): JudgedRow {
  const inHash = (hash.serialNumber ?? "").trim();
  const isDamaged = isDamagedFormOf(row.serialNumber, inHash);
  const expected = isDamaged ? "" : row.serialNumber.trim();
  const { forPreProvisioning, now } = context;
  const { findings } = gradeHardwareHash(hash, {
    forPreProvisioning,
    now,
    ...(expected === "" ? {} : { expectedSerial: expected }),
  });
  const repairs: readonly RowRepair[] = isDamaged ? [...row.repairs, "spreadsheetSerial"] : row.repairs;
  const all = [...withRepairs(findings, repairs), ...groupTagFinding(row.groupTag, context.groupTag)];
  return {
    kind: "taken",
    line: row.line,
    listed: listedFields(row),
    summary: summariseHash(hash, { findings: all }, context.sha256OfText?.(hash.text)),
    decoded: hash,
    hashText: hash.text,
  };
}

function judgeListed(row: IntakeRow, context: JudgeContext, hash: { readonly hash?: string }): JudgedRow {
  const isDamaged = isSpreadsheetNumber(row.serialNumber);
  // A number that was rounded names no device, and nothing in this row has it whole.
  const listed = listedFields(isDamaged ? { ...row, serialNumber: "" } : row);
  if (!isListable(listed)) {
    const reason = row.hashColumn > 0 ? "noHash" : "noIdentity";
    const found = row.serialNumber.slice(0, 40);
    return {
      kind: "refused",
      refusal: { line: row.line, column: row.hashColumn, reason, found, ...listedSerialOf(row) },
    };
  }
  const needsHash = context.path === "graph";
  const findings: readonly GradeFinding[] = [
    ...(needsHash || hash.hash !== undefined
      ? [
          {
            code: "needsHardwareHash",
            level: needsHash ? "block" : "warn",
            field: "hardwareHash",
            params: hash,
          } as const,
        ]
      : []),
    ...withRepairs([], isDamaged ? [...row.repairs, "spreadsheetSerial"] : row.repairs),
    ...groupTagFinding(row.groupTag, context.groupTag),
  ];
  return { kind: "listed", line: row.line, listed, grade: gradeOf(findings), findings };
}

/** Five groups of five: the product key itself, which is nobody's business here. */
const productKey = /^[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}$/i;

function listedFields(row: IntakeRow): ListedFields {
  const { serialNumber, productId, manufacturer, model, groupTag, assignedUser } = row;
  return {
    serialNumber: serialNumber.trim(),
    productId: productKey.test(productId.trim()) ? "" : productId.trim(),
    manufacturer: manufacturer.trim(),
    model: model.trim(),
    groupTag: groupTag.trim(),
    assignedUser: assignedUser.trim(),
  };
}
