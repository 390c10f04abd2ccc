import { onPaper } from "@chuan/kernel";
import type { Controlled, PrintStanding } from "./controlled.ts";
import { sharesOf } from "./columns.ts";
import type { Area } from "./cursor.ts";
import { drawAll, type Flow, paginate } from "./flow.ts";
import type { Fonts } from "./fonts.ts";
import { gridOf, type Pad } from "./grid.ts";
import type { Run } from "./lines.ts";
import { type Pen, upright } from "./pen.ts";
import { type Setting, type Strip, textStrips } from "./strips.ts";
import { dayOnPaper, drawable, issueOnPaper, momentOnPaper, shortSeal } from "./words.ts";

const mm = (count: number) => (count * 72) / 25.4;
/** A4 and the margins of NĐ 30/2020 (left 30–35 mm, right 15–20, top and bottom 20–25), in points. The header stands within the upper one. */
const sheet = { left: mm(30), right: mm(18), head: mm(14), foot: mm(20) } as const;
export const inner = upright.width - sheet.left - sheet.right;
/** A page without the header of a controlled document. */
export const open: Area = { left: sheet.left, top: sheet.foot, bottom: upright.height - sheet.foot };
export const PAD: Pad = { x: 4, y: 3 };
const RED = "#B00020";

/** A line in one face, as most of a print is. */
export const said = (fonts: Fonts, text: string, width: number, setting: Setting & { face?: "bold" | "italic"; color?: string }): Strip[] =>
  textStrips(
    fonts,
    text.split("\n").flatMap((part, index): Run[] => {
      const run: Run = {
        text: part,
        ink: { face: setting.face ?? "normal", size: setting.size, ...(setting.color ? { color: setting.color } : {}) },
      };
      return index === 0 ? [run] : ["break", run];
    }),
    width,
    setting,
  );

/** The words across every page of a copy that is not in force. */
export const markOf = (standing: PrintStanding): string | undefined =>
  ({
    in_preparation: "DỰ THẢO",
    scheduled: "CHƯA CÓ HIỆU LỰC",
    effective: undefined,
    superseded: "HẾT HIỆU LỰC",
    withdrawn: "HẾT HIỆU LỰC",
  })[standing.is];

/** The same in a sentence, with the date and what is in force instead. */
export const remarkOf = ({ standing, effectiveOn }: Controlled): string | undefined => {
  switch (standing.is) {
    case "in_preparation":
      return "DỰ THẢO – chưa được phê duyệt, không dùng để thực hiện.";
    case "scheduled":
      return `CHƯA CÓ HIỆU LỰC – có hiệu lực từ ngày ${dayOnPaper(effectiveOn)}.`;
    case "superseded":
      return `HẾT HIỆU LỰC từ ngày ${onPaper(standing.on)} – được thay thế bằng ${standing.replacedBy}.`;
    case "withdrawn":
      return `HẾT HIỆU LỰC từ ngày ${onPaper(standing.on)} – đã bị bãi bỏ, không có tài liệu thay thế.`;
    case "effective":
      return undefined;
  }
};

/** Lays the mark over a page of this size, if the copy is not in force. */
export const layMark = (
  pen: Pen,
  fonts: Fonts,
  control: Controlled,
  page: { width: number; height: number } = upright,
  remark = false,
): void => {
  const mark = markOf(control.standing);
  if (mark === undefined) return;
  // Across three quarters of the diagonal, so that the words are cut at no edge.
  const long = Math.hypot(page.width, page.height) * 0.72;
  const size = Math.min(96, long / fonts.width(mark, "bold", 1));
  const words = [{ text: mark, size, width: fonts.width(mark, "bold", size), down: size * 0.3, opacity: 0.15 }];
  const below = remark ? fonts.inked(remarkOf(control) ?? "") : "";
  if (below !== "") {
    const small = Math.min(12, long / fonts.width(below, "bold", 1));
    words.push({ text: below, size: small, width: fonts.width(below, "bold", small), down: size * 0.45 + small, opacity: 0.45 });
  }
  pen.across(words, control.standing.is === "in_preparation" ? "#555555" : RED, "bold", page);
};

/** "Quy trình" above "Quy trình tiếp nhận …" would say it twice. */
export const kindAbove = ({ kind, title }: Controlled): string | undefined =>
  title.toLowerCase().startsWith(kind.toLowerCase()) ? undefined : drawable(kind).toUpperCase();

// Beyond this a title would push the text off the page; the first page still has it whole.
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most).toWellFormed().trimEnd()}…` : text);
const sizeFor = (text: string) => (text.length > 180 ? 9 : text.length > 90 ? 10.5 : 12);

/** The header of every page. `page` is "x/y". */
const header = (fonts: Fonts, control: Controlled, page: string): Flow[] => {
  const free = inner - 6 * PAD.x;
  const [left = 0, middle = 0, right = 0] = sharesOf(
    free,
    [27, 43, 30].map((part) => ({ least: (free * part) / 100, like: 0 })),
  );
  const { superior, agency, code, issue, revision, effectiveOn } = control;
  const title = cut(control.title, 400).toUpperCase();
  const kind = kindAbove(control);
  const middling = (text: string, width: number, size: number, face?: "bold") =>
    said(fonts, text, width, { size, align: "center", ...(face ? { face } : {}) });
  const line = (name: string, value: string) =>
    textStrips(
      fonts,
      [
        { text: `${name}: `, ink: { face: "normal", size: 10 } },
        { text: value, ink: { face: "bold", size: 10 } },
      ],
      right,
      { size: 10, align: "left", after: 1 },
    );
  const box = { columns: 1, rows: 1, middle: true };
  const remark = remarkOf(control);
  return [
    gridOf({
      before: 0,
      after: 4,
      left: 0,
      widths: [left, middle, right].map((width) => width + 2 * PAD.x),
      headers: 0,
      pad: PAD,
      rows: [
        [
          {
            ...box,
            column: 0,
            strips: [
              ...(superior ? middling(cut(superior, 120).toUpperCase(), left, 9) : []),
              ...middling(cut(agency, 160).toUpperCase(), left, agency.length > 60 ? 9 : 10, "bold"),
            ],
          },
          { ...box, column: 1, strips: [...(kind ? middling(kind, middle, 10) : []), ...middling(title, middle, sizeFor(title), "bold")] },
          {
            ...box,
            column: 2,
            strips: [
              ...line("Mã hiệu", code),
              ...line("Lần ban hành", issueOnPaper(issue)),
              ...line("Lần sửa đổi", issueOnPaper(revision)),
              ...line("Ngày hiệu lực", dayOnPaper(effectiveOn)),
              ...line("Trang", page),
            ],
          },
        ],
      ],
    }),
    ...(remark ? said(fonts, cut(remark, 300), inner, { size: 10, align: "center", face: "bold", color: RED }) : []),
  ];
};

/** By which approval the copy stands. */
const sealed = ({ standing }: Controlled): string => {
  if (standing.is === "in_preparation") return "Chưa ký duyệt.";
  const { seal } = standing;
  const who = [seal.capacity, seal.title, seal.name].filter(Boolean).join(", ");
  return `Ký duyệt điện tử: ${cut(who, 120)}, lúc ${momentOnPaper(seal.at)}\nSHA-256: ${shortSeal(seal.sha256)}`;
};

const ends = { left: sheet.left, top: sheet.head, bottom: Number.POSITIVE_INFINITY };
/** Where the text of a page stands: below the header, however many lines that takes. */
export const areaOf = (fonts: Fonts, control: Controlled): Area => ({
  left: sheet.left,
  top: paginate(header(fonts, control, "888/888"), ends).end + 10,
  bottom: upright.height - sheet.foot,
});

/** Header, foot and mark of a page. */
export const drawFrame = async (pen: Pen, fonts: Fonts, control: Controlled, page: number, pages: number): Promise<void> => {
  await drawAll(pen, paginate(header(fonts, control, `${page}/${pages}`), ends).pages[0] ?? []);
  const top = upright.height - sheet.foot + 8;
  pen.rule(sheet.left, top, sheet.left + inner);
  const foot = { ...ends, top: top + 3 };
  await drawAll(pen, paginate(said(fonts, sealed(control), inner - 110, { size: 8.5, align: "left" }), foot).pages[0] ?? []);
  await drawAll(pen, paginate(said(fonts, control.code, 110, { size: 8.5, align: "right", left: inner - 110 }), foot).pages[0] ?? []);
  layMark(pen, fonts, control);
};
