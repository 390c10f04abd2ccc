import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { verdict } from "../claims.test-helper.ts";
import { wordFile, wordParts } from "../office.test-helper.ts";
import { pdf } from "../pdf.test-helper.ts";
import { docx } from "../types.ts";
import { type Part, zip } from "../zip.test-helper.ts";

const withPart = (part: Part, ...whole: [Parameters<typeof zip>[1]?]) => zip([...wordParts(), part], ...whole);
const x = (more: Partial<Part>): Part => ({ name: "word/x.bin", data: "content", ...more });
const zeros = Buffer.alloc(4 * 1024 * 1024);

describe("an archive that readers would not all read alike is refused", () => {
  test.each<[string, () => Buffer, string]>([
    ["something before the first part", () => zip(wordParts(), { before: Buffer.from("GIF89a") }), "file.polyglot"],
    ["a part before the first that no directory names", () => zip(wordParts(), { before: zip([x({})]).subarray(0, 50) }), "file.polyglot"],
    ["something behind the end", () => zip(wordParts(), { after: Buffer.from("tail") }), "file.polyglot"],
    ["a comment", () => zip(wordParts(), { comment: "<script>" }), "file.polyglot"],
    ["a PDF as its first part", () => zip([{ name: "a", data: pdf(), stored: true }, ...wordParts()]), "file.polyglot"],
    ["a name twice", () => withPart({ name: "WORD/document.xml", data: "<a/>" }), "file.malformed"],
    ["a part that calls itself otherwise", () => withPart(x({ ownName: "word/y.bin" })), "file.malformed"],
    ["two names for the same bytes", () => withPart(x({ alias: 0 })), "file.malformed"],
    ["bytes between the parts", () => withPart(x({ gap: Buffer.from("hidden") })), "file.malformed"],
    [
      "bytes behind the end of packed data",
      () => withPart(x({ packed: Buffer.concat([deflateRawSync("content"), Buffer.from("hidden")]) })),
      "file.malformed",
    ],
    ["a wrong number of parts", () => zip(wordParts(), { count: 3 }), "file.malformed"],
    ["a size that is too small", () => withPart(x({ size: 3 })), "file.malformed"],
    ["a size that is too large", () => withPart(x({ size: 30 })), "file.malformed"],
    ["a wrong checksum", () => withPart(x({ crc: 7 })), "file.malformed"],
    ["packed data that is none", () => withPart(x({ packed: Buffer.from("nonsense") })), "file.malformed"],
    ["packed data that stops", () => withPart(x({ packed: deflateRawSync("content").subarray(0, 4) })), "file.malformed"],
    ["a packing that no reader of documents knows", () => withPart(x({ method: 12 })), "file.malformed"],
    ["no part at all", () => zip([]), "file.type_unknown"],
  ])("%s", async (_, bytes, code) => {
    expect(await verdict(bytes(), docx)).toBe(code);
  });
  test.each(["../evil.xml", "word/../../evil.xml", "/etc/passwd", "C:\\evil", "word\\evil", "a//b", "a/./b", "a\u202eb", "a\0b"])(
    "a part named %j",
    async (name) => {
      expect(await verdict(withPart(x({ name })), docx)).toBe("file.malformed");
    },
  );
});

test.each([0x1, 0x40, 0x2000])("a part that is encrypted (bit %i) is refused", async (flags) => {
  expect(await verdict(withPart(x({ flags })), docx)).toBe("file.encrypted");
});
test("the encryption of other packers is told as such", async () => {
  expect(await verdict(withPart(x({ method: 99 })), docx)).toBe("file.encrypted");
});

describe("an archive that would grow beyond reason is refused", () => {
  test("by ratio, for parts over a megabyte", async () => {
    expect(await verdict(withPart(x({ data: zeros })), docx)).toBe("file.inflates_too_much");
    expect(await verdict(withPart(x({ data: zeros.subarray(0, 1024 * 1024) })), docx)).toBe("taken");
  });
  test("by ratio, though it says it is small", async () => {
    expect(await verdict(withPart(x({ data: zeros, size: 1000 })), docx)).toMatch(/file\.(inflates_too_much|malformed)/);
  });
  test("by what it says of itself, without unpacking", async () => {
    expect(await verdict(withPart(x({ size: 501 * 1024 * 1024 })), docx)).toBe("file.inflates_too_much");
  });
  test("by all parts together", async () => {
    // Each below the ratio; noise every so often keeps it there.
    const data = Buffer.alloc(60 * 1024 * 1024, 0);
    for (let i = 0; i < data.length; i += 61) data[i] = (i * 7919) >> 5;
    const packed = deflateRawSync(data, { level: 1 });
    const parts = Array.from({ length: 9 }, (_, i) => x({ name: `word/${i}.bin`, data, packed }));
    expect(data.length / packed.length).toBeLessThan(200);
    expect(await verdict(zip([...wordParts(), ...parts]), docx)).toBe("file.inflates_too_much");
  });
  test("by the number of parts", async () => {
    const many = (n: number) => zip([...wordParts(), ...Array.from({ length: n - 4 }, (_, i) => x({ name: `word/${i}`, data: "" }))]);
    expect(await verdict(many(2001), docx)).toBe("file.too_many_entries");
    expect(await verdict(many(2000), docx)).toBe("taken");
  });
});

test("the 64-bit form of a small archive is taken", async () => {
  const plain = wordFile();
  const end = plain.length - 22;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(plain.readUInt16LE(end + 8)), 24);
  record.writeBigUInt64LE(BigInt(plain.readUInt16LE(end + 8)), 32);
  record.writeBigUInt64LE(BigInt(plain.readUInt32LE(end + 12)), 40);
  record.writeBigUInt64LE(BigInt(plain.readUInt32LE(end + 16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  const tail = Buffer.from(plain.subarray(end));
  tail.fill(0xff, 8, 20);
  expect(await verdict(Buffer.concat([plain.subarray(0, end), record, locator, tail]), docx)).toBe("taken");
});
