import { setImmediate } from "node:timers/promises";
import { box, columnsOf, tabled } from "./cover.ts";
import { drawAll, type Flow, paginate } from "./flow.ts";
import { fonts as load, type Fonts } from "./fonts.ts";
import { inner, open, PAD, said } from "./frame.ts";
import { gridOf } from "./grid.ts";
import { openPen } from "./pen.ts";
import type { Strip } from "./strips.ts";
import { dayOnPaper, drawable, momentOnPaper } from "./words.ts";

/** Who stands under the minutes, and when they signed on the system; none who signs on the paper. */
export type UnderMinutes = { name: string; title?: string | undefined; capacity?: string | undefined; at?: string };
/** Minutes (biên bản) in the layout of Nghị định 30/2020/NĐ-CP; number and place are left to be written. */
export type Minutes = {
  superior?: string | undefined;
  agency: string;
  /** The abbreviation after the number, such as BB. */
  kind: string;
  /** Civil date. */
  on: string;
  about: string;
  grounds: readonly string[];
  opening: readonly string[];
  facts: readonly (readonly [label: string, value: string])[];
  closing: readonly string[];
  signers: readonly (readonly [heading: string, people: readonly UnderMinutes[]])[];
  /** Instant for the metadata of the file. */
  made: string;
};

const SIZE = 13;
const centred = { size: SIZE, align: "center" } as const;

/** Strips side by side without a frame, in hundredths of the page. */
const beside = (parts: readonly number[], of: (width: number, at: number) => Strip[], before: number): Flow => {
  const { free, widths } = columnsOf(parts);
  return gridOf({
    before,
    after: 0,
    left: 0,
    widths,
    headers: 0,
    pad: PAD,
    bare: true,
    rows: [free.map((width, at) => box(of(width, at), at))],
  });
};

const head = (fonts: Fonts, { superior, agency, kind, on }: Minutes): Flow[] => {
  const [year, month, day] = on.split("-");
  const left = (width: number) => [
    ...(superior ? said(fonts, drawable(superior).toUpperCase(), width, { ...centred, size: 12 }) : []),
    ...said(fonts, drawable(agency).toUpperCase(), width, { ...centred, size: 12, face: "bold" }),
    ...said(fonts, `Số: ……/${kind}`, width, { ...centred, before: 8 }),
  ];
  const right = (width: number) => [
    ...said(fonts, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", width, { ...centred, size: 12, face: "bold" }),
    ...said(fonts, "Độc lập - Tự do - Hạnh phúc", width, { ...centred, face: "bold" }),
    ...said(fonts, `………, ngày ${day} tháng ${month} năm ${year}`, width, { ...centred, face: "italic", before: 8 }),
  ];
  return [beside([41, 59], (width, at) => (at === 0 ? left(width) : right(width)), 0)];
};

const under = (fonts: Fonts, [heading, people]: Minutes["signers"][number], width: number): Strip[] => [
  ...said(fonts, heading.toUpperCase(), width, { ...centred, face: "bold" }),
  ...people.flatMap(({ name, title, capacity, at }) => [
    ...(capacity ? said(fonts, capacity.toUpperCase(), width, { ...centred, size: 12, face: "bold", before: 4 }) : []),
    ...(title ? said(fonts, title, width, { ...centred, size: 12, before: 4 }) : []),
    ...said(fonts, at ? `Đã ký điện tử\nlúc ${momentOnPaper(at)}` : "(ký tên)", width, { ...centred, size: 11, face: "italic" }),
    ...said(fonts, name, width, { ...centred, face: "bold", before: at ? 14 : 44, after: 14 }),
  ]),
];

const layout = (fonts: Fonts, minutes: Minutes): Flow[] => {
  const paragraph = (text: string, face?: "italic") =>
    said(fonts, text, inner, { size: SIZE, align: "justify", after: 4, ...(face ? { face } : {}) });
  const { about, grounds, opening, facts, closing, signers } = minutes;
  return [
    ...head(fonts, minutes),
    ...said(fonts, "BIÊN BẢN", inner, { size: 14, align: "center", face: "bold", before: 18 }),
    ...said(fonts, about, inner, { size: 14, align: "center", face: "bold", after: 12 }),
    ...grounds.flatMap((ground) => paragraph(ground, "italic")),
    ...opening.flatMap((line) => paragraph(line)),
    tabled(
      fonts,
      [32, 68],
      0,
      facts.map(([label, value]) => [{ text: label, face: "bold" as const }, { text: value }]),
    ),
    ...closing.flatMap((line) => paragraph(line)),
    beside(
      signers.map(() => 100 / signers.length),
      (width, at) => (signers[at] ? under(fonts, signers[at], width) : []),
      18,
    ),
  ];
};

/** Minutes as PDF on A4. Equal input gives equal bytes. */
export const printMinutes = async (minutes: Minutes): Promise<Uint8Array> => {
  const fonts = await load();
  const { pages } = paginate(layout(fonts, minutes), open);
  const about = {
    title: fonts.inked(`Biên bản ${minutes.about}, ${dayOnPaper(minutes.on)}`),
    author: fonts.inked(minutes.agency),
    made: minutes.made,
  };
  const pen = await openPen(fonts, about);
  for (const page of pages) {
    await setImmediate();
    pen.page();
    await drawAll(pen, page);
  }
  return pen.end();
};
