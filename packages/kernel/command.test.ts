import { expect, test } from "vitest";
import { held } from "../../tests/held.ts";
import * as z from "zod";
import { command } from "./command.ts";
import { within } from "./ctx.ts";
import { answering, together, unchanged } from "./edit.ts";
import { Problem } from "./errors.ts";
import type { Id } from "./ids.ts";
import { headKey, home } from "./keys.ts";
import { anActor, another, as, aWorld, check, NoteId, Note, type Note as Body, Notes, rewrite, write } from "./note.test-helper.ts";
import { entries, verifyTrail } from "./trail.ts";

const text = { code: "01", text: "Tiếp nhận hồ sơ" };
const odd = { name: "note.odd", reach: "agency", can: "note:write", input: z.object({}), answer: Note } as const;
const lastOf = async (world: ReturnType<typeof aWorld>, ctx = world.ctx) =>
  (await Array.fromAsync(entries(world.bare, home(ctx.scope)))).at(-1)!;

test("a command is two round trips: one that reads, one that writes", async () => {
  const { ctx, take } = aWorld();
  await write(ctx, text);
  take();
  const { id } = await write(ctx, { ...text, code: "02" });
  expect(take().trips).toBe(2);
  await rewrite(ctx, { id, text: "khác" });
  expect(take().trips).toBe(2);
});

test("one transaction has the record, its entry, the head, its claim and its task", async () => {
  const { ctx, bare } = aWorld();
  const { id } = await write(ctx, { ...text, due: "2027-01-31" });
  const place = home(ctx.scope);
  const kinds = bare.dump().map(({ pk, sk }) => `${pk.replace(place, "·")} ${sk}`.replace(id, "ID"));
  expect(kinds).toEqual(["·#claim note.code=01", "·#note ID", "·#task note#ID#close#role:clerk", "·#trail E#000000000001", "·#trail HEAD"]);
});

test("an entry tells who, as what, why, before and after, and the facts that moved; never a secret", async () => {
  const world = aWorld(new Date("2026-03-01T02:03:04.567Z"));
  const actor = anActor(["note:write"], { role: "lead", for: { id: "usr_1", name: "Lê Văn Tám" } });
  const { id } = await write(as(world.ctx, actor), { ...text, secretWord: "mật" });
  await rewrite(as(world.ctx, actor), { id, text: "khác", reason: "gõ nhầm" });
  const entry = await lastOf(world);
  expect(entry).toMatchObject({
    n: 2,
    at: "2026-03-01T02:03:04.567Z",
    by: { type: "user", id: actor.id, name: "Nguyễn Văn An", as: { role: "lead", for: { id: "usr_1", name: "Lê Văn Tám" } } },
    command: "note.rewrite",
    request: "test",
    reason: "gõ nhầm",
    edits: [{ noun: "note", id, version: 2, before: { text: "Tiếp nhận hồ sơ" }, after: { text: "khác" } }],
    facts: {},
  });
  const all = JSON.stringify(await Array.fromAsync(entries(world.bare, home(world.ctx.scope))));
  expect(all).not.toContain("mật");
  expect(all).not.toContain("secretWord");
  expect(all).toContain('"facts":{"note.draft":1}');
});

test("nothing changes without the permission, and the input is not even looked at", async () => {
  const { ctx, bare } = aWorld();
  const before = bare.dump();
  const nobody = as(ctx, anActor(["note:close"]));
  await expect(write(nobody, { bad: true } as never)).rejects.toMatchObject({ kind: "forbidden", code: "access.forbidden" });
  expect(bare.dump()).toEqual(before);
});

test("a frozen workspace can be read and not written, and says why", async () => {
  const { ctx, bare } = aWorld();
  const { id } = await write(ctx, text);
  const before = bare.dump();
  const frozen = { ...ctx, frozen: new Problem("forbidden", "workspace.suspended", { vi: "Tạm dừng.", en: "Suspended." }) };
  await expect(rewrite(frozen, { id, text: "x" })).rejects.toMatchObject({ code: "workspace.suspended" });
  expect(bare.dump()).toEqual(before);
  expect(await Notes.read(frozen, id)).toMatchObject({ text: text.text });
});

test("If-Match holds the caller to the version it saw, and tells the one of now", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  await expect(rewrite(ctx, { id, text: "x" }, { ifMatch: 2 })).rejects.toMatchObject({ kind: "stale", more: { version: 1 } });
  expect(await rewrite(ctx, { id, text: "x" }, { ifMatch: 1 })).toMatchObject({ version: 2 });
});

test("of two who change one record at once, one is told, with the version of now", async () => {
  const { ctx, bare } = aWorld();
  const { id } = await write(ctx, text);
  const slow = held(ctx.table, "transact");
  const late = rewrite({ ...ctx, table: slow.table }, { id, text: "chậm" });
  await slow.there;
  await rewrite(ctx, { id, text: "nhanh" });
  slow.letGo();
  await expect(late).rejects.toMatchObject({ kind: "stale", code: "note.changed_meanwhile", more: { version: 2 } });
  expect((await Notes.read(ctx, id)).text).toBe("nhanh");
  expect(await verifyTrail(bare, home(ctx.scope))).toEqual([]);
});

test("a command that decided on a record which changed meanwhile is refused, though it does not write it", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const slow = command({
    ...odd,
    loads: (c) => ({ basis: Notes.at(c, id) }),
    run: async (c) => {
      await rewrite(ctx, { id, text: "x" });
      return Notes.create<Body>(c, NoteId.mint(c.clock()), { ...text, code: "77", state: "draft", writtenBy: "-" });
    },
  });
  await expect(slow(ctx, {})).rejects.toMatchObject({ kind: "stale", more: { version: 2 } });
});

test("a record that is loaded under two names, there or not, is one record", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const none = NoteId.mint(new Date());
  const twice = command({
    ...odd,
    loads: (c) => ({ a: Notes.at(c, id), b: Notes.at(c, id), c: Notes.perhapsAt(c, none), d: Notes.perhapsAt(c, none) }),
    run: (c) => Notes.create<Body>(c, NoteId.mint(c.clock()), { ...text, code: "79", state: "draft", writtenBy: "-" }),
  });
  expect(await twice(ctx, {})).toMatchObject({ code: "79" });
});

test("a command that decided on the absence of a record which came meanwhile is refused", async () => {
  const { ctx, bare } = aWorld();
  const wanted = NoteId.mint(new Date());
  let before: unknown;
  const onlyIfNone = command({
    ...odd,
    loads: (c) => ({ other: Notes.perhapsAt(c, wanted) }),
    run: async (c, { other }) => {
      expect(other).toBeUndefined();
      const create = (id: typeof wanted, code: string) => Notes.create<Body>(c, id, { ...text, code, state: "draft", writtenBy: "-" });
      await command({ ...odd, run: () => create(wanted, "88") })(ctx, {});
      before = bare.dump();
      return create(NoteId.mint(c.clock()), "77");
    },
  });
  await expect(onlyIfNone(ctx, {})).rejects.toMatchObject({ kind: "stale" });
  expect(bare.dump()).toEqual(before);
});

test("a record that is asked for and not there is not found, unless it is optional", async () => {
  const { ctx } = aWorld();
  const id = NoteId.mint(new Date());
  await expect(rewrite(ctx, { id, text: "x" })).rejects.toMatchObject({ kind: "not_found", code: "note.not_found" });
  const tell = command({
    ...odd,
    answer: z.string(),
    loads: (c) => ({ note: Notes.perhapsAt(c, id) }),
    run: (_, { note }) => unchanged(note ? "there" : "missing"),
  });
  expect(await tell(ctx, {})).toBe("missing");
});

test("what is unchanged is not written, and no entry tells of it", async () => {
  const { ctx, bare } = aWorld();
  await write(ctx, text);
  const before = bare.dump();
  expect(await command({ ...odd, answer: z.literal("so it is"), run: () => unchanged("so it is" as const) })(ctx, {})).toBe("so it is");
  expect(bare.dump()).toEqual(before);
});

test("a refusal that must leave its trace is committed, then thrown", async () => {
  const world = aWorld();
  const wrong = new Problem("unauthenticated", "note.wrong", { vi: "Sai.", en: "Wrong." }, { retryAfter: 3 });
  const guess = command({
    ...odd,
    run: (c) => {
      const counted = Notes.create<Body>(c, NoteId.mint(c.clock()), { ...text, state: "draft", writtenBy: "-" });
      return { ...answering(counted, {} as never), refuse: wrong };
    },
  });
  await expect(guess(world.ctx, {})).rejects.toBe(wrong);
  expect(await lastOf(world)).toMatchObject({ n: 1, command: "note.odd", facts: { "note.draft": 1 } });
});

test("eight writers of one agency all succeed, and the log has no gap", async () => {
  const { ctx, bare } = aWorld();
  await Promise.all(Array.from({ length: 8 }, (_, i) => write(ctx, { ...text, code: `${i}` })));
  expect(await verifyTrail(bare, home(ctx.scope))).toEqual([]);
  expect(await bare.get(headKey(home(ctx.scope)))).toMatchObject({ n: 8 });
});

test("a decision whose log's head moved is sealed onto the new head, and is not made twice", async () => {
  const { ctx, bare } = aWorld();
  await write(ctx, text);
  let runs = 0;
  const counting = command({
    ...odd,
    run: (c) => {
      runs += 1;
      return Notes.create<Body>(c, NoteId.mint(c.clock()), { ...text, code: "77", state: "draft", writtenBy: "-" });
    },
  });
  const slow = held(ctx.table, "transact");
  const late = counting({ ...ctx, table: slow.table }, {});
  await slow.there;
  await write(ctx, { ...text, code: "02" });
  slow.letGo();
  await late;
  expect(runs).toBe(1);
  expect(await verifyTrail(bare, home(ctx.scope))).toEqual([]);
});

test("a log that moves again and again says that it is busy, and nothing was written", async () => {
  const { ctx, bare } = aWorld();
  await write(ctx, text);
  const overtaken = {
    ...ctx.table,
    async transact(ops: Parameters<typeof ctx.table.transact>[0]) {
      const head = await bare.get(headKey(home(ctx.scope)));
      await bare.transact([{ put: { ...head!, n: Number(head!["n"]) + 1 } }]);
      return ctx.table.transact(ops);
    },
  };
  const failed = write({ ...ctx, table: overtaken }, { ...text, code: "02" });
  await expect(failed).rejects.toMatchObject({ kind: "unavailable", code: "trail.busy" });
  expect(bare.dump().filter(({ pk }) => pk.endsWith("#note"))).toHaveLength(1);
});

const bothPlaces = (there: Id<"agency">, here: Id<"agency">) =>
  command({
    ...odd,
    reach: "province",
    run: (c) => {
      const one = (agency: typeof here, code: string) =>
        Notes.create<Body>(within(c, agency), NoteId.mint(c.clock()), { ...text, code, state: "draft", writtenBy: "-" });
      return together<Body>(one(there, "50"), one(here, "51"));
    },
  });

test("an act on two agencies is told in the logs of both, each naming the other", async () => {
  const world = aWorld();
  const there = another(world.desk);
  await bothPlaces(there.scope.agency, world.ctx.scope.agency)(world.desk, {});
  const [one, two] = [home(there.scope), home(world.ctx.scope)];
  expect(await lastOf(world, there)).toMatchObject({ n: 1, also: [two], facts: { "note.draft": 1 } });
  expect(await lastOf(world)).toMatchObject({ n: 1, also: [one] });
  for (const place of [one, two]) expect(await verifyTrail(world.bare, place)).toEqual([]);
});

test("a place that nobody loaded is taken for new, and its log goes on where it was", async () => {
  const world = aWorld();
  const there = another(world.desk);
  await write(there, text);
  await write(there, { ...text, code: "02" });
  world.take();
  await bothPlaces(there.scope.agency, world.ctx.scope.agency)(world.desk, {});
  expect(world.take().trips).toBe(3);
  expect(await lastOf(world, there)).toMatchObject({ n: 3 });
  expect(await verifyTrail(world.bare, home(there.scope))).toEqual([]);
});

test("an act on two agencies happens in neither when one of them refuses", async () => {
  const world = aWorld();
  const there = another(world.desk);
  await write(there, { ...text, code: "50" });
  const before = world.bare.dump();
  await expect(bothPlaces(there.scope.agency, world.ctx.scope.agency)(world.desk, {})).rejects.toMatchObject({ code: "note.code_taken" });
  expect(world.bare.dump()).toEqual(before);
});

test("a refusal leaves nothing behind", async () => {
  const { ctx, bare } = aWorld();
  const { id } = await write(ctx, text);
  const before = bare.dump();
  await expect(check(ctx, { id })).rejects.toMatchObject({ code: "note.own" });
  await expect(write(ctx, text)).rejects.toMatchObject({ code: "note.code_taken" });
  await expect(rewrite(ctx, { id: NoteId.mint(new Date()), text: "x" })).rejects.toMatchObject({ kind: "not_found" });
  expect(bare.dump()).toEqual(before);
});
