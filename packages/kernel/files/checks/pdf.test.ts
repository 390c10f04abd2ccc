import { describe, expect, test } from "vitest";
import { verdict } from "../claims.test-helper.ts";
import { wordFile } from "../office.test-helper.ts";
import { packedObjects, pdf, streamOf } from "../pdf.test-helper.ts";

const judged = (...args: Parameters<typeof pdf>) => verdict(pdf(...args), "application/pdf");
const objects = (...all: (string | Buffer)[]) => ({ objects: all });

test.each<[string, Parameters<typeof pdf>[0]]>([
  ["of one page", {}],
  ["with its objects packed", objects(packedObjects("<< /Type /Font >>"))],
  ["with objects packed without a filter", objects(streamOf("/Type /ObjStm /N 1 /First 5", Buffer.from("10 0 << >>")))],
  [
    "that speaks of JavaScript in its text and links",
    objects("<< /S /URI /URI (https://a.example/S/JavaScript\\) /JS \\(x) >>", "(a (nested /JS) one)"),
  ],
  ["that opens at a page", { catalog: "/OpenAction [3 0 R /Fit]" }],
  ["with a stream of any bytes", objects(streamOf("", Buffer.from("/JS (x) endobj (unbalanced % /Launch")))],
  ["with blanks behind its end", { after: "\r\n\0\0" }],
])("a PDF %s is taken", async (_, options) => {
  expect(await judged(options)).toBe("taken");
});

describe("a PDF that acts is refused", () => {
  test.each<[string, Parameters<typeof pdf>[0], string]>([
    ["script on opening", { catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" }, "file.script"],
    ["script without blanks", { catalog: "/OpenAction<</S/JavaScript/JS(x)>>" }, "file.script"],
    ["script under an escaped name", { catalog: "/OpenAction << /S /J#61vaScript /#4aS (x) >>" }, "file.script"],
    ["script kept in a stream", { catalog: "/AA << /O << /JS 9 0 R >> >>" }, "file.script"],
    ["a table of scripts", { catalog: "/Names << /JavaScript 9 0 R >>" }, "file.script"],
    ["a program to start", { catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }, "file.script"],
    ["script in packed objects", objects(packedObjects("<< /S /JavaScript /JS (x) >>")), "file.script"],
    [
      "script in objects packed without a filter",
      objects(streamOf("/Type /ObjStm /N 1 /First 5", Buffer.from("10 0 << /JS (x) >>"))),
      "file.script",
    ],
    ["a form that is a program", { catalog: "/AcroForm << /XFA 9 0 R >>" }, "file.script"],
    [
      "script inside what looks like a picture",
      objects(streamOf("", Buffer.from("\n9 0 obj << /S /JavaScript /JS (x) >> endobj\n"))),
      "file.script",
    ],
    ["script inside what looks like a string", objects("(9 0 obj << /S % \n /JavaScript /JS x >> endobj)"), "file.script"],
    ["script behind a bracket that nothing closes", objects("(", "<< /S /JavaScript >>"), "file.script"],
    ["an attached file", objects("<< /Type /EmbeddedFile >>"), "file.attachment"],
    ["a table of attached files", { catalog: "/Names << /EmbeddedFiles 9 0 R >>" }, "file.attachment"],
    ["a lock", { trailer: "/Encrypt 9 0 R" }, "file.encrypted"],
    ["a lock in a stream's dictionary", objects(streamOf("/Type /XRef /Encrypt 9 0 R", Buffer.from("x"))), "file.encrypted"],
    ["packed objects that nothing can be found in", objects(packedObjects("<< >>", "[/ASCII85Decode /FlateDecode]")), "file.malformed"],
    ["packed objects that are damaged", objects(streamOf("/Type /ObjStm /Filter /FlateDecode", Buffer.from("nonsense"))), "file.malformed"],
  ])("%s", async (_, options, code) => {
    expect(await judged(options)).toBe(code);
  });
  test("wherever a piece of the file ends, script is found", async () => {
    for (let shift = 0; shift < 40; shift++) {
      const padding = `% ${"x".repeat(65_536 - 120 - 40 + shift - 2)}\n`;
      expect(await judged({ header: `%PDF-1.7\n${padding}`, catalog: "/A << /S /JavaScript >>" })).toBe("file.script");
      const data = Buffer.alloc(65_536 - 330 + shift, 0x41);
      expect(await judged(objects(streamOf("", data), "<< /JS (x) >>"))).toBe("file.script");
      const picture = Buffer.concat([data, Buffer.from("/S % blank\n /JavaScript "), Buffer.alloc(70_000, 0x41)]);
      expect(await judged(objects(streamOf("", picture)))).toBe("file.script");
    }
  });
});

describe("a PDF that is not whole, or not only a PDF, is refused", () => {
  test.each<[string, () => Buffer, string]>([
    ["cut off", () => pdf().subarray(0, -30), "file.malformed"],
    ["without a way to its objects", () => pdf({ startxref: 3 }), "file.malformed"],
    ["with a way beyond its end", () => pdf({ startxref: 999_999 }), "file.malformed"],
    ["with a stream that does not end", () => pdf(objects("<< >> stream\n")), "file.malformed"],
    ["of no version", () => pdf({ header: "%PDF-x.y\n" }), "file.malformed"],
    ["behind something else", () => Buffer.concat([Buffer.from("<html>"), pdf()]), "file.polyglot"],
    ["with something behind it", () => pdf({ after: "\n<script>x</script>" }), "file.polyglot"],
    ["with an archive behind it", () => Buffer.concat([pdf(), wordFile()]), "file.polyglot"],
    ["with an archive inside that ends where it ends", () => hidden(), "file.polyglot"],
  ])("%s", async (_, bytes, code) => {
    expect(await verdict(bytes(), "application/pdf")).toBe(code);
  });
});

/** The end of the PDF is the comment of the archive. */
function hidden(): Buffer {
  const archive = wordFile();
  const whole = pdf(objects(streamOf("", archive)));
  const end = whole.indexOf("PK\x05\x06", 0, "latin1");
  whole.writeUInt16LE(whole.length - end - 22, end + 20);
  return whole;
}
