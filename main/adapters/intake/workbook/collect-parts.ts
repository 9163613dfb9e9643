import type { ContainerEntry, ContainerItem } from "../container/container-item.ts";
import { EntryFailure } from "../entry-failure.ts";
import type { ReadingBudget } from "../reading-budget.ts";
import { sheetCells } from "./sheet-cells.ts";

/** One XML part of a workbook. */
export type WorkbookPart = { readonly name: string; readonly bytes: Uint8Array };

/** The parts that are needed, in memory until whoever asked gives them back to the budget, and what could not be read. */
export type CollectedParts = {
  readonly parts: readonly WorkbookPart[];
  readonly troubles: readonly Extract<ContainerItem, { readonly kind: "trouble" }>[];
};

/** Sheets, texts, styles and what ties them together; pictures, charts and cached data of other workbooks hold no device. */
const neededPart = /^xl\/(?:[^/]+\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;

/**
 * Unpacks the parts of a workbook that hold its cells, and measures its sheets. Throws `EntryFailure` when it is too large, or
 * when a part tries what no office program writes.
 */
export async function collectParts(
  items: AsyncIterable<ContainerItem>,
  budget: ReadingBudget,
): Promise<CollectedParts> {
  const parts = new Map<string, WorkbookPart>();
  const troubles: Extract<ContainerItem, { readonly kind: "trouble" }>[] = [];
  let bytes = 0;
  let cells = 0;
  try {
    for await (const item of items) {
      if (item.kind === "trouble") {
        if (item.name === undefined || neededPart.test(item.name)) troubles.push(item);
        continue;
      }
      if (!neededPart.test(item.name) || parts.has(item.name)) continue;
      bytes += item.size;
      if (bytes > budget.limits.workbookBytes)
        throw new EntryFailure("tooLarge", { format: "xlsx", limit: budget.limits.workbookBytes });
      const part = await wholePart(item, budget);
      if (part === undefined) {
        bytes -= item.size;
        troubles.push({ kind: "trouble", name: item.name, trouble: "damaged", params: { format: "xlsx" } });
        continue;
      }
      parts.set(item.name, part);
      cells += part.cells;
      if (cells > budget.limits.workbookCells) throw new EntryFailure("tooLarge", { format: "xlsx", reason: "cells" });
    }
    return { parts: [...parts.values()], troubles };
  } catch (thrown) {
    for (const part of parts.values()) budget.release(part.bytes.length);
    throw thrown;
  }
}

/** A part and how many cells it has; undefined when it is damaged: the others may still be read. */
async function wholePart(
  item: ContainerEntry,
  budget: ReadingBudget,
): Promise<(WorkbookPart & { readonly cells: number }) | undefined> {
  try {
    const part = await unpackPart(item, budget);
    try {
      return { ...part, cells: cellsOf(part) };
    } catch (thrown) {
      budget.release(part.bytes.length);
      throw thrown;
    }
  } catch (thrown) {
    if (thrown instanceof EntryFailure && thrown.trouble === "damaged") return undefined;
    throw thrown;
  }
}

async function unpackPart(item: ContainerEntry, budget: ReadingBudget): Promise<WorkbookPart> {
  budget.hold(item.size);
  const bytes = new Uint8Array(item.size);
  let filled = 0;
  try {
    for await (const chunk of item.unpack()) {
      bytes.set(chunk, filled);
      filled += chunk.length;
    }
    return { name: item.name, bytes };
  } catch (thrown) {
    budget.release(item.size);
    throw thrown;
  }
}

function cellsOf({ name, bytes }: WorkbookPart): number {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (/<!DOCTYPE/i.test(xml)) throw new EntryFailure("hostileXml", { format: "xlsx" });
  return name.startsWith("xl/worksheets/") ? sheetCells(xml) : 0;
}
