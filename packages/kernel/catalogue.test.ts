import { expect, test } from "vitest";
import * as z from "zod";
import { drawers, eachLine, inOrder, pageOfRows } from "./catalogue.ts";
import { command } from "./command.ts";
import type { AgencyCtx, Ctx } from "./ctx.ts";
import { together, unchanged } from "./edit.ts";
import { entity } from "./entity.ts";
import { kind } from "./ids.ts";
import { cataloguePartition, home, nounPartition } from "./keys.ts";
import { another, as, anActor, aWorld } from "./note.test-helper.ts";

const BookId = kind("book", "bok");
const Book = z.object({ id: BookId.schema, version: z.int(), title: z.string(), lent: z.boolean(), pages: z.int() });
type Book = z.output<typeof Book>;
/** A book's line is there while it stands on the shelf. `of` lets several lie in one drawer. */
const books = (line: (book: Book) => { in: string; of?: string; says: string } | undefined) =>
  entity(BookId, Book, { reach: "agency", line });
const Books = books((book) => (book.lent ? undefined : { in: "book", says: book.title }));

const verbs = (noun: ReturnType<typeof books>) => {
  const input = z.object({ titles: z.array(z.string()) });
  const add = command({
    name: "book.add",
    reach: "agency",
    can: "note:write",
    input,
    answer: z.array(Book),
    run: (ctx, { input: { titles } }) => {
      const made = titles.map((title) => noun.create<Book>(ctx, BookId.mint(ctx.clock()), { title, lent: false, pages: 1 }));
      const [first, ...more] = made;
      return first ? { ...together<unknown>(first, ...more), answer: made.map(({ answer }) => answer) } : unchanged([]);
    },
  });
  const change = command({
    name: "book.change",
    reach: "agency",
    can: "note:write",
    input: z.object({ id: BookId.schema, title: z.string().optional(), lent: z.boolean().optional(), pages: z.int().optional() }),
    answer: Book,
    loads: (ctx, { id }) => ({ book: noun.at(ctx, id) }),
    run: (ctx, { input: { title = "", lent, pages = 1 }, book }) =>
      noun.update<Book>(ctx, book, { ...book, title: title || book.title, lent: lent ?? book.lent, pages }),
  });
  return { add, change };
};
const { add, change } = verbs(Books);
const lines = async (ctx: Ctx, catalogue = "book") => {
  const found: string[] = [];
  await eachLine(ctx, catalogue, (_, says) => void found.push(says));
  return found.toSorted().join();
};
type World = ReturnType<typeof aWorld>;
const puts = ({ bare }: World) => bare.dump().filter(({ pk }) => pk.endsWith("#catalogue"));

test("a line follows its record: it comes, changes and goes with it", async () => {
  const { ctx } = aWorld();
  const [book] = await add(ctx, { titles: ["Đất rừng", "Số đỏ"] });
  expect(await lines(ctx)).toBe("Số đỏ,Đất rừng");
  await change(ctx, { id: book!.id, title: "Đất rừng phương Nam" });
  expect(await lines(ctx)).toBe("Số đỏ,Đất rừng phương Nam");
  await change(ctx, { id: book!.id, lent: true });
  expect(await lines(ctx)).toBe("Số đỏ");
  await change(ctx, { id: book!.id, lent: false });
  expect(await lines(ctx)).toBe("Số đỏ,Đất rừng phương Nam");
});

test("a change that leaves the line as it is does not write it", async () => {
  const { ctx, take } = aWorld();
  const [book] = await add(ctx, { titles: ["Số đỏ"] });
  take();
  await change(ctx, { id: book!.id, pages: 2 });
  const without = take().wcu;
  await change(ctx, { id: book!.id, title: "Số xanh" });
  expect(take().wcu - without).toBe(2);
});

test("many records of one act write each drawer once", async () => {
  const same = verbs(books((book) => ({ in: "book", of: "one", says: book.title })));
  const world = aWorld();
  await same.add(world.ctx, { titles: Array.from({ length: 40 }, (_, n) => `${n}`) });
  expect(puts(world)).toHaveLength(1);
  expect((await lines(world.ctx)).split(",")).toHaveLength(40);
});

test("a new definition takes back exactly what the old one put", async () => {
  const world = aWorld();
  const [book] = await add(world.ctx, { titles: ["Số đỏ"] });
  await verbs(books((each) => ({ in: "shelf", says: each.title }))).change(world.ctx, { id: book!.id, pages: 2 });
  expect([await lines(world.ctx), await lines(world.ctx, "shelf")]).toEqual(["", "Số đỏ"]);
});

test("a refused act leaves no line", async () => {
  const { ctx, put } = aWorld();
  const [book] = await add(ctx, { titles: ["Số đỏ"] });
  const moved = { pk: nounPartition(home(ctx.scope), "book"), sk: book!.id };
  const read = {
    ...ctx,
    table: {
      ...ctx.table,
      batchGet: async (keys: never) => {
        const found = await ctx.table.batchGet(keys);
        const item = found[0]!;
        await put({ ...item, ...moved, version: 9 });
        return found;
      },
    },
  } as AgencyCtx;
  await expect(change(read, { id: book!.id, title: "Số xanh" })).rejects.toMatchObject({ kind: "stale" });
  expect(await lines(ctx)).toBe("Số đỏ");
});

test("lines of another place are not read, nor those of a catalogue whose name begins alike", async () => {
  const world = aWorld();
  await add(another(world.desk), { titles: ["Ở nơi khác"] });
  await verbs(books((book) => ({ in: "bookshelf", says: book.title }))).add(world.ctx, { titles: ["Trên giá"] });
  await add(world.ctx, { titles: ["Ở đây"] });
  expect(await lines(world.ctx)).toBe("Ở đây");
});

test("a catalogue of all its drawers is one query", async () => {
  const { ctx, take } = aWorld();
  for (let n = 0; n < 60; n++) await add(ctx, { titles: Array.from({ length: 40 }, (_, i) => `${n}.${i}`) });
  take();
  expect((await lines(ctx)).split(",")).toHaveLength(2400);
  expect(take().trips).toBe(1);
  const { items } = await ctx.table.query({ pk: cataloguePartition(home(ctx.scope)), limit: 1000 });
  expect(items).toHaveLength(drawers);
});

test("pages of rows give each once in order, tell how many there are, and their cursors open nothing else", () => {
  const { ctx } = aWorld();
  const rows = ["c", "a", "e", "b", "d"].map((id) => ({ order: id < "c" ? "1" : "2", id }));
  const page = (cursor?: string, query = "q", who: AgencyCtx = ctx) => pageOfRows(who, query, rows, { limit: 2, cursor });
  const [one, two] = [page(), page(page().cursor)];
  const three = page(two.cursor);
  expect([one, two, three].map(({ items, total }) => [items.map(({ id }) => id).join(""), total])).toEqual([
    ["ab", 5],
    ["cd", 5],
    ["e", 5],
  ]);
  expect(three.cursor).toBeUndefined();
  expect(inOrder(rows).map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
  for (const foreign of [() => page(one.cursor, "p"), () => page(one.cursor, "q", as(ctx, anActor()))])
    expect(foreign).toThrow(expect.objectContaining({ code: "cursor.foreign" }) as Error);
});
