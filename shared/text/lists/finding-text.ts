import type { TextParams } from "../../domain/bench/board-view.ts";
import type { HashRepair } from "../../domain/hardware-hash/decoded-hash.ts";
import type { RowRepair } from "../../domain/intake/intake-row.ts";
import { type RowFindingCode, rowFindingCodes } from "../../domain/intake/row-finding.ts";
import { formatDay } from "../clock-text.ts";
import { clause, lowerFirst, named, numberOf, type Sentence, textOf } from "../sentence.ts";
import { hashFindingSentence, hashFindingTitle } from "./hash-finding-text.ts";
import { rowRefusalTitle } from "./row-refusal-text.ts";

/** What was found about a row, in a few words. */
const rowFindingTitle: Readonly<Record<RowFindingCode, string>> = {
  rowRepaired: "Put right on the way in",
  groupTagDiffers: "Another group tag",
  needsHardwareHash: "No hardware hash",
  knownInOtherOrder: "Taken in for another order",
  profileOfOtherTenant: "Carries a profile of another tenant",
  registeredAlready: "Registered already",
};

/** What was found about a row, with its values. */
const rowFindingSentence: Readonly<Record<RowFindingCode, Sentence>> = {
  rowRepaired: (p) => `Put right: ${repairList(textOf(p, "repairs"))}. Compare the serial`,
  groupTagDiffers: (p) => `The file says group tag ${quoted(p, "listed")}; the order's ${quoted(p, "ordered")} counts`,
  needsHardwareHash: (p) => missingHash(textOf(p, "hash")),
  knownInOtherOrder: (p) => {
    const order = `order ${textOf(p, "order")}${clause(" of ", textOf(p, "customer"))}`;
    const shippedAt = numberOf(p, "shippedAt");
    if (shippedAt === undefined) return `Taken in for ${order} and not shipped there`;
    return `Was in ${order}, shipped ${formatDay(shippedAt)}`;
  },
  profileOfOtherTenant: (p) => `Carries profile ${quoted(p, "profile")} of tenant ${textOf(p, "tenant")}`,
  registeredAlready: (p) => `The tenant has it already${clause(", with group tag ", textOf(p, "tag"))}`,
};

/** What can be put right in a row or in its hash. */
const repairText: Readonly<Record<RowRepair | HashRepair, string>> = {
  encoding: "the file's encoding",
  quotes: "quotes",
  wrappedLines: "a hash over several lines",
  wrongColumn: "a value in the wrong column",
  spreadsheetSerial: "a serial that a spreadsheet turned into a number",
  extraCells: "cells beyond the columns, or a second hash",
  blanks: "blanks in the hash",
  padding: "the end of the hash",
  danglingCharacter: "a stray last character of the hash",
  lineBreaks: "a hash over several lines",
  byteOrderMark: "invisible characters",
  afterEnd: "what stood behind the hash",
  escapes: "escaped characters in the hash",
  urlAlphabet: "a hash in the letters of web addresses",
  lostPlus: "blanks in place of plus signs",
  innerPadding: "equals signs within the hash",
};

/** A finding as a whole sentence; a code that is not known here is shown as it is. */
export function findingSentence(finding: { readonly code: string; readonly params: TextParams }): string {
  return isRowFinding(finding.code) ? rowFindingSentence[finding.code](finding.params) : hashFindingSentence(finding);
}

/** A finding's code in a few words; a code that is not known here is shown as it is. */
export function findingTitle(code: string): string {
  return isRowFinding(code) ? rowFindingTitle[code] : hashFindingTitle(code);
}

/** That a unit has no hash; `refusal` says what is wrong with the one in its file. */
export function missingHash(refusal: string): string {
  if (refusal === "") return "No hardware hash; this order needs one";
  return `No usable hardware hash: ${lowerFirst(rowRefusalTitle(refusal))}`;
}

function isRowFinding(code: string): code is RowFindingCode {
  return rowFindingCodes.some((known) => known === code);
}

function repairList(repairs: string): string {
  return repairs
    .split(",")
    .map((repair) => named(repairText, repair.trim()))
    .join(", ");
}

function quoted(params: TextParams, name: string): string {
  return `“${textOf(params, name)}”`;
}
