import { writeZip, type ZipEntry } from "./zip-writer.ts";

/** A cell's value: text, a number as Excel stores it, a formula with the value it last had, or a date's serial number. */
export type WorkbookCell =
  | string
  | number
  | { readonly formula: string; readonly value: string }
  | { readonly date: number };
export type WorkbookSheet = { readonly name: string; readonly rows: readonly (readonly WorkbookCell[])[] };

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const contentBase = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Writes an .xlsx file: the parts Excel cannot do without. */
export function workbookBytes(sheets: readonly WorkbookSheet[]): Uint8Array {
  return writeZip(workbookParts(sheets));
}

/** The parts of an .xlsx file, for tests that damage one. */
export function workbookParts(sheets: readonly WorkbookSheet[]): readonly ZipEntry[] {
  const numbers = sheets.map((_, index) => index + 1);
  const overrides = numbers.map(
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentBase}.worksheet+xml"/>`,
  );
  const relations = numbers.map(
    (number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  return [
    part(
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentBase}.sheet.main+xml"/>${overrides.join("")}</Types>`,
    ),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
        .map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join("")}</sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      "xl/styles.xml",
      `<styleSheet xmlns="${main}"><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map(({ rows }, index) => part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows))),
  ];
}

function part(name: string, xml: string): ZipEntry {
  return { name, bytes: Buffer.from(`${head}\n${xml}`), method: "deflated" };
}

function sheetXml(rows: WorkbookSheet["rows"]): string {
  const written = rows.map((cells, index) => {
    const row = index + 1;
    const columns = cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${row}`));
    return `<row r="${row}">${columns.join("")}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${written.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: WorkbookCell, address: string): string {
  if (cell === "") return "";
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ("date" in cell) return `<c r="${address}" s="1"><v>${cell.date}</v></c>`;
  return `<c r="${address}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
