import { expect, test } from "vitest";
import { held } from "../../tests/held.ts";
import * as z from "zod";
import { command } from "./command.ts";
import { answering } from "./edit.ts";
import { Problem } from "./errors.ts";
import { claimPartition, home } from "./keys.ts";
import { anActor, another, as, aWorld, NoteId, Note, type Note as Body, Notes, write } from "./note.test-helper.ts";
import { entries } from "./trail.ts";

const text = { code: "01", text: "Tiếp nhận hồ sơ" };
const told = async ({ bare, ctx }: ReturnType<typeof aWorld>) => (await Array.fromAsync(entries(bare, home(ctx.scope)))).length;

test("a repetition under one key is one act with one answer", async () => {
  const { ctx, bare, take } = aWorld();
  const first = await write(ctx, text, { key: "k" });
  const before = bare.dump();
  take();
  expect(await write(ctx, text, { key: "k" })).toEqual(first);
  expect(take().trips).toBe(1);
  expect(bare.dump()).toEqual(before);
});

test("so it is when the repetitions do not wait for the first", async () => {
  const world = aWorld();
  const answers = await Promise.all(Array.from({ length: 5 }, () => write(world.ctx, text, { key: "k" })));
  expect(new Set(answers.map((each) => each.id)).size).toBe(1);
  expect(await told(world)).toBe(1);
});

test("a repetition that was overtaken between its read and its write gets the first answer", async () => {
  const world = aWorld();
  const slow = held(world.ctx.table, "transact");
  const late = write({ ...world.ctx, table: slow.table }, text, { key: "k" });
  await slow.there;
  const first = await write(world.ctx, text, { key: "k" });
  slow.letGo();
  expect(await late).toEqual(first);
  expect(await told(world)).toBe(1);
});

test("a key reused for something else is refused, overtaken or not", async () => {
  const { ctx } = aWorld();
  const reused = { kind: "invalid", code: "idempotency.key_reused" };
  const slow = held(ctx.table, "transact");
  const late = write({ ...ctx, table: slow.table }, { ...text, code: "02" }, { key: "k" });
  await slow.there;
  await write(ctx, text, { key: "k" });
  slow.letGo();
  await expect(late).rejects.toMatchObject(reused);
  await expect(write(ctx, { ...text, code: "03" }, { key: "k" })).rejects.toMatchObject(reused);
});

test("the order of an input's fields does not make it another input", async () => {
  const { ctx } = aWorld();
  const first = await write(ctx, { code: "01", text: "x" }, { key: "k" });
  expect(await write(ctx, { text: "x", code: "01" }, { key: "k" })).toEqual(first);
});

test("a key is good for its caller, place and command only", async () => {
  const world = aWorld();
  await write(world.ctx, text, { key: "k" });
  expect(await write(as(world.ctx, anActor()), { ...text, code: "02" }, { key: "k" })).toMatchObject({ code: "02" });
  expect(await write(another(world.desk), { ...text, code: "03" }, { key: "k" })).toMatchObject({ code: "03" });
  const other = command({
    name: "note.other",
    reach: "agency",
    can: "note:write",
    input: z.object({}),
    answer: Note,
    run: (c) => Notes.create<Body>(c, NoteId.mint(c.clock()), { ...text, code: "04", state: "draft", writtenBy: "-" }),
  });
  expect(await other(world.ctx, {}, { key: "k" })).toMatchObject({ code: "04" });
});

test.each([
  ["a day later it is still the same act", 24.5 * 3600, "01"],
  ["after two days the key is free again, whether or not the item was cleared away", 48 * 3600 + 1, "02"],
] as const)("%s", async (_, later, code) => {
  const world = aWorld(new Date("2026-03-01T00:00:00Z"));
  await write(world.ctx, text, { key: "k" });
  world.turn(new Date(Date.parse("2026-03-01T00:00:00Z") + later * 1000));
  const again = write(world.ctx, { ...text, code }, { key: "k" });
  expect(await again).toMatchObject({ code });
});

test("an act that failed can be tried again under its key", async () => {
  const { ctx, put } = aWorld();
  const claim = { pk: claimPartition(home(ctx.scope)), sk: "note.code=01" };
  await put({ ...claim, holder: "-" });
  await expect(write(ctx, text, { key: "k" })).rejects.toMatchObject({ code: "note.code_taken" });
  expect(await write(ctx, { ...text, code: "02" }, { key: "k" })).toMatchObject({ code: "02" });
});

test("a key longer than 128 characters is refused", async () => {
  const { ctx } = aWorld();
  await expect(write(ctx, text, { key: "k".repeat(129) })).rejects.toMatchObject({ code: "idempotency.key_too_long" });
  expect(await write(ctx, text, { key: "k".repeat(128) })).toMatchObject({ code: "01" });
});

const made = (ctx: Parameters<typeof write>[0]) =>
  Notes.create<Body>(ctx, NoteId.mint(ctx.clock()), { ...text, state: "draft", writtenBy: "-" });
const terms = { name: "note.odd", reach: "agency", can: "note:write", input: z.object({}) } as const;

test("what is concealed is told once and kept nowhere: a replay comes without it", async () => {
  const world = aWorld();
  const issue = command({
    ...terms,
    answer: z.object({ id: z.string(), word: z.string() }),
    conceal: ["word"],
    run: (c) => {
      const change = made(c);
      return answering(change, { id: change.answer.id, word: "vừng-ơi" });
    },
  });
  const first = await issue(world.ctx, {}, { key: "k" });
  expect(first.word).toBe("vừng-ơi");
  expect(await issue(world.ctx, {}, { key: "k" })).toEqual({ id: first.id });
  expect(JSON.stringify(world.bare.dump())).not.toContain("vừng-ơi");
});

test("a refusal that was committed is the answer of its key: a repetition is refused the same way and counts nothing", async () => {
  const world = aWorld();
  const wrong = new Problem("unauthenticated", "note.wrong", { vi: "Sai.", en: "Wrong." }, { retryAfter: 3 });
  const guess = command({ ...terms, answer: Note, run: (c) => ({ ...answering(made(c), {} as never), refuse: wrong }) });
  const like = { kind: "unauthenticated", code: "note.wrong", say: wrong.say, more: { retryAfter: 3 } };
  await expect(guess(world.ctx, {}, { key: "k" })).rejects.toMatchObject(like);
  await expect(guess(world.ctx, {}, { key: "k" })).rejects.toMatchObject(like);
  expect(await told(world)).toBe(1);
});
