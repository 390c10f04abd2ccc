import { docx, odt, xlsx } from "./types.ts";
import { type Part, zip } from "./zip.test-helper.ts";

const declared = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const relationships = (...rows: readonly string[]) =>
  `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join("")}</Relationships>`;
export const relationship = (type: string, target: string, external = false, n = 1) =>
  `<Relationship Id="rId${n}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
export const contentTypes = (main: string, type: string, more = "") =>
  `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/>${more}</Types>`;

type Options = {
  readonly type?: string;
  readonly types?: string;
  readonly body?: string;
  /** Relationships of the main part. */
  readonly rels?: readonly string[];
  readonly parts?: readonly Part[];
  /** Replaces or, with undefined, leaves out a part. */
  readonly without?: string;
};

export const wordParts = ({ type = `${docx}.main+xml`, types = "", body = "", rels = [], parts = [], without }: Options = {}): Part[] =>
  [
    { name: "[Content_Types].xml", data: contentTypes("word/document.xml", type, types) },
    { name: "_rels/.rels", data: relationships(relationship("officeDocument", "word/document.xml")) },
    {
      name: "word/document.xml",
      data: `${declared}<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>Quy trình tiếp dân</w:t></w:r></w:p>${body}</w:body></w:document>`,
    },
    { name: "word/_rels/document.xml.rels", data: relationships(...rels) },
    ...parts,
  ].filter(({ name }) => name !== without);
export const wordFile = (options?: Options) => zip(wordParts(options));

export const sheetParts = (more: readonly Part[] = [], types = "", type = `${xlsx}.main+xml`): Part[] => [
  { name: "[Content_Types].xml", data: contentTypes("xl/workbook.xml", type, types) },
  { name: "_rels/.rels", data: relationships(relationship("officeDocument", "xl/workbook.xml")) },
  { name: "xl/workbook.xml", data: `${declared}<workbook><sheets><sheet name="Mục tiêu" sheetId="1"/></sheets></workbook>` },
  ...more,
];
export const sheetFile = (...args: Parameters<typeof sheetParts>) => zip(sheetParts(...args));

type Open = { readonly mime?: string; readonly manifest?: string; readonly content?: string; readonly parts?: readonly Part[] };
export const openParts = ({ mime = odt, manifest = "", content = "", parts = [] }: Open = {}): Part[] => [
  { name: "mimetype", data: mime, stored: true },
  {
    name: "content.xml",
    data:
      `${declared}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:xlink="x" xmlns:draw="d" xmlns:script="s">` +
      `<office:scripts/><office:body><office:text><text:p>Quy trình</text:p>${content}</office:text></office:body></office:document-content>`,
  },
  ...parts,
  {
    name: "META-INF/manifest.xml",
    data: `${declared}<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/>${manifest}</manifest:manifest>`,
  },
];
export const openFile = (options?: Open) => zip(openParts(options));
