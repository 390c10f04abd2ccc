import { type Cell, cellOf, type List, looksLikeFormula } from "./list.ts";
import { momentOnPaper, plain } from "./words.ts";
import { BOOK_RELATIONS, bookOf, CONTENT_TYPES, coreOf, ROOT_RELATIONS, sheetOf, style, STYLES, xml, xmlText } from "./xlsx-parts.ts";
import { zipOf } from "./zip.ts";

/** 0 → "A", 26 → "AA". */
const letterOf = (index: number): string =>
  (index < 26 ? "" : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const textCell = (at: string, as: number, text: string) =>
  `<c r="${at}" s="${as}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

// Excel's days count from the end of 1899, with a day in 1900 that never was; before March 1900 a date is a text.
const serialOf = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;

const cellXml = (at: string, cell: Cell): string => {
  if (cell.is === "empty") return `<c r="${at}" s="${style.text}"/>`;
  if (cell.is === "number")
    return `<c r="${at}" s="${Number.isInteger(cell.number) ? style.whole : style.decimal}"><v>${cell.number}</v></c>`;
  if (cell.is === "date" && serialOf(cell.text) > 60) return `<c r="${at}" s="${style.date}"><v>${serialOf(cell.text)}</v></c>`;
  return textCell(at, looksLikeFormula(cell.text) ? style.quoted : style.text, cell.text);
};

const printed = (text: string) => xml(plain(text).slice(0, 80).replaceAll("&", "&&"));

const tableXml = ({ columns, rows, agency, title }: List): { sheet: string; area: string } => {
  const letters = columns.map((_, index) => letterOf(index));
  const last = `${letters.at(-1) ?? "A"}${rows.length + 1}`;
  const head = columns.map(({ header }, index) => textCell(`${letters[index]}1`, style.header, header)).join("");
  const lines = rows.map((row, down) => {
    const cells = columns.map((column, index) => cellXml(`${letters[index]}${down + 2}`, cellOf(column, row)));
    return `<row r="${down + 2}">${cells.join("")}</row>`;
  });
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width + 2}" customWidth="1"/>`);
  const view =
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>';
  const paper =
    '<pageMargins left="0.6" right="0.6" top="0.9" bottom="0.7" header="0.4" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  const edges = `<headerFooter><oddHeader>&amp;L${printed(agency)}&amp;C${printed(title)}</oddHeader><oddFooter>&amp;RTrang &amp;P/&amp;N</oddFooter></headerFooter>`;
  return {
    sheet: sheetOf(
      `<dimension ref="A1:${last}"/>${view}<cols>${widths.join("")}</cols><sheetData><row r="1">${head}</row>${lines.join("")}</sheetData><autoFilter ref="A1:${last}"/>${paper}${edges}`,
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    ),
    area: `$A$1:$${letters.at(-1) ?? "A"}$${rows.length + 1}`,
  };
};

const aboutXml = ({ superior, agency, title, filter, asOf, rows }: List): string => {
  const lines: [string, string][] = [
    ["Cơ quan", superior ? `${superior} – ${agency}` : agency],
    ["Điều kiện lọc", filter || "(không lọc)"],
    ["Số dòng", String(rows.length)],
    ["Tính đến", momentOnPaper(asOf)],
  ];
  const cells = lines.map(
    ([label, value], down) =>
      `<row r="${down + 2}">${textCell(`A${down + 2}`, style.header, label)}${textCell(`B${down + 2}`, looksLikeFormula(value) ? style.quoted : style.text, value)}</row>`,
  );
  return sheetOf(
    `<cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData><row r="1">${textCell("A1", style.title, title)}</row>${cells.join("")}</sheetData>`,
  );
};

/**
 * The list as .xlsx. The first sheet is the table alone, its headers in row 1 (frozen, with filters), so that people sort it and we read it
 * back; the second says what list it is. Dates are dates (dd/mm/yyyy) and numbers are numbers. There is no formula in the file: a text that
 * looks like one is stored as text and quoted.
 */
export const listXlsx = (list: List): Uint8Array => {
  const { sheet, area } = tableXml(list);
  return zipOf([
    ["[Content_Types].xml", CONTENT_TYPES],
    ["_rels/.rels", ROOT_RELATIONS],
    ["docProps/core.xml", coreOf(list.title, list.agency, list.asOf)],
    ["xl/workbook.xml", bookOf(area)],
    ["xl/_rels/workbook.xml.rels", BOOK_RELATIONS],
    ["xl/styles.xml", STYLES],
    ["xl/worksheets/sheet1.xml", sheet],
    ["xl/worksheets/sheet2.xml", aboutXml(list)],
  ]);
};
