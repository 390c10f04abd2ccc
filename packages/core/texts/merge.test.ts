import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, mergeTexts, plainText, RichText } from "./index.ts";
import { anyRevision, doc, h, p, table, ul } from "./samples.test-helper.ts";
import { wordsOf } from "./words.ts";

const is = (units: ReturnType<typeof mergeTexts>["units"]) => units.map((unit) => unit.is);
const merged = (...[base, theirs, ours]: RichText[]) => mergeTexts(base!, theirs!, ours!);
const base = doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan."), p("Áp dụng cho mọi phòng."));

describe("what each made of a passage is told, and our text takes what only they changed", () => {
  const cases: [string, RichText, RichText, string[], RichText][] = [
    ["nothing", base, base, ["none", "none", "none"], base],
    [
      "a passage they changed",
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu và hồ sơ của cơ quan."), p("Áp dụng cho mọi phòng.")),
      base,
      ["none", "theirs", "none"],
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu và hồ sơ của cơ quan."), p("Áp dụng cho mọi phòng.")),
    ],
    [
      "one passage each",
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan."), p("Áp dụng cho mọi phòng và đơn vị.")),
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của Ủy ban."), p("Áp dụng cho mọi phòng.")),
      ["none", "ours", "theirs"],
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của Ủy ban."), p("Áp dụng cho mọi phòng và đơn vị.")),
    ],
    [
      "the same change in both",
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan nhà nước."), p("Áp dụng cho mọi phòng.")),
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan nhà nước."), p("Áp dụng cho mọi phòng.")),
      ["none", "agreed", "none"],
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan nhà nước."), p("Áp dụng cho mọi phòng.")),
    ],
    [
      "what they removed and we kept as it was",
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan.")),
      base,
      ["none", "none", "theirs"],
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan.")),
    ],
    [
      "additions in different places",
      doc(h(1, "Mục đích"), p("Theo TCVN ISO 9001."), p("Quy định cách kiểm soát tài liệu của cơ quan."), p("Áp dụng cho mọi phòng.")),
      doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan."), p("Áp dụng cho mọi phòng."), p("Kèm ba biểu mẫu.")),
      ["none", "theirs", "none", "none", "ours"],
      doc(
        h(1, "Mục đích"),
        p("Theo TCVN ISO 9001."),
        p("Quy định cách kiểm soát tài liệu của cơ quan."),
        p("Áp dụng cho mọi phòng."),
        p("Kèm ba biểu mẫu."),
      ),
    ],
  ];
  test.for(cases)("%s", ([, theirs, ours, kinds, text]) => {
    const found = merged(base, theirs, ours);
    expect(is(found.units)).toEqual(kinds);
    expect(found.text).toEqual(text);
  });
});

describe("where both changed, ours stays and the conflict is told", () => {
  const theirs = doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu điện tử của cơ quan."), p("Áp dụng cho mọi phòng."));
  test.for([
    ["changed otherwise", doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của Ủy ban."), p("Áp dụng cho mọi phòng."))],
    ["removed", doc(h(1, "Mục đích"), p("Áp dụng cho mọi phòng."))],
  ] as const)("%s", ([, ours]) => {
    const found = merged(base, theirs, ours);
    expect(found.text).toEqual(ours);
    expect(is(found.units)).toEqual(["none", "conflict", "none"]);
    expect(plainText({ type: "doc", content: found.units[1]!.theirs })).toContain("điện tử");
  });

  test("what they removed and we changed stays", () => {
    const ours = doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan."), p("Áp dụng cho mọi phòng của xã."));
    const found = merged(base, doc(h(1, "Mục đích"), p("Quy định cách kiểm soát tài liệu của cơ quan.")), ours);
    expect([found.text, is(found.units)]).toEqual([ours, ["none", "none", "conflict"]]);
  });
});

describe("lists and tables are joined item by item", () => {
  const steps = (...items: string[]) => doc(ul(...items.map((item) => p(item))));
  test("when each changed other items", () => {
    const [old, theirs, ours] = [
      steps("Soạn thảo văn bản", "Soát xét nội dung", "Phê duyệt ban hành"),
      steps("Soạn thảo văn bản", "Soát xét nội dung và thể thức", "Phê duyệt ban hành"),
      steps("Soạn thảo văn bản", "Soát xét nội dung", "Phê duyệt ban hành", "Lưu bản gốc tại văn thư"),
    ];
    const found = merged(old, theirs, ours);
    expect(is(found.units)).toEqual(["joined"]);
    expect(found.text).toEqual(
      steps("Soạn thảo văn bản", "Soát xét nội dung và thể thức", "Phê duyệt ban hành", "Lưu bản gốc tại văn thư"),
    );
  });
  test("rows of a table too; and one item that both changed is a conflict of the whole list", () => {
    const rows = (a: string, b: string) => doc(table(["Mã", "Tên"], ["BM.01", a], ["BM.02", b]));
    const old = rows("Phiếu yêu cầu", "Sổ theo dõi");
    const joined = merged(old, rows("Phiếu yêu cầu sửa đổi", "Sổ theo dõi"), rows("Phiếu yêu cầu", "Sổ theo dõi văn bản"));
    expect(joined.text).toEqual(rows("Phiếu yêu cầu sửa đổi", "Sổ theo dõi văn bản"));
    const ours = rows("Phiếu yêu cầu mới", "Sổ theo dõi");
    const both = merged(old, rows("Phiếu yêu cầu sửa đổi", "Sổ theo dõi"), ours);
    expect([both.text, is(both.units)]).toEqual([ours, ["conflict"]]);
  });
});

/** Two revisions of one text: the first text, and what two made of it. */
const anyThree = fc.tuple(anyRevision, anyRevision).map(([a, b]) => {
  const rest = b.after.content.slice(0, 2);
  const ours = RichText.parse({ type: "doc", content: [...a.before.content.slice(1), ...rest] });
  return { base: a.before, theirs: a.after, ours };
});

describe("of any texts", () => {
  test("with no changes of ours the result is their text, to the byte", () => {
    fc.assert(
      fc.property(anyRevision, ({ before, after }) => {
        expect(canonicalText(mergeTexts(before, after, before).text)).toBe(canonicalText(after));
      }),
    );
  });
  test("with no changes of theirs the result is ours, to the byte", () => {
    fc.assert(
      fc.property(anyRevision, ({ before, after }) => {
        expect(canonicalText(mergeTexts(before, before, after).text)).toBe(canonicalText(after));
      }),
    );
  });
  test("where both made the same of it, the result is that, and nothing is in conflict", () => {
    fc.assert(
      fc.property(anyRevision, ({ before, after }) => {
        const found = mergeTexts(before, after, after);
        expect(canonicalText(found.text)).toBe(canonicalText(after));
        expect(is(found.units).filter((kind) => kind !== "none" && kind !== "agreed")).toEqual([]);
      }),
    );
  });
  test("every block that we wrote or changed stands in the result, and every word of ours but those only they took away", () => {
    fc.assert(
      fc.property(anyThree, ({ base: old, theirs, ours }) => {
        const { text, units } = mergeTexts(old, theirs, ours);
        const result = new Set(text.content.map((block) => JSON.stringify(block)));
        const own = units.filter((unit) => unit.is !== "theirs" && unit.is !== "joined").flatMap((unit) => unit.ours);
        expect(own.filter((block) => !result.has(JSON.stringify(block)))).toEqual([]);
        const before = new Set(old.content.map((block) => JSON.stringify(block)));
        const words = new Set(wordsOf(plainText(text)));
        const written = ours.content.filter((block) => !before.has(JSON.stringify(block)));
        const lost = written.flatMap((block) => wordsOf(plainText({ type: "doc", content: [block] }))).filter((word) => !words.has(word));
        // A list that was joined may have lost an item which only they took away.
        if (!units.some((unit) => unit.is === "joined")) expect(lost).toEqual([]);
      }),
    );
  });
  test("the units tell all of the three texts, in order", () => {
    fc.assert(
      fc.property(anyThree, (three) => {
        const { units } = mergeTexts(three.base, three.theirs, three.ours);
        for (const side of ["base", "theirs", "ours"] as const) expect(units.flatMap((unit) => unit[side])).toEqual(three[side].content);
      }),
    );
  });
});
