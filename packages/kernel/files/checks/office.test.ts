import { describe, expect, test } from "vitest";
import { claimOf, verdict } from "../claims.test-helper.ts";
import { contentTypes, openFile, openParts, relationship, relationships, sheetFile, wordFile, wordParts } from "../office.test-helper.ts";
import { png } from "../pictures.test-helper.ts";
import { docx, odt, xlsx } from "../types.ts";
import { zip } from "../zip.test-helper.ts";
import { xmlSplitter } from "./xml.ts";

const compound = (text: string) => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(text, "utf16le")]);
const word = (options: Parameters<typeof wordFile>[0]) => verdict(wordFile(options), docx);
const part = (name: string, data: string | Uint8Array) => ({ parts: [{ name, data }] });

describe("a Word file", () => {
  test("with pictures, links, drawings and the workbook behind a chart is taken", async () => {
    const rels = [
      relationship("image", "media/image1.png"),
      relationship("hyperlink", "https://chinhphu.vn/?a=1&amp;b=2", true, 2),
      relationship("package", "embeddings/Sheet1.xlsx", false, 3),
    ];
    const parts = [
      { name: "word/media/image1.png", data: png() },
      { name: "word/media/image2.svg", data: `<!DOCTYPE svg><svg><path d="M0 0"/></svg>` },
      { name: "word/embeddings/Sheet1.xlsx", data: sheetFile(), stored: true },
      { name: "word/embeddings/oleObject1.bin", data: compound("Visio") },
    ];
    expect(await word({ rels, parts })).toBe("taken");
  });
  test("written part by part, with sizes behind the data, is taken", async () => {
    expect(await verdict(zip(wordParts().map((each) => ({ ...each, described: true }))), docx)).toBe("taken");
  });
  test("with a part of text that speaks of DDE is taken", async () => {
    expect(await word({ body: "<w:p><w:r><w:t>DDEAUTO là gì?</w:t></w:r></w:p>" })).toBe("taken");
  });

  test.each<[string, Parameters<typeof wordFile>[0], string]>([
    ["a macro project", part("word/vbaProject.bin", "x"), "file.macros"],
    ["a macro project in an odd place", part("customXml/VBAPROJECT.BIN", "x"), "file.macros"],
    ["a macro project under another name", part("word/media/image1.png", compound("_VBA_PROJECT")), "file.macros"],
    ["the type of a file with macros", { type: "application/vnd.ms-word.document.macroEnabled.main+xml" }, "file.macros"],
    [
      "the type of a macro project",
      { types: `<Override PartName="/word/x" ContentType="application/vnd.ms-office.vbaProject"/>` },
      "file.macros",
    ],
    [
      "a type with its letters hidden behind references",
      { types: `<Default Extension="x" ContentType="application/vnd.ms-office.&#118;baProject"/>` },
      "file.macros",
    ],
    ["a template from elsewhere", { rels: [relationship("attachedTemplate", "http://evil.example/t.dotm", true)] }, "file.external"],
    ["a template by its bare name", { rels: [relationship("attachedTemplate", "Other.dotm", true)] }, "file.external"],
    ["a template on a share", { rels: [relationship("attachedTemplate", "\\\\evil\\t.dotm", true)] }, "file.external"],
    ["an object from elsewhere", { rels: [relationship("oleObject", "mhtml:http://evil.example/x!x-usc:y", true)] }, "file.external"],
    ["a frame from elsewhere", { rels: [relationship("frame", "http://evil.example/", true)] }, "file.external"],
    ["a picture from elsewhere", { rels: [relationship("image", "https://evil.example/pixel.png", true)] }, "file.external"],
    [
      "an address from elsewhere that says it is inside",
      { rels: [relationship("attachedTemplate", "http://evil.example/t")] },
      "file.external",
    ],
    [
      "its mode hidden behind references and another prefix",
      { rels: [`<r:Relationship Id='a' Type='x/attachedTemplate' Target='http://e' TargetMode='&#x45;xternal' r:TargetMode="Internal"/>`] },
      "file.external",
    ],
    ["a mode that does not exist", { rels: [`<Relationship Type="x/image" Target="a" TargetMode="Elsewhere"/>`] }, "file.malformed"],
    ["a page to import", { rels: [relationship("aFChunk", "page.mht")] }, "file.active_content"],
    ["an ActiveX control", { rels: [relationship("control", "activeX/activeX1.xml")] }, "file.active_content"],
    ["a packaged program", part("word/embeddings/oleObject1.bin", compound("\x01Ole10Native")), "file.active_content"],
    ["a program as a picture", part("word/media/image1.png", "MZ\x90\0program"), "file.active_content"],
    ["a drawing with script", part("word/media/a.svg", "<svg><script>alert(1)</script></svg>"), "file.active_content"],
    ["a drawing with a handler", part("word/media/a.svg", `<svg onload="x()"/>`), "file.active_content"],
    [
      "a field that starts a program, in pieces",
      {
        body: `<w:fldChar w:fldCharType="begin"/><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd.exe</w:instrText></w:r>`,
      },
      "file.active_content",
    ],
    ["a simple field that starts a program", { body: `<w:fldSimple w:instr=" DDEAUTO cmd "/>` }, "file.active_content"],
    ["an archive", part("word/media/image1.png", zip([{ name: "a", data: "b" }])), "file.nested_archive"],
    [
      "a packed tape",
      part("word/media/a.png", Buffer.concat([Buffer.alloc(257), Buffer.from("ustar\0"), Buffer.alloc(300)])),
      "file.nested_archive",
    ],
    ["a gzip", part("word/media/a.bin", Buffer.from("1f8b0800", "hex")), "file.nested_archive"],
    ["its own entities", part("word/a.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), "file.xml_entities"],
    ["its own entities in UTF-16", part("word/a.xml", Buffer.from(`\ufeff<!DOCTYPE a []><a/>`, "utf16le")), "file.xml_entities"],
    ["a part that says it is XML and is not", part("word/a.xml", "hello"), "file.malformed"],
    ["a part in an encoding of its own", part("word/a.xml", `<?xml version="1.0" encoding="UTF-7"?><a/>`), "file.malformed"],
    ["a part that stops in a tag", part("word/a.xml", `<a b="`), "file.malformed"],
    ["no list of types", { without: "[Content_Types].xml" }, "file.malformed"],
    ["no relationships", { without: "_rels/.rels" }, "file.malformed"],
    ["no document", { without: "word/document.xml" }, "file.malformed"],
  ])("with %s is refused", async (_, options, code) => {
    expect(await word(options)).toBe(code);
  });

  test("inside it a document obeys the same rules, and has none inside itself", async () => {
    const inside = (inner: Buffer) => word({ parts: [{ name: "word/embeddings/a.docx", data: inner, stored: true }] });
    expect(await inside(wordFile())).toBe("taken");
    expect(await inside(wordFile(part("word/vbaProject.bin", "x")))).toBe("file.macros");
    expect(await inside(wordFile({ rels: [relationship("attachedTemplate", "http://evil.example", true)] }))).toBe("file.external");
    expect(await inside(wordFile({ parts: [{ name: "word/embeddings/b.docx", data: wordFile(), stored: true }] }))).toBe(
      "file.nested_archive",
    );
    expect(await inside(Buffer.from("no archive"))).toBe("file.malformed");
  });
});

describe("an Excel file", () => {
  test("that keeps figures of other workbooks is taken", async () => {
    const rels = relationships(relationship("externalLinkPath", "file:///C:/Bao%20cao.xlsx", true));
    expect(await verdict(sheetFile([{ name: "xl/externalLinks/_rels/externalLink1.xml.rels", data: rels }]), xlsx)).toBe("taken");
  });
  test.each([
    ["a sheet of old macros", "xl/macrosheets/sheet1.xml", "<a/>", "file.macros"],
    [
      "a link that starts a program",
      "xl/externalLinks/externalLink1.xml",
      `<externalLink><ddeLink ddeService="cmd"/></externalLink>`,
      "file.active_content",
    ],
  ])("with %s is refused", async (_, name, data, code) => {
    expect(await verdict(sheetFile([{ name, data }]), xlsx)).toBe(code);
  });
  test("declared as Word, and Word declared as Excel, are of the wrong type", async () => {
    expect(await verdict(sheetFile(), docx)).toBe("file.type_mismatch");
    expect(await verdict(wordFile(), xlsx)).toBe("file.type_mismatch");
  });
  test("in the binary form, or a presentation, is of the wrong type", async () => {
    const types = [
      "application/vnd.ms-excel.sheet.binary.main",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    ];
    for (const type of types) expect(await verdict(sheetFile([], "", type), xlsx)).toBe("file.type_mismatch");
  });
});

describe("an OpenDocument text", () => {
  test("with links, pictures inside and the writer's own template is taken", async () => {
    const content = `<text:a xlink:href="https://chinhphu.vn">x</text:a><draw:image xlink:href="Pictures/1.png"/><draw:object xlink:href="./Object 1"/>`;
    const meta = `<office:meta><meta:template xlink:href="file:///C:/Users/a/T.ott"/></office:meta>`;
    const parts = [
      { name: "Pictures/1.png", data: png() },
      { name: "meta.xml", data: meta },
    ];
    expect(await verdict(openFile({ content, parts }), odt)).toBe("taken");
  });
  test.each<[string, Parameters<typeof openFile>[0], string]>([
    ["Basic", part("Basic/Standard/Module1.xml", "<a/>"), "file.macros"],
    ["scripts", part("Scripts/python/a.py", "import os"), "file.macros"],
    ["a listener bound to a script", { content: `<script:event-listener xlink:href="vnd.sun.star.script:a"/>` }, "file.macros"],
    ["a link to a script", { content: `<text:a xlink:href="vnd.sun.star.script:a">x</text:a>` }, "file.macros"],
    ["a locked part", { manifest: `<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>` }, "file.encrypted"],
    [
      "a picture from elsewhere",
      { content: `<draw:image xlink:href="http://evil.example/a.png" y:href="Pictures/a.png"/>` },
      "file.external",
    ],
    ["a section from elsewhere", { content: `<text:section-source xlink:href="\\\\evil\\a.odt"/>` }, "file.external"],
    ["a template from elsewhere", part("meta.xml", `<a><meta:template xlink:href="http://evil.example/a.ott"/></a>`), "file.external"],
    ["a plug-in", { content: `<draw:plugin/>` }, "file.active_content"],
    ["a link that starts a program", { content: `<office:dde-source/>` }, "file.active_content"],
    ["an archive", part("Pictures/a.png", "Rar!\x1a\x07"), "file.nested_archive"],
    ["the face of a Word file as well", part("[Content_Types].xml", contentTypes("a", docx)), "file.polyglot"],
  ])("with %s is refused", async (_, options, code) => {
    expect(await verdict(openFile(options), odt)).toBe(code);
  });
  test("without a manifest or content is malformed, and of another kind is of the wrong type", async () => {
    for (const name of ["META-INF/manifest.xml", "content.xml"])
      expect(await verdict(zip(openParts().filter((each) => each.name !== name)), odt)).toBe("file.malformed");
    expect(await verdict(openFile({ mime: "application/vnd.oasis.opendocument.spreadsheet" }), odt)).toBe("file.type_mismatch");
  });
});

test("a document with a password is told from an old one", async () => {
  for (const type of [docx, xlsx]) {
    expect(await verdict(compound("EncryptedPackage"), type)).toBe("file.encrypted");
    expect(await verdict(compound("WordDocument"), type)).toBe("file.type_mismatch");
  }
});
test("what was claimed of size and SHA-256 must be true", async () => {
  const bytes = wordFile();
  expect(await verdict(bytes, docx, { size: bytes.length + 1 })).toBe("file.size_mismatch");
  expect(await verdict(bytes, docx, { sha256: claimOf(png(), "image/png").sha256 })).toBe("file.sha256_mismatch");
});

test("wherever XML is cut into pieces, the same is found in it", async () => {
  const body = `<!-- <a "> --><w:p w:a="1>2" w:b='"'><![CDATA[<x>]]>ưỡ</w:p><w:fldSimple w:instr="DDEAUTO x"/>`;
  const tagsOf = (cut: number) => {
    const seen: string[] = [];
    const text: string[] = [];
    const push = xmlSplitter("utf-8", { tag: (raw) => void seen.push(raw), text: (portion) => void text.push(portion) });
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at += cut) push(bytes.subarray(at, at + cut));
    push.end();
    return [...seen, text.join("")];
  };
  const whole = [`<w:p w:a="1>2" w:b='"'>`, "</w:p>", `<w:fldSimple w:instr="DDEAUTO x"/>`, "<x>ưỡ"];
  for (let cut = 1; cut <= body.length; cut++) expect(tagsOf(cut)).toEqual(whole);
});
