import { createHash } from "node:crypto";
import { parse, Problem } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { canonicalText, hashOf, plainText, readCanonical, RichText, textLimits } from "./index.ts";
import { anyRaw, doc, file, h, image, ol, p, raw, table, text, ul } from "./samples.test-helper.ts";

const faults = (given: unknown) => {
  try {
    parse(RichText, given);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.more.errors ?? [];
  }
};
const paths = (given: unknown) => faults(given).map(({ path }) => path);
const link = (href: unknown, more: object = {}) => ({ type: "link", attrs: { href, ...more } });

test("every node and mark of the closed set is taken", () => {
  const marks = ["bold", "italic", "underline", "strike", "superscript", "subscript"].map((type) => ({ type }));
  const given = raw(
    h(1, "Mục đích"),
    p("Điều ", text("5", ...marks), { type: "hardBreak" }, text("xem", link("https://vbpl.vn/a?b=c#d"))),
    ul(p("a"), ol(3, p("b"))),
    { type: "blockquote", content: [p("trích")] },
    {
      type: "table",
      content: [{ type: "tableRow", content: [{ type: "tableHeader", attrs: { colspan: 2, rowspan: 1 }, content: [p("x")] }] }],
    },
    image(),
    { type: "horizontalRule" },
  );
  expect(paths(given)).toEqual([]);
  expect(RichText.parse(given)).toMatchObject(given);
});

test("a node outside the set is refused by its path, in both languages with the remedy", () => {
  for (const type of ["codeBlock", "script", "iframe", "doc", "listItem", "text", "__proto__", "constructor", "", null, 7]) {
    expect(faults(raw(p("a"), { type, content: [] }))).toEqual([
      { path: "content.1.type", say: { vi: expect.stringContaining("dán lại"), en: expect.stringContaining("paste it again") } },
    ]);
  }
  expect(paths(raw({ type: "blockquote", content: [{ type: "bulletList", content: [p("a")] }] }))).toContain(
    "content.0.content.0.content.0.type",
  );
  expect(paths(raw({ type: "table", content: [{ type: "tableRow", content: [p("a")] }] }))).toEqual(["content.0.content.0.content.0.type"]);
  expect(paths({ type: "paragraph" })).toContain("type");
  for (const none of [null, undefined, 7, "<p>a</p>", [], {}, { type: "doc" }, raw()]) expect(paths(none)).not.toEqual([]);
});

test("a table within a cell is refused where it stands, at any depth, with the way out; within a list or a quote it may be", () => {
  const inner = table(["a"]);
  const cell = (held: object, type = "tableCell") =>
    raw({ type: "table", content: [{ type: "tableRow", content: [{ type, content: [held] }] }] });
  const at = "content.0.content.0.content.0.content.0";
  const say = { vi: expect.stringContaining("đưa bảng trong ô ra"), en: expect.stringContaining("take the inner table out") };
  for (const type of ["tableCell", "tableHeader"]) expect(faults(cell(inner, type))).toEqual([{ path: at, say }]);
  expect(faults(cell({ type: "blockquote", content: [inner] }))).toEqual([{ path: `${at}.content.0`, say }]);
  expect(faults(cell(ul(p("b"), inner)))).toEqual([{ path: `${at}.content.1.content.0`, say }]);
  expect(paths(raw(ul(inner), { type: "blockquote", content: [inner] }, inner))).toEqual([]);
  expect(paths(cell(ul(p("a"), image())))).toEqual([]);
});

test("marks, attributes and fields outside the set are refused by their path: event handlers, styles, classes, sources", () => {
  const inText = (more: object) => raw(p({ ...text("a"), ...more }));
  expect(paths(inText({ marks: [{ type: "highlight" }] }))).toEqual(["content.0.content.0.marks.0.type"]);
  expect(paths(inText({ marks: [{ type: "bold", attrs: { onclick: "x" } }] }))).toEqual(["content.0.content.0.marks.0.attrs.onclick"]);
  expect(paths(inText({ marks: [link("https://a.vn", { onmouseover: "x" })] }))).toEqual(["content.0.content.0.marks.0.attrs.onmouseover"]);
  expect(paths(inText({ onclick: "x" }))).toEqual(["content.0.content.0.onclick"]);
  expect(paths(raw({ ...p("a"), attrs: { style: "position:fixed" } }))).toEqual(["content.0.attrs.style"]);
  expect(paths(raw({ ...p("a"), attrs: { class: "x" } }))).toEqual(["content.0.attrs.class"]);
  expect(paths(raw(image({ src: "https://a.vn/a.png" })))).toEqual(["content.0.attrs.src"]);
  expect(paths(raw(image({ onerror: "alert(1)" })))).toEqual(["content.0.attrs.onerror"]);
  expect(paths({ ...raw(p("a")), html: "<b>" })).toEqual(["html"]);
  expect(paths(JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"a":1}}]}'))).toEqual(["content.0.__proto__"]);
});

test("a link leads to a page over https, a mailbox or a place in the text, and nowhere else", () => {
  const refused = [
    ..."javascript:alert(1) JaVaScRiPt:alert(1) data:text/html,x vbscript:x http://a.vn //a.vn/x /a ../a file:///etc/passwd blob:https://a.vn/x".split(
      " ",
    ),
    ..."https:a.vn https:// https://a\\b.vn https://gov.vn@evil.vn https://u:p@a.vn https://localhost ftp://a.vn mailto: mailto:a mailto:<a@b.vn> # #<x> #-a".split(
      " ",
    ),
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "https://a.vn/a b",
    `https://a.vn/${"x".repeat(2000)}`,
    "",
    null,
    7,
  ];
  for (const href of refused)
    expect([href, paths(raw(p(text("a", link(href)))))]).toEqual([href, ["content.0.content.0.marks.0.attrs.href"]]);
  const taken = [
    "https://dichvucong.gov.vn/p?a=1#b",
    "HTTPS://A.VN",
    " https://a.vn ",
    "mailto:an.nguyen@tinh.gov.vn",
    "#mục-đích",
    "#muc-dich-2",
  ];
  for (const href of taken) expect([href, paths(raw(p(text("a", link(href)))))]).toEqual([href, []]);
});

test("an image is one that was uploaded, a span and a level are within bounds", () => {
  for (const wrong of ["", "A".repeat(64), "a".repeat(63), "data:image/png;base64,AAAA", `https://a.vn/${file}`, null])
    expect(paths(raw(image({ file: wrong })))).toEqual(["content.0.attrs.file"]);
  for (const width of [0, 101, 1.5, "80"]) expect(paths(raw(image({ width })))).toEqual(["content.0.attrs.width"]);
  for (const level of [0, 5, 1.5, "1", null]) expect(paths(raw({ ...h(1, "a"), attrs: { level } }))).toEqual(["content.0.attrs.level"]);
  for (const colspan of [0, 51, -1, 1e9])
    expect(
      paths(
        raw({ type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan }, content: [p("a")] }] }] }),
      ),
    ).toEqual(["content.0.content.0.content.0.attrs.colspan"]);
  for (const start of [-1, 10_000, "1"])
    expect(paths(raw({ ...ul(p("a")), type: "orderedList", attrs: { start } }))).toEqual(["content.0.attrs.start"]);
});

test("control characters, marks that reverse the reading order and broken Unicode are refused, in words and in the text of an image", () => {
  for (const wrong of ["a\u0007", "a\u001b[31m", "\u202Egpj.exe", "\u2066a", "a\uFFFF", "\u009f"]) {
    expect([wrong, paths(raw(p(wrong)))]).toEqual([wrong, ["content.0.content.0.text"]]);
    expect([wrong, paths(raw(image({ alt: wrong })))]).toEqual([wrong, ["content.0.attrs.alt"]]);
  }
  for (const wrong of ["a\u0000", "a\uD800"]) expect(RichText.safeParse(raw(p(wrong))).success).toBe(false);
});

test("text is composed and in one line; what nobody sees is taken out", () => {
  expect(doc(p("Ho\u0302\u0300 s\u01A1\t\r\nso\u0302\u0301\u200B 5\uFEFF"))).toEqual({ type: "doc", content: [p("Hồ sơ số 5")] });
});

test("a letter and its dấu are one word, whatever marks part them", () => {
  const given = doc(p("ki", text("e", { type: "bold" }), text("\u0302\u0309m soát", { type: "italic" })));
  expect(plainText(given)).toBe("kiểm soát");
  expect(given.content).toEqual([p("ki", text("ể", { type: "bold" }), text("m soát", { type: "italic" }))]);
});

test("null means not set, usual values are written out, nothing empty stays, neighbours alike are one, marks have one order", () => {
  const given = raw(
    {
      type: "paragraph",
      attrs: { textAlign: null },
      content: [text("a", { type: "italic" }, { type: "bold" }), text("b", { type: "bold" }, { type: "italic" }), text("")],
    },
    { type: "paragraph", content: [] },
    { type: "orderedList", attrs: { start: null, type: null }, content: [{ type: "listItem", content: [p("x")] }] },
    {
      type: "table",
      content: [
        { type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: null, colwidth: null }, content: [p("y")] }] },
      ],
    },
    { type: "image", attrs: { file, alt: null, src: null } },
    p(text("z", link(" https://a.vn ", { target: null, rel: null, class: null }))),
  );
  expect(RichText.parse(given).content).toEqual([
    p(text("ab", { type: "bold" }, { type: "italic" })),
    { type: "paragraph" },
    ol(1, p("x")),
    {
      type: "table",
      content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [p("y")] }] }],
    },
    image({ alt: "", width: 100 }),
    p(text("z", link("https://a.vn"))),
  ]);
});

test("nesting, number of elements and length end at their limits, with the way out", () => {
  const nested = (levels: number) =>
    Array.from({ length: levels }).reduce<object>((inner) => ({ type: "blockquote", content: [inner] }), p("a"));
  // The document, the quotes, the paragraph and its letters.
  expect(RichText.safeParse(raw(nested(textLimits.depth - 3))).success).toBe(true);
  for (const levels of [textLimits.depth - 2, 50_000])
    expect(RichText.safeParse(raw(nested(levels))).error?.issues).toMatchObject([{ message: expect.stringContaining("20 tầng") }]);
  const many = (count: number) => raw(...Array.from({ length: count }, () => ({ type: "horizontalRule" })));
  expect(paths(many(9_000))).toEqual([]);
  expect(faults(many(textLimits.nodes))).toEqual([
    { path: "", say: { vi: expect.stringContaining("20.000"), en: expect.stringContaining("split") } },
  ]);
  const long = (bytes: number) => raw(p("x".repeat(bytes - canonicalText(doc(p("x"))).length + 1)));
  expect(paths(long(textLimits.bytes))).toEqual([]);
  expect(faults(long(textLimits.bytes + 1))).toEqual([
    { path: "", say: { vi: expect.stringContaining("300 KB"), en: expect.stringContaining("300 KB") } },
  ]);
});

test("20,000 faults are told by their first hundred, and fast", () => {
  const started = performance.now();
  expect(faults(raw(...Array.from({ length: 9_999 }, () => ({ type: "x", onclick: "y" })))).length).toBeLessThanOrEqual(100);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("reading a text again changes nothing: any document in its normal form is the same document", () => {
  fc.assert(
    fc.property(anyRaw, (given) => {
      const once = RichText.parse(given);
      expect(RichText.parse(once)).toEqual(once);
      expect(hashOf(RichText.parse(structuredClone(once)))).toBe(hashOf(once));
    }),
  );
});

test("the canonical text does not hang on the order of fields, is read back, and its SHA-256 is the hash", () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, inner]) => [name, turned(inner)]),
    );
  };
  fc.assert(
    fc.property(anyRaw, (given) => {
      const written = canonicalText(RichText.parse(given));
      expect(canonicalText(RichText.parse(turned(given)))).toBe(written);
      expect(canonicalText(readCanonical(written))).toBe(written);
      expect(hashOf(RichText.parse(given))).toBe(createHash("sha256").update(written).digest("hex"));
    }),
  );
});

test("a hash is the same on every machine and in every year", () => {
  expect(canonicalText(doc(h(2, "Mục đích"), table(["a", "b"])))).toBe(
    '{"content":[{"attrs":{"level":2},"content":[{"text":"Mục đích","type":"text"}],"type":"heading"},{"content":[{"content":[{"attrs":{"colspan":1,"rowspan":1},"content":[{"content":[{"text":"a","type":"text"}],"type":"paragraph"}],"type":"tableCell"},{"attrs":{"colspan":1,"rowspan":1},"content":[{"content":[{"text":"b","type":"text"}],"type":"paragraph"}],"type":"tableCell"}],"type":"tableRow"}],"type":"table"}],"type":"doc"}',
  );
  expect(hashOf(doc(p("a")))).toBe("f80183ed1ae6b2318e2b9e6ad408e9636c438f622c9c7f5c965fe16feaccc31b");
});

test("one letter, one mark or one attribute more is another hash", () => {
  const variants = [
    doc(p("a")),
    doc(p("á")),
    doc(p(text("a", { type: "bold" }))),
    doc(h(1, "a")),
    doc(h(2, "a")),
    doc(p("a"), p("")),
    doc(ul(p("a"))),
    doc(ol(2, p("a"))),
  ];
  expect(new Set(variants.map(hashOf)).size).toBe(variants.length);
});

test("a stored text that was damaged is our fault, and told without its content", () => {
  for (const stored of ["", "{", '{"type":"doc"}', '{"type":"doc","content":[{"type":"script"}]}'])
    expect(() => readCanonical(stored)).toThrow(expect.objectContaining({ kind: "broken", code: "text.unreadable" }));
});

test("the contract of the API can be written from the schema", () => {
  expect(z.toJSONSchema(z.object({ content: RichText }), { io: "output", unrepresentable: "any" })).toMatchObject({ type: "object" });
});
