import type { WorkbookPart } from "./collect-parts.ts";
import { storedPackage } from "./stored-package.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

const sheetName = /^xl\/(worksheets\/([^/]+)\.xml)$/;
const textsName = "xl/sharedStrings.xml";
const stylesName = "xl/styles.xml";

/**
 * For every sheet of a damaged workbook a package of its own, with what ties the parts together written anew. A sheet whose
 * texts stand in a part that is lost is left out: its cells would show numbers instead.
 */
export function* sheetPackages(parts: readonly WorkbookPart[]): Generator<ArrayBuffer> {
  const shared = parts.filter(({ name }) => name === textsName || name === stylesName);
  const hasTexts = shared.some(({ name }) => name === textsName);
  const hasStyles = shared.some(({ name }) => name === stylesName);
  for (const sheet of parts) {
    const [, target, base] = sheetName.exec(sheet.name) ?? [];
    if (target === undefined || base === undefined || (!hasTexts && usesSharedTexts(sheet))) continue;
    const relation = (id: string, type: string, to: string): string =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${escaped(to)}"/>`;
    const relations = [
      relation("rId1", "worksheet", target),
      ...(hasTexts ? [relation("rId2", "sharedStrings", "sharedStrings.xml")] : []),
      ...(hasStyles ? [relation("rId3", "styles", "styles.xml")] : []),
    ];
    const sheets = `<sheets><sheet name="${escaped(base)}" sheetId="1" r:id="rId1"/></sheets>`;
    yield storedPackage([
      part("xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${office}">${sheets}</workbook>`),
      part(
        "xl/_rels/workbook.xml.rels",
        `<Relationships xmlns="${relationships}">${relations.join("")}</Relationships>`,
      ),
      ...shared,
      sheet,
    ]);
  }
}

function usesSharedTexts({ bytes }: WorkbookPart): boolean {
  return /\st\s*=\s*["']s["']/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
}

function part(name: string, xml: string): WorkbookPart {
  return { name, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`) };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
