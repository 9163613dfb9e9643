import type { GradeFinding } from "./hash-summary.ts";
import type { RowRepair } from "./intake-row.ts";

/** Repairs of a hash's text that say the same as a repair of its row. */
const sameAs: Readonly<Record<string, RowRepair>> = { lineBreaks: "wrappedLines", byteOrderMark: "encoding" };

/** The findings of a hash with one more for what was put right in its row; a repaired text is told in the same one. */
export function withRepairs(findings: readonly GradeFinding[], repairs: readonly RowRepair[]): readonly GradeFinding[] {
  if (repairs.length === 0) return findings;
  const ofText = findings.find((finding) => finding.code === "textRepaired");
  const told = String(ofText?.params.repairs ?? "")
    .split(/,\s*/)
    .filter((code) => code !== "");
  const codes = new Set<string>(repairs);
  for (const code of told) codes.add(sameAs[code] ?? code);
  const level = ofText?.level ?? "warn";
  const others = findings.filter((finding) => finding !== ofText);
  return [{ code: "rowRepaired", level, field: "row", params: { repairs: [...codes].join(",") } }, ...others];
}

/** What is to be said when a file names another group tag than the order; the order's counts. */
export function groupTagFinding(listed: string, ordered: string | undefined): readonly GradeFinding[] {
  const tag = listed.trim();
  if (tag === "" || ordered === undefined || tag === ordered) return [];
  return [{ code: "groupTagDiffers", level: "warn", field: "groupTag", params: { listed: tag, ordered } }];
}
