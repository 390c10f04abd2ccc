import fc from "fast-check";
import { expect, test } from "vitest";
import { ArchiveFault, type ArchiveLimits, openZip, relationsOf, walk } from "./index.ts";
import { zipOf } from "./zip.test-helper.ts";

const limits: ArchiveLimits = { entries: 10, inflated: 3_000_000, part: 2_000_000, ratio: 200 };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const why = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof ArchiveFault) return error.why;
    throw error;
  }
  return "fine";
};
const tagsOf = (xml: string) => {
  const found: string[] = [];
  walk(bytesOf(xml), { open: (tag) => found.push(tag), text: (text) => found.push(text) });
  return found;
};

test("a part comes back as it was put in, under its name in any case; one that is not there is undefined", () => {
  const parts = openZip(zipOf([["word/Document.xml", "Sở Nội vụ"]]), limits);
  expect(new TextDecoder().decode(parts("WORD/document.xml"))).toBe("Sở Nội vụ");
  expect(parts("word/other.xml")).toBeUndefined();
});

test("each limit is the reader's: entries, all parts together, one part, ratio", () => {
  const noise = (size: number) => Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 251);
  const eleven = zipOf(Array.from({ length: 11 }, (_, index) => [`a${index}`, "x"] as const));
  expect(why(() => openZip(eleven, limits))).toBe("bomb");
  expect(why(() => openZip(eleven, { ...limits, entries: 11 }))).toBe("fine");
  const two = zipOf([
    ["a", noise(2_500)],
    ["b", noise(2_500)],
  ]);
  expect(why(() => openZip(two, { ...limits, inflated: 4_000 }))).toBe("bomb");
  expect(why(() => openZip(two, { ...limits, part: 2_000 }))).toBe("fine");
  expect(why(() => openZip(two, { ...limits, part: 2_000 })("a"))).toBe("bomb");
  expect(why(() => openZip(zipOf([["a", new Uint8Array(1_900_000)]]), limits))).toBe("bomb");
});

test("an encrypted part is told apart from a damaged archive", () => {
  expect(why(() => openZip(zipOf([["a", "x"]], { flags: 1 }), limits))).toBe("encrypted");
  expect(why(() => openZip(zipOf([["a", "x"]]).subarray(0, 30), limits))).toBe("broken");
  expect(why(() => openZip(zipOf([["a", "x"]], { crc: 1 }), limits)("a"))).toBe("broken");
});

test("any bytes at all are an archive or a fault with a word for it, never another exception", () => {
  const sound = zipOf([
    ["a", "một"],
    ["b", "hai"],
  ]);
  const edit = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(edit, (changes) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, byte] of changes) bytes[at] = byte;
      expect(["fine", "broken", "encrypted", "bomb"]).toContain(why(() => openZip(bytes, limits)("a")));
    }),
    { numRuns: 500 },
  );
});

test("tags come without prefix and text decoded; a document type is refused, so no entity of the file's own is expanded", () => {
  expect(tagsOf("<w:p><w:t>A&amp;B &#272;</w:t></w:p>")).toEqual(["p", "t", "A&B Đ"]);
  expect(why(() => tagsOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))).toBe("broken");
  expect(why(() => tagsOf("<a><b></a>"))).toBe("broken");
  expect(why(() => walk(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff), { open: () => undefined }))).toBe("broken");
});

test("a target is found against its folder, or from the top where it says so", () => {
  const rels = `<Relationships><Relationship Id="a" Type="http://x/styles" Target="styles.xml"/><Relationship Id="b" Type="http://y/image" Target="/media/1.png"/></Relationships>`;
  expect(relationsOf(bytesOf(rels), "word/")).toEqual([
    { id: "a", kind: "styles", target: "word/styles.xml" },
    { id: "b", kind: "image", target: "media/1.png" },
  ]);
  expect(relationsOf(undefined, "")).toEqual([]);
});
