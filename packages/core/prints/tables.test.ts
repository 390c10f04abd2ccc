import fc from "fast-check";
import { expect, test } from "vitest";
import type { RichText } from "../texts/index.ts";
import { doc, h, p, ul } from "../texts/samples.test-helper.ts";
import { flowOf } from "./blocks.ts";
import { type Flow, paginate } from "./flow.ts";
import { type Fonts, fonts as load } from "./fonts.ts";
import { type Box, gridOf } from "./grid.ts";
import { printDocument } from "./index.ts";
import { controlled, dense, readPdf } from "./pages.test-helper.ts";

const LONG = "Ủy ban nhân dân xã tiếp nhận hồ sơ của tổ chức, cá nhân qua Bộ phận Một cửa và cấp giấy hẹn trả kết quả. ";
const pagesOf = async (body: RichText) => (await readPdf(await printDocument(controlled, body, () => Promise.resolve(undefined)))).pages;
const cell = (held: string | object, attrs: object = {}, type = "tableCell") => ({
  type,
  attrs,
  content: [typeof held === "string" ? p(held) : held],
});
const row = (...cells: (string | object)[]) => ({
  type: "tableRow",
  content: cells.map((one) => (typeof one === "string" ? cell(one) : one)),
});
const head = (...names: string[]) => row(...names.map((name) => cell(name, {}, "tableHeader")));
const tableOf = (...rows: object[]) => ({ type: "table", content: rows });
const count = (all: string, part: string) => all.split(part).length - 1;

test("the header of a table stands on every page the table takes, and a row longer than a page loses nothing", async () => {
  const rows = Array.from({ length: 60 }, (_, index) => row(String(index + 1), `${LONG}dòng${index + 1}.`));
  const [, ...pages] = await pagesOf(doc(tableOf(head("TT", "CỘT LẶP LẠI"), ...rows, row("61", `${LONG.repeat(60)}HẾT Ô`))));
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) expect(page).toContain("CỘT LẶP LẠI");
  for (let index = 1; index <= 60; index += 1) expect(dense(pages.join())).toContain(`dòng${index}.`);
  expect(dense(pages.join())).toContain("HẾTÔ");
});

test("a row that fits a page is never parted between two", async () => {
  const rows = Array.from({ length: 40 }, (_, index) => row(`đầu${index}. ${LONG.repeat(3)} cuối${index}.`, `bên${index}.`));
  const pages = await pagesOf(doc(tableOf(head("A", "B"), ...rows)));
  for (let index = 0; index < 40; index += 1) {
    const page = pages.filter((one) => one.includes(`đầu${index}.`));
    expect(page).toHaveLength(1);
    expect(page[0]).toContain(`cuối${index}.`);
    expect(page[0]).toContain(`bên${index}.`);
  }
});

test("a cell over many rows and pages keeps all its words, once each", async () => {
  const tall = Array.from({ length: 400 }, (_, index) => `từ${index}.`).join(" ");
  const rows = Array.from({ length: 30 }, (_, index) => row(LONG, ...(index === 0 ? [cell(tall, { rowspan: 30 })] : []), `số${index}.`));
  const all = dense((await pagesOf(doc(tableOf(head("A", "B", "C"), ...rows)))).join());
  for (let index = 0; index < 400; index += 1) expect(count(all, `từ${index}.`)).toBe(1);
  for (let index = 0; index < 30; index += 1) expect(count(all, `số${index}.`)).toBe(1);
});

test("forty columns, spans out of the table, a word of two hundred letters: all of it is on paper, within the page", async () => {
  const wide = tableOf(row(...Array.from({ length: 40 }, (_, index) => `c${index}.`)));
  const odd = tableOf(row(cell("tràn", { colspan: 50, rowspan: 500 })), row(cell("sau", { colspan: 3 })), row("một", "hai"));
  const long = tableOf(row("α".repeat(200), "ngắn"));
  const all = dense((await pagesOf(doc(wide, odd, long))).join());
  for (let index = 0; index < 40; index += 1) expect(all).toContain(`c${index}.`);
  for (const word of ["tràn", "sau", "một", "hai", "ngắn", "α".repeat(200)]) expect(all).toContain(word);
});

test("a table within a list or after a heading stays with it; in a cell stand lists, quotes and pictures", async () => {
  const inner = { type: "blockquote", content: [ul(p("trong ô"), p("hai ô"))] };
  const pages = await pagesOf(doc(h(1, "ĐẦU"), ul(tableOf(head("A"), row(cell(inner))))));
  const page = pages.find((one) => one.includes("ĐẦU")) ?? "";
  expect(page).toContain("trong ô");
  expect(page).toContain("hai ô");
});

const strip = fc.record({ before: fc.nat(10), height: fc.integer({ min: 1, max: 120 }), after: fc.nat(10) });
const anyGrid = fc.record({
  headers: fc.nat(2),
  rows: fc.array(fc.array(fc.tuple(fc.array(strip, { maxLength: 12 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 12,
  }),
  at: fc.nat(500),
});

test("whatever the heights and spans, every strip of every cell is drawn once, in order, in its frame and on its page", () => {
  fc.assert(
    fc.property(anyGrid, ({ headers, rows, at }) => {
      const area = { left: 10, top: 100, bottom: 700 };
      const drawn = new Map<string, { page: number; y: number; height: number }[]>();
      let page = 0;
      // Each cell has a column of its own, so that no two can hide one another.
      let column = 0;
      const boxes = rows.map((cells, down) =>
        cells.map(([strips, span]): Box => {
          const name = String(column);
          const draw = (index: number, height: number) => (_: unknown, _x: number, y: number) => {
            const key = `${name}.${index}`;
            drawn.set(key, [...(drawn.get(key) ?? []), { page, y, height }]);
          };
          return {
            strips: strips.map((one, index) => ({ is: "strip", glue: false, ...one, draw: draw(index, one.height) })),
            column: column++,
            columns: 1,
            rows: Math.min(span, rows.length - down),
          };
        }),
      );
      const grid = gridOf({ before: 0, after: 0, left: 0, widths: Array(column).fill(20), rows: boxes, headers, pad: { x: 2, y: 3 } });
      const lead: Flow = { is: "strip", before: 0, height: at, after: 0, glue: false, draw: () => undefined };
      const { pages } = paginate([lead, grid], area);
      const frames: { page: number; from: number; to: number }[] = [];
      const pen = { box: (_x: number, y: number, _w: number, height: number) => frames.push({ page, from: y, to: y + height }) };
      for (const [index, drawings] of pages.entries()) {
        page = index;
        for (const { draw, x, y } of drawings) void draw(pen as never, x, y);
      }
      for (const { from, to } of frames) {
        expect(from).toBeGreaterThanOrEqual(area.top);
        expect(to).toBeLessThanOrEqual(area.bottom + 0.1);
        expect(to).toBeGreaterThanOrEqual(from);
      }
      for (const [down, row] of boxes.entries())
        for (const box of row) {
          const found = box.strips.map((_, index) => drawn.get(`${box.column}.${index}`) ?? []);
          const times = down < grid.headers ? (found[0]?.length ?? 0) : 1;
          for (const one of found) expect(one).toHaveLength(times);
          for (const [index, [one]] of found.entries()) {
            const next = found[index + 1]?.[0];
            if (one && next) expect(next.page > one.page || next.y >= one.y + one.height - 0.01).toBe(true);
            if (one) expect(one.y + one.height).toBeLessThanOrEqual(area.bottom);
          }
        }
    }),
    { numRuns: 300 },
  );
});

test("a strip higher than a page is drawn over its edge rather than never, and what follows it as well", () => {
  const seen: number[] = [];
  const high = (height: number): Flow & object => ({
    is: "strip",
    before: 0,
    height,
    after: 0,
    glue: false,
    draw: () => void seen.push(height),
  });
  const strips = [high(50), high(900), high(60)] as Box["strips"];
  const rows: Box[][] = [
    [{ strips, column: 0, columns: 1, rows: 1 }],
    [{ strips: [high(70)] as Box["strips"], column: 0, columns: 1, rows: 1 }],
  ];
  const grid = gridOf({ before: 0, after: 0, left: 0, widths: [20], rows, headers: 0, pad: { x: 2, y: 3 } });
  const { pages } = paginate([high(40), grid, high(800), high(80)], { left: 0, top: 0, bottom: 600 });
  for (const { draw } of pages.flat()) void draw({ box: () => undefined } as never, 0, 0);
  expect(seen).toEqual([40, 50, 900, 60, 70, 800, 80]);
});

test("a print of more than a thousand pages is refused with the way out, before it is drawn", async () => {
  const narrow = Array.from({ length: 30 }, () => cell("MộtTừDàiLắmLắmLắm"));
  await expect(pagesOf(doc(tableOf(row(cell("ngày ".repeat(40_000)), ...narrow))))).rejects.toMatchObject({
    code: "print.too_long",
    kind: "too_large",
    say: { vi: expect.stringContaining("tách tài liệu"), en: expect.stringContaining("split the document") },
  });
});

test("a picture that says it is to be turned stands as high as it is when turned", async () => {
  const fonts = await load();
  const file = "a".repeat(64);
  const body = doc({ type: "image", attrs: { file, alt: "", width: 50 } });
  const heightOf = (orientation: number) => {
    const pictures = new Map([[file, { width: 400, height: 300, orientation }]]);
    const [found] = flowOf(body.content, { fonts, pictures, left: 0, width: 400, size: 13, body: true });
    return typeof found === "object" && found.is === "strip" ? found.height : 0;
  };
  expect(heightOf(1)).toBeCloseTo(150);
  expect(heightOf(6)).toBeCloseTo((200 * 400) / 300);
});

test("nothing is drawn below the foot of a page, and no cell beyond its right edge", async () => {
  const fonts = await load();
  const rows = Array.from({ length: 50 }, (_, index) => row(LONG.repeat((index * 7) % 5), cell(LONG, { rowspan: (index % 4) + 1 })));
  const body = doc(tableOf(head("A", "B"), ...rows), ...Array.from({ length: 30 }, (_, index) => p(LONG.repeat(index % 4))));
  const flow = flowOf(body.content, { fonts, pictures: new Map(), left: 0, width: 460, size: 13, body: true });
  const { pages } = paginate(flow, { left: 80, top: 100, bottom: 780 });
  for (const page of pages)
    for (const { x, y } of page) {
      expect(x).toBeGreaterThanOrEqual(80);
      expect(x).toBeLessThan(80 + 460);
      expect(y).toBeGreaterThanOrEqual(100);
      expect(y).toBeLessThan(780);
    }
});

test("twice the text is twice the work and twice the pages: lines, tables, cells over rows", async () => {
  const fonts = await load();
  const work = (times: number) => {
    let measured = 0;
    const counting: Fonts = { ...fonts, width: (text, face, size) => ((measured += text.length), fonts.width(text, face, size)) };
    const block = [p(LONG.repeat(20)), tableOf(row("a", cell(LONG.repeat(10), { rowspan: 2 })), row(LONG)), ul(p(LONG), p(LONG))];
    const body = doc(
      ...Array.from({ length: times }, () => block).flat(),
      tableOf(...Array.from({ length: times * 10 }, () => row(LONG, "b"))),
    );
    const flow = flowOf(body.content, { fonts: counting, pictures: new Map(), left: 0, width: 460, size: 13, body: true });
    const { pages } = paginate(flow, { left: 80, top: 100, bottom: 780 });
    return { measured, drawn: pages.flat().length, pages: pages.length };
  };
  const [one, two] = [work(10), work(20)];
  expect(two.measured / one.measured).toBeLessThan(2.05);
  expect(two.drawn / one.drawn).toBeLessThan(2.05);
  expect(two.pages / one.pages).toBeLessThan(2.1);
});
