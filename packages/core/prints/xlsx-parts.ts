import { plain } from "./words.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const xml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** The text of a cell: at most what Excel holds, and `_x000D_` in it stays these seven letters instead of becoming a sign. */
export const xmlText = (text: string): string =>
  xml(
    plain(text)
      .slice(0, 32_767)
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"),
  );

/** Numbers of the cell formats that `STYLES` lists. */
export const style = { header: 1, text: 2, quoted: 3, date: 4, whole: 5, decimal: 6, title: 7 } as const;

const border = '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>';
const font = (inside: string) => `<font>${inside}<name val="Times New Roman"/><family val="1"/></font>`;
const cell = (format: number, more: string, align: string) =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"${more}><alignment vertical="top"${align}/></xf>`;

// Format 49 is text: typed into again, a code keeps its zeros and "=1+1" stays a text. quotePrefix is the apostrophe people would type.
export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0.##########"/></numFmts><fonts count="3">${font('<sz val="11"/>')}${font('<b/><sz val="11"/>')}${font('<b/><sz val="14"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>${cell(49, "", ' wrapText="1"')}${cell(49, ' quotePrefix="1"', ' wrapText="1"')}${cell(164, "", ' horizontal="center"')}${cell(3, "", "")}${cell(165, "", "")}<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const relations = (all: readonly string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.map((one, index) => `<Relationship Id="rId${index + 1}" ${one}/>`).join("")}</Relationships>`;
export const ROOT_RELATIONS = relations([
  `Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"`,
  `Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"`,
]);
export const BOOK_RELATIONS = relations([
  `Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"`,
  `Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"`,
  `Type="${OFFICE}/styles" Target="styles.xml"`,
]);

/** The book: the list, repeated headers in print, and what the list is. `area` is the filtered range. */
export const bookOf = (area: string): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/><sheet name="Thông tin" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Danh sách'!${area}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'Danh sách'!$1:$1</definedName></definedNames></workbook>`;

export const coreOf = (title: string, author: string, made: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(plain(title))}</dc:title><dc:creator>${xml(plain(author))}</dc:creator><dc:language>vi</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(made).toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`;

export const sheetOf = (inside: string, properties = ""): string => `${HEAD}<worksheet xmlns="${MAIN}">${properties}${inside}</worksheet>`;
