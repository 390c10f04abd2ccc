import { expect, test } from "vitest";
import * as z from "zod";
import { command } from "./command.ts";
import { type ProvinceCtx, within } from "./ctx.ts";
import { together } from "./edit.ts";
import { entity } from "./entity.ts";
import { AgencyId, kind } from "./ids.ts";
import { home } from "./keys.ts";
import {
  aDesk,
  anActor,
  another,
  as,
  aWorld,
  check,
  close,
  noteLife,
  NoteId,
  type Note as Body,
  Notes,
  write,
} from "./note.test-helper.ts";
import type { Item } from "./table/port.ts";
import { entries } from "./trail.ts";
import { pageTrail, pageWork } from "./work.ts";

const text = { code: "01", text: "Tiếp nhận hồ sơ" };
const codes = (page: { items: Body[] }) => page.items.map((note) => note.code).join();

test("a list has the records of one state in the order it names, and a record leaves it with its state", async () => {
  const { ctx } = aWorld();
  for (const code of ["03", "01", "02"]) await write(ctx, { ...text, code });
  expect(codes(await Notes.page(ctx, { list: "draft", limit: 9 }))).toBe("01,02,03");
  const [first] = (await Notes.page(ctx, { list: "draft", limit: 1 })).items;
  await check(as(ctx, anActor()), { id: first!.id });
  expect(codes(await Notes.page(ctx, { list: "draft", limit: 9 }))).toBe("02,03");
  expect(codes(await Notes.page(ctx, { list: "checked", limit: 9, newestFirst: true }))).toBe("01");
});

test("without a list a page has all records of the place, in the order they were made", async () => {
  const world = aWorld(new Date("2026-01-01T00:00:00Z"));
  for (const [i, code] of ["03", "01", "02"].entries()) {
    world.turn(`2026-01-01T00:00:0${i}Z`);
    await write(world.ctx, { ...text, code });
  }
  expect(codes(await Notes.page(world.ctx, { limit: 9 }))).toBe("03,01,02");
  expect(codes(await Notes.page(world.ctx, { limit: 9, newestFirst: true }))).toBe("02,01,03");
});

test("the province reads a list across its agencies, and no other province's", async () => {
  const world = aWorld();
  const strange = aDesk({ table: world.bare });
  await write(world.ctx, { ...text, code: "02" });
  await write(another(world.desk), { ...text, code: "01" });
  await write(strange.ctx, { ...text, code: "00" });
  expect(codes(await Notes.pageAcross(world.desk, { list: "draft", limit: 9 }))).toBe("01,02");
});

test("pages one after the other give every record once, in a list, across places, or plain", async () => {
  const world = aWorld();
  for (let i = 0; i < 7; i++) await write(i % 2 ? world.ctx : another(world.desk), { ...text, code: `0${i}` });
  const walk = async (page: (cursor: string | undefined) => Promise<{ items: Body[]; cursor?: string }>) => {
    const all: string[] = [];
    for (let cursor: string | undefined, n = 0; n === 0 || cursor; n++) {
      const found = await page(cursor);
      all.push(...found.items.map((note) => note.code));
      cursor = found.cursor;
    }
    return all.join();
  };
  expect(await walk((cursor) => Notes.pageAcross(world.desk, { list: "draft", limit: 2, cursor }))).toBe("00,01,02,03,04,05,06");
  expect(await walk((cursor) => Notes.page(world.ctx, { list: "draft", limit: 2, cursor }))).toBe("01,03,05");
  expect((await walk((cursor) => Notes.page(world.ctx, { limit: 2, cursor }))).split(",").toSorted().join()).toBe("01,03,05");
});

test("a cursor is good for its caller, scope, list and direction only", async () => {
  const world = aWorld();
  for (let i = 0; i < 3; i++) await write(world.ctx, { ...text, code: `${i}` });
  const want = { list: "draft", limit: 2 };
  const { cursor } = await Notes.page(world.ctx, want);
  for (const [ctx, more] of [
    [as(world.ctx, anActor()), {}],
    [another(world.desk), {}],
    [world.ctx, { list: "closed" }],
    [world.ctx, { newestFirst: true }],
    [world.ctx, { cursor: `${cursor!.slice(0, 30)}AAA${cursor!.slice(33)}` }],
    [world.ctx, { cursor: "AAAA" }],
    [world.ctx, { cursor: Buffer.from("x".repeat(16)).toString("base64url") }],
  ] as const)
    await expect(Notes.page(ctx, { ...want, cursor, ...more })).rejects.toMatchObject({ kind: "invalid", code: "cursor.foreign" });
});

test("a task is there while the state asks for it, by due date, for its addressee; then it is gone", async () => {
  const { ctx, bare } = aWorld();
  const later = await write(ctx, { ...text, due: "2027-03-01" });
  await write(ctx, { ...text, code: "02", due: "2027-01-31" });
  const due = async (to: string) => (await pageWork(ctx, [to], { limit: 9 })).items.map((task) => task["due"]);
  expect(await due("role:clerk")).toEqual(["2027-01-31", "2027-03-01"]);
  expect(await due("role:lead")).toEqual([]);
  await close(ctx, { id: later.id, why: "xong", reason: "việc nhỏ" });
  expect(await due("role:clerk")).toEqual(["2027-01-31"]);
  expect(bare.dump().filter(({ pk }) => pk.endsWith("#task"))).toHaveLength(1);
  const { cursor } = await pageWork(ctx, ["role:clerk"], { limit: 1 });
  if (cursor) expect((await pageWork(ctx, ["role:clerk"], { limit: 1, cursor })).items).toEqual([]);
});

test("the log is read newest first, page after page", async () => {
  const { ctx } = aWorld();
  for (let i = 0; i < 5; i++) await write(ctx, { ...text, code: `${i}` });
  const one = await pageTrail(ctx, { limit: 3 });
  const two = await pageTrail(ctx, { limit: 3, cursor: one.cursor });
  expect([...one.items, ...two.items].map((entry) => entry["n"])).toEqual([5, 4, 3, 2, 1]);
  await expect(pageTrail(as(ctx, anActor()), { limit: 3, cursor: one.cursor })).rejects.toMatchObject({ code: "cursor.foreign" });
});

test("a name taken is told with its field; given back, it can be taken again", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const taken = { kind: "conflict", code: "note.code_taken", more: { errors: [{ path: "code" }] } };
  await expect(write(ctx, text)).rejects.toMatchObject(taken);
  await close(ctx, { id, why: "xong", reason: "việc nhỏ" });
  await write(ctx, text);
  const reopen = noteLife.verb("reopen", {}, () => ({}));
  await expect(reopen(ctx, { id })).rejects.toMatchObject(taken);
});

test("of eight who take one name at once, one has it", async () => {
  const { ctx, bare } = aWorld();
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => write(ctx, text)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(bare.dump().filter(({ pk }) => pk.endsWith("#note"))).toHaveLength(1);
});

const SignId = kind("sign", "sgn");
const Sign = z.object({ id: SignId.schema, version: z.int(), code: z.string() });
const Signs = entity(SignId, Sign, { reach: "agency", claims: (s) => [`code=${s.code}`], claimsAcross: true });
const Codes = z.record(z.string(), z.string());
const signing = { reach: "province", can: "note:write", answer: Sign } as const;
const put = command({
  ...signing,
  name: "sign.put",
  input: z.object({ agency: AgencyId.schema, code: z.string() }),
  run: (ctx, { input }) => Signs.create(within(ctx, input.agency), SignId.mint(ctx.clock()), { code: input.code }),
});
const holders = (items: Item[]) =>
  Object.fromEntries(items.filter(({ pk }) => pk.endsWith("#S#claim")).map(({ sk, holder }) => [sk, holder]));

test("a name that holds across the province is one agency's only; in another province it is free", async () => {
  const world = aWorld();
  const [here, there, strange] = [world.ctx, another(world.desk), aDesk({ table: world.bare })];
  const sign = await put(world.desk, { agency: here.scope.agency, code: "A" });
  await expect(put(world.desk, { agency: there.scope.agency, code: "A" })).rejects.toMatchObject({ code: "sign.code_taken" });
  await put(strange.desk, { agency: strange.ctx.scope.agency, code: "A" });
  const claims = world.bare.dump().filter(({ pk }) => pk.startsWith(`P#${here.scope.province}#`));
  expect(holders(claims)).toEqual({ "sign.code=A": sign.id });
});

test("two records exchange their names in one act", async () => {
  const world = aWorld();
  const [one, two] = [world.ctx, another(world.desk)];
  const a = await put(world.desk, { agency: one.scope.agency, code: "A" });
  const b = await put(world.desk, { agency: two.scope.agency, code: "B" });
  const exchange = command({
    ...signing,
    name: "sign.exchange",
    input: z.object({}),
    loads: (ctx: ProvinceCtx) => ({
      a: Signs.at(within(ctx, one.scope.agency), a.id),
      b: Signs.at(within(ctx, two.scope.agency), b.id),
    }),
    run: (ctx, { a, b }) =>
      together(
        Signs.update(within(ctx, one.scope.agency), a, { ...a, code: b.code }),
        Signs.update(within(ctx, two.scope.agency), b, { ...b, code: a.code }),
      ),
  });
  await exchange(world.desk, {});
  expect(holders(world.bare.dump())).toEqual({ "sign.code=A": b.id, "sign.code=B": a.id });
});

test("two who are given one name in one act are refused", async () => {
  const world = aWorld();
  const both = command({
    ...signing,
    name: "sign.twice",
    input: z.object({}),
    run: (ctx) => {
      const one = () => Signs.create(within(ctx, world.ctx.scope.agency), SignId.mint(ctx.clock()), { code: "A" });
      return together(one(), one());
    },
  });
  await expect(both(world.desk, {})).rejects.toMatchObject({ code: "sign.code_taken" });
  expect(world.bare.dump()).toEqual([]);
});

const OldId = kind("memo", "mem");
const memo = { id: OldId.schema, version: z.int() };
const one = entity(OldId, z.object({ ...memo, text: z.string() }), { reach: "agency" });
const two = entity(OldId, z.object({ ...memo, title: z.string() }), {
  reach: "agency",
  v: 2,
  upgrade: { 1: ({ text: title, ...rest }) => ({ ...rest, title: title! }) },
});

test("a page of old and new items is a page of records; an item of newer code is refused, not maimed", async () => {
  const { ctx } = aWorld();
  for (const change of [one.create(ctx, OldId.mint(new Date()), { text: "a" }), two.create(ctx, OldId.mint(new Date()), { title: "b" })])
    await ctx.table.transact([{ put: change.edits[0]!.item }]);
  expect((await two.page(ctx, { limit: 9 })).items.map((note) => note.title).toSorted()).toEqual(["a", "b"]);
  await expect(one.page(ctx, { limit: 9 })).rejects.toMatchObject({ kind: "broken", code: "memo.newer_schema" });
});

test("an item that does not parse is our fault, and its content is not told", async () => {
  const { ctx, put } = aWorld();
  const id = OldId.mint(new Date());
  await put({ pk: `${home(ctx.scope)}#memo`, sk: id, _v: 1, id, version: 1, text: 7, other: "bí mật" });
  const failed = await one.read(ctx, id).catch((error: Error) => error);
  expect(failed).toMatchObject({ kind: "broken", code: "memo.unreadable" });
  expect(JSON.stringify(failed)).not.toContain("bí mật");
});

test("facts, tasks and claims put by older code are taken back exactly", async () => {
  const schema = z.object({ ...memo, text: z.string() });
  const old = entity(OldId, schema, {
    reach: "agency",
    facts: () => ({ "memo.old": 1 }),
    tasks: () => [{ what: "read", to: "role:old", due: "2026-01-01" }],
    claims: (n) => [`old=${n.text}`],
  });
  const now = entity(OldId, schema, { reach: "agency", facts: () => ({ "memo.new": 1 }) });
  const { ctx, bare } = aWorld();
  const terms = { reach: "agency", can: "note:write", answer: schema } as const;
  const first = command({
    ...terms,
    name: "memo.write",
    input: z.object({}),
    run: (c) => old.create(c, OldId.mint(c.clock()), { text: "a" }),
  });
  const { id } = await first(ctx, {});
  const touch = command({
    ...terms,
    name: "memo.touch",
    input: z.object({}),
    loads: (c) => ({ before: now.at(c, id) }),
    run: (c, { before }) => now.update(c, before, { ...before }),
  });
  await touch(ctx, {});
  const last = (await Array.fromAsync(entries(bare, home(ctx.scope)))).at(-1);
  expect(last?.["facts"]).toEqual({ "memo.old": -1, "memo.new": 1 });
  expect(bare.dump().filter((item) => /#(task|claim)$/.test(item.pk))).toEqual([]);
});

test("a record is changed in its own place only", async () => {
  const world = aWorld();
  const { id } = await write(world.ctx, text);
  const there = another(world.desk);
  const stray = command({
    name: "note.stray",
    reach: "province",
    can: "note:write",
    input: z.object({}),
    answer: Codes,
    loads: (c) => ({ note: Notes.at(within(c, world.ctx.scope.agency), id) }),
    run: (_, { note }) => ({ ...Notes.update<Body>(there, note, { ...note, text: "x" }), answer: {} }),
  });
  await expect(stray(world.desk, {})).rejects.toMatchObject({ code: "note.elsewhere" });
});

test("what an act adds to a state that the state does not have is not kept", async () => {
  const { ctx } = aWorld();
  const odd = command({
    name: "note.odd",
    reach: "agency",
    can: "note:write",
    input: z.object({}),
    answer: z.unknown(),
    run: (c) => Notes.create(c, NoteId.mint(c.clock()), { ...text, state: "draft", writtenBy: "-", why: "x" } as never),
  });
  expect(await odd(ctx, {})).not.toHaveProperty("why");
});
