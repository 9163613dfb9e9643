import { entryTroubleSentence } from "../../../shared/text/lists/entry-trouble-text.ts";
import { fileKindText } from "../../../shared/text/lists/file-kind-text.ts";
import { counted } from "../../../shared/text/sentence.ts";
import type { FileTally } from "./file-tally.ts";
import { unopenedText } from "./unopened-text.ts";

/** What one file came to, in a few lines for a person. */
export function fileSummary({ file, kinds, outcomes, grades, troubles }: FileTally): string {
  const total = outcomes.accepted + outcomes.duplicate + outcomes.refused;
  const sum = `${counted(total, "row")} = ${outcomes.accepted} accepted + ${outcomes.duplicate} duplicate + ${outcomes.refused} refused`;
  const judged = `${grades.fine} fine, ${grades.warn} with a warning, ${grades.block} blocked`;
  const lines = [`${file}: ${total === 0 ? "nothing to import" : `${sum}; ${judged}`}`];
  for (const [entry, { kind, encoding }] of kinds) {
    const words = encoding === undefined ? fileKindText[kind] : `${fileKindText[kind]}, ${encoding}`;
    lines.push(`  ${entry === "" ? "" : `${entry}: `}${words}`);
  }
  for (const { entry, ...trouble } of troubles) {
    const unopened = trouble.trouble === "gone" ? unopenedText(trouble.params.reason) : undefined;
    lines.push(`  ${entry === "" ? "" : `${entry}: `}${unopened ?? entryTroubleSentence(trouble)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The sum over all files. */
export function wholeSummary(tallies: readonly FileTally[]): string {
  const sum = (of: (tally: FileTally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
  const [accepted, duplicate, refused] = [
    sum(({ outcomes }) => outcomes.accepted),
    sum(({ outcomes }) => outcomes.duplicate),
    sum(({ outcomes }) => outcomes.refused),
  ];
  const unread = sum(({ troubles }) => troubles.length);
  return (
    `${counted(tallies.length, "file")}, ${counted(accepted + duplicate + refused, "row")} = ` +
    `${accepted} accepted + ${duplicate} duplicate + ${refused} refused; ` +
    `${sum(({ grades }) => grades.fine)} fine, ${sum(({ grades }) => grades.warn)} with a warning, ` +
    `${sum(({ grades }) => grades.block)} blocked; ${unread} not readable\n`
  );
}
