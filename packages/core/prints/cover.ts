import { sharesOf } from "./columns.ts";
import type { Controlled, Signer } from "./controlled.ts";
import type { Flow } from "./flow.ts";
import type { Fonts } from "./fonts.ts";
import { inner, kindAbove, PAD, said } from "./frame.ts";
import { type Box, type Grid, gridOf } from "./grid.ts";
import type { Strip } from "./strips.ts";
import { dayOnPaper, drawable } from "./words.ts";

export type Text = { text: string; align?: "left" | "center"; face?: "bold" | "italic"; fill?: string };
const heads = (...names: string[]): Text[] => names.map((text) => ({ text, align: "center", face: "bold", fill: "#EEEEEE" }));

/** Widths in hundredths of the page's text, and the points that are free within each. */
export const columnsOf = (parts: readonly number[]) => {
  const free = inner - parts.length * 2 * PAD.x;
  const shares = sharesOf(
    free,
    parts.map((part) => ({ least: (free * part) / 100, like: 0 })),
  );
  return { free: shares, widths: shares.map((share) => share + 2 * PAD.x) };
};

export const box = (strips: readonly Strip[], column: number, columns = 1, fill?: string): Box => ({
  strips,
  column,
  columns,
  rows: 1,
  ...(fill ? { fill, middle: true } : {}),
});

/** A table of texts under their heads; a row of one text goes over all columns. */
export const tabled = (fonts: Fonts, parts: readonly number[], headers: number, rows: readonly (readonly Text[])[]): Grid => {
  const { free, widths } = columnsOf(parts);
  return gridOf({
    before: 0,
    after: 8,
    left: 0,
    widths,
    headers,
    pad: PAD,
    rows: rows.map((row) =>
      row.map(({ text, align = "left", face, fill }, column) => {
        const columns = row.length === 1 ? parts.length : 1;
        const width = columns === 1 ? (free[column] ?? 0) : inner - 2 * PAD.x;
        return box(said(fonts, text, width, { size: 11, align, ...(face ? { face } : {}) }), column, columns, fill);
      }),
    ),
  });
};

const signed = (fonts: Fonts, { name, title, capacity, on }: Signer, width: number): Strip[] => {
  const line = (text: string, size: number, face: "bold" | "italic", before = 0) =>
    said(fonts, text, width, { size, align: "center", face, before, glue: true });
  const strips = [
    ...(capacity ? line(drawable(capacity).toUpperCase(), 10, "bold") : []),
    ...(title ? line(drawable(title).toUpperCase(), 10, "bold") : []),
    ...line(on ? `Đã ký điện tử\nngày ${dayOnPaper(on)}` : "(chưa ký)", 10, "italic", 8),
    ...line(name, 12, "bold", 8),
  ];
  return strips.map((strip, index) =>
    index === 0 ? { ...strip, before: 12 } : index === strips.length - 1 ? { ...strip, after: 8 } : strip,
  );
};

/** Soạn thảo – Soát xét – Phê duyệt, each with name, title, capacity and date. */
const signatures = (fonts: Fonts, { drafted, reviewed, approved }: Controlled): Grid => {
  const { free, widths } = columnsOf([33, 34, 33]);
  const column = (people: readonly Signer[], at: number): Box => {
    const width = free[at] ?? 0;
    return box(
      people.length > 0
        ? people.flatMap((one) => signed(fonts, one, width))
        : said(fonts, "(không có)", width, { size: 11, align: "center", face: "italic" }),
      at,
    );
  };
  const names = heads("SOẠN THẢO", "SOÁT XÉT", "PHÊ DUYỆT");
  return gridOf({
    before: 0,
    after: 0,
    left: 0,
    widths,
    headers: 1,
    pad: PAD,
    rows: [
      names.map(({ text, fill }, at) => box(said(fonts, text, free[at] ?? 0, { size: 11, align: "center", face: "bold" }), at, 1, fill)),
      [column(drafted, 0), column(reviewed, 1), column(approved, 2)],
    ],
  });
};

const amended = (fonts: Fonts, { amendments }: Controlled): Grid =>
  tabled(fonts, [11, 17, 42, 30], 1, [
    heads("Lần", "Ngày", "Nội dung sửa đổi", "Lý do"),
    ...amendments.map(({ edition, on, change, reason }): Text[] => [
      { text: edition, align: "center" },
      { text: on ? dayOnPaper(on) : "", align: "center" },
      { text: change },
      { text: reason },
    ]),
    ...(amendments.length > 0 ? [] : [[{ text: "(chưa có sửa đổi)", align: "center", face: "italic" } as const]]),
  ]);

/** The file that holds the content, on the cover of an upload. */
export const fileTable = (fonts: Fonts, rows: readonly (readonly [label: string, value: string])[], note: string): Flow[] => [
  ...said(fonts, "NỘI DUNG TÀI LIỆU", inner, { size: 12, align: "center", face: "bold", before: 14, after: 6, glue: true }),
  tabled(
    fonts,
    [26, 74],
    0,
    rows.map(([label, value]): Text[] => [{ text: label, face: "bold" }, { text: value }]),
  ),
  ...said(fonts, note, inner, { size: 11, align: "justify", face: "italic" }),
];

/** The first page: what the document is, who answers for it, what was amended. */
export const coverOf = (fonts: Fonts, control: Controlled): Flow[] => {
  const { title, code } = control;
  const kind = kindAbove(control);
  const large = title.length > 200 ? 13 : 16;
  const middle = { align: "center", face: "bold" } as const;
  return [
    // Space that stays at the head of the page, where a strip's own space above is left out.
    { is: "strip", before: 0, height: 26, after: 0, glue: true, draw: () => undefined },
    ...(kind ? said(fonts, kind, inner, { ...middle, size: 16, after: 6, glue: true }) : []),
    ...said(fonts, drawable(title).toUpperCase(), inner, { ...middle, size: large, after: 6, glue: true }),
    ...said(fonts, `Mã hiệu: ${code}`, inner, { size: 13, align: "center", after: 26 }),
    signatures(fonts, control),
    ...said(fonts, "THEO DÕI SỬA ĐỔI TÀI LIỆU", inner, { ...middle, size: 12, before: 22, after: 6, glue: true }),
    amended(fonts, control),
  ];
};
