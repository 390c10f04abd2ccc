import { setImmediate } from "node:timers/promises";
import { onPaper } from "@chuan/kernel";
import { sharesOf, type Want } from "./columns.ts";
import { drawAll, type Flow, paginate } from "./flow.ts";
import { fonts as load, type Fonts } from "./fonts.ts";
import { PAD, said } from "./frame.ts";
import { type Box, gridOf } from "./grid.ts";
import { type Cell, cellOf, type List } from "./list.ts";
import { across, openPen, type Size, upright } from "./pen.ts";
import { textStrips } from "./strips.ts";
import { momentOnPaper } from "./words.ts";

const SIZE = 10;
const SIDE = 42.5;
const TOP = 40;
const FOOT = 45;

const numbers = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 10 });
const shown = (cell: Cell): string => {
  if (cell.is === "empty") return "";
  if (cell.is === "number") return numbers.format(cell.number);
  return cell.is === "date" ? onPaper(cell.text) : cell.text;
};

const longestWord = (fonts: Fonts, text: string, face: "normal" | "bold") =>
  Math.max(
    0,
    ...fonts
      .inked(text)
      .split(/[ \n]/)
      .map((word) => fonts.width(word, face, SIZE)),
  );

/** What each column asks for: no word of it broken, and the width that was asked for it. */
const wantsOf = (fonts: Fonts, { columns }: List, cells: readonly (readonly string[])[]): Want[] =>
  columns.map(({ header, width }, at) => {
    const least = cells.reduce(
      (most, row) => Math.max(most, longestWord(fonts, row[at] ?? "", "normal")),
      longestWord(fonts, header, "bold"),
    );
    return { least: Math.min(least, 160), like: Math.max(least, width * SIZE * 0.5) };
  });

const layout = (fonts: Fonts, list: List, cells: readonly (readonly string[])[], wants: readonly Want[], page: Size): Flow[] => {
  const inner = page.width - 2 * SIDE;
  const shares = sharesOf(inner - list.columns.length * 2 * PAD.x, wants);
  const heads = list.columns.map(({ header }, column): Box => ({
    strips: said(fonts, header, shares[column] ?? 0, { size: SIZE, align: "center", face: "bold" }),
    column,
    columns: 1,
    rows: 1,
    fill: "#EEEEEE",
    middle: true,
  }));
  const ink = { face: "normal", size: SIZE } as const;
  const rows = cells.map((row) =>
    row.map((text, column): Box => {
      const kind = list.columns[column]?.kind;
      const align = kind === "number" ? "right" : kind === "date" ? "center" : "left";
      const runs = text
        .split("\n")
        .flatMap((part, index) => (index === 0 ? [{ text: part, ink }] : (["break", { text: part, ink }] as const)));
      return { strips: textStrips(fonts, runs, shares[column] ?? 0, { size: SIZE, align }), column, columns: 1, rows: 1 };
    }),
  );
  const { superior, agency, title, filter, asOf } = list;
  const count = rows.length === 0 ? "Không có dòng nào." : `Tổng số: ${numbers.format(rows.length)} dòng.`;
  return [
    ...(superior ? said(fonts, superior.toUpperCase(), inner * 0.6, { size: 11, align: "left" }) : []),
    ...said(fonts, agency.toUpperCase(), inner * 0.6, { size: 11, align: "left", face: "bold" }),
    ...said(fonts, title.toUpperCase(), inner, { size: 14, align: "center", face: "bold", before: 14, after: 2 }),
    ...said(fonts, `Tính đến ${momentOnPaper(asOf)}`, inner, { size: 11, align: "center", face: "italic", after: filter ? 0 : 8 }),
    ...(filter ? said(fonts, `Lọc theo: ${filter}`, inner, { size: 11, align: "center", face: "italic", after: 8 }) : []),
    gridOf({
      before: 0,
      after: 6,
      left: 0,
      widths: shares.map((share) => share + 2 * PAD.x),
      headers: 1,
      pad: { x: PAD.x, y: 3 },
      rows: [heads, ...rows],
    }),
    ...said(fonts, count, inner, { size: SIZE, align: "left", face: "italic" }),
  ];
};

/**
 * A list as PDF on A4: upright while its columns fit, across otherwise, the headers repeated on every page, Trang x/y at the foot. Equal
 * input gives equal bytes.
 */
export const listPdf = async (list: List): Promise<Uint8Array> => {
  const fonts = await load();
  const cells = list.rows.map((row) => list.columns.map((column) => shown(cellOf(column, row))));
  const wants = wantsOf(fonts, list, cells);
  const wished = wants.reduce((sum, { like }) => sum + like + 2 * PAD.x, 0);
  const page = wished <= upright.width - 2 * SIDE ? upright : across;
  const { pages } = paginate(layout(fonts, list, cells, wants, page), { left: SIDE, top: TOP, bottom: page.height - FOOT });
  const pen = await openPen(fonts, { title: fonts.inked(list.title), author: fonts.inked(list.agency), made: list.asOf }, page);
  for (const [index, drawings] of pages.entries()) {
    // A long list is drawn while others are served.
    await setImmediate();
    pen.page();
    await drawAll(pen, drawings);
    const number = `Trang ${index + 1}/${pages.length}`;
    const ink = { face: "normal", size: SIZE } as const;
    pen.write(number, ink, page.width - SIDE - fonts.width(number, ink.face, SIZE), page.height - FOOT + 20);
  }
  return pen.end();
};
