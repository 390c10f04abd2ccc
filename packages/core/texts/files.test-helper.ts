// Test help only: DOCX, ODT and PDF files by hand, sound ones and crooked ones.
import { deflateSync } from "node:zlib";
import { zipOf } from "../archives/zip.test-helper.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
const styles =
  '<w:styles xmlns:w="w"><w:style w:styleId="u1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mc"><w:name w:val="Mục"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>';

/** A DOCX whose body is `body`, the inside of `<w:body>`. */
export const docxOf = (body: string, more: readonly (readonly [string, string])[] = [], lie?: Parameters<typeof zipOf>[1]): Uint8Array =>
  zipOf(
    [
      ["[Content_Types].xml", "<Types/>"],
      ["_rels/.rels", `<Relationships>${relation("a", "officeDocument", "word/document.xml")}</Relationships>`],
      [
        "word/_rels/document.xml.rels",
        `<Relationships>${relation("b", "styles", "styles.xml")}${relation("c", "footnotes", "footnotes.xml")}</Relationships>`,
      ],
      ["word/styles.xml", styles],
      ["word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`],
      ...more,
    ],
    lie,
  );
export const wp = (text: string, inside = "") =>
  `<w:p><w:pPr>${inside}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const wtr = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`;

export const odtOf = (body: string, manifest = "<manifest/>"): Uint8Array =>
  zipOf([
    ["mimetype", "application/vnd.oasis.opendocument.text"],
    ["content.xml", `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`],
    ["META-INF/manifest.xml", manifest],
  ]);

type PdfMore = { trailer?: string; pageCount?: number; content?: Uint8Array };
const hex = (value: number, width: number) => value.toString(16).padStart(width, "0");

/**
 * A PDF of pages of lines `[text, x, y]` at 12 points. Letters are numbered as they come up and given back by the font's map, as writers of
 * Vietnamese text do; each is 6 points wide.
 */
export function pdfOf(pages: readonly (readonly (readonly [text: string, x: number, y: number])[])[], more: PdfMore = {}): Uint8Array {
  const letters = [...new Set(pages.flat().flatMap(([text]) => [...text]))];
  const encode = (text: string) => [...text].map((letter) => hex(letters.indexOf(letter) + 1, 4)).join("");
  const utf16 = (letter: string) => Array.from({ length: letter.length }, (_, index) => hex(letter.charCodeAt(index), 4)).join("");
  const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange ${letters.length} beginbfchar ${letters
    .map((letter, index) => `<${hex(index + 1, 4)}> <${utf16(letter)}>`)
    .join(" ")} endbfchar endcmap end`;
  const stream = (data: Uint8Array, extra = "") => [`<< /Length ${data.length} ${extra}>>\nstream\n`, data, "\nendstream"];
  const contents = pages.map((lines) =>
    Buffer.from(lines.map(([text, x, y]) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm <${encode(text)}> Tj ET`).join("\n")),
  );
  const first = 6;
  const objects: (string | Uint8Array)[][] = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    [
      `<< /Type /Pages /Count ${more.pageCount ?? pages.length} /Kids [${pages.map((_, index) => `${first + index * 2} 0 R`).join(" ")}] >>`,
    ],
    ["<< /Type /Font /Subtype /Type0 /BaseFont /Chuan /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"],
    [
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Chuan /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
    ],
    stream(Buffer.from(map)),
    ...contents.flatMap((content, index) => [
      [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      ],
      more.content ? stream(more.content, "/Filter /FlateDecode ") : stream(deflateSync(content), "/Filter /FlateDecode "),
    ]),
  ];
  let at = 0;
  const parts: Buffer[] = [];
  const put = (...given: readonly (string | Uint8Array)[]) => {
    for (const one of given) {
      const bytes = Buffer.from(one as string);
      parts.push(bytes);
      at += bytes.length;
    }
  };
  put("%PDF-1.7\n");
  const offsets = objects.map((object, index) => {
    const offset = at;
    put(`${index + 1} 0 obj\n`, ...object, "\nendobj\n");
    return offset;
  });
  const table = at;
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`, ...offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`));
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more.trailer ?? ""} >>\nstartxref\n${table}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}
