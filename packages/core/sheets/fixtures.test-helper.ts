// Test help only: builds .xlsx files by hand, sound ones and crooked ones, so that no writer's habits hide what the reader must withstand.
import { zipOf } from "../archives/zip.test-helper.ts";

export { zipOf };

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;

type Parts = { strings?: string; styles?: string; workbook?: string; more?: readonly (readonly [string, string])[]; book?: string };

/** The parts of a workbook whose one sheet is `sheet`, the inside of `<worksheet>`. */
export const partsOf = (sheet: string, { strings, styles, workbook, more = [], book = "" }: Parts = {}) =>
  [
    ["_rels/.rels", xml(`<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)],
    [
      "xl/workbook.xml",
      xml(workbook ?? `<workbook xmlns:r="${OFFICE}">${book}<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      xml(
        `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
          `<Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
          `<Relationship Id="rId4" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ),
    ],
    ["xl/worksheets/sheet1.xml", xml(`<worksheet>${sheet}</worksheet>`)],
    ...(strings === undefined ? [] : [["xl/sharedStrings.xml", xml(`<sst>${strings}</sst>`)] as const]),
    ...(styles === undefined ? [] : [["xl/styles.xml", xml(`<styleSheet>${styles}</styleSheet>`)] as const]),
    ...more,
  ] as const;

export const workbookOf = (sheet: string, parts?: Parts) => zipOf(partsOf(sheet, parts));

/** A row of text cells written in place. */
export const textRow = (row: number, ...texts: string[]) =>
  `<row r="${row}">${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
