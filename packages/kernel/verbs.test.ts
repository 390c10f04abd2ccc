import { expect, test } from "vitest";
import * as z from "zod";
import { asOf, dueOn } from "./derive.ts";
import { heldTo } from "./held-to.ts";
import { anActor, as, aWorld, check, Note, Notes, NoteId, write } from "./note.test-helper.ts";
import { query } from "./query.ts";

const read = query({
  name: "note.read",
  reach: "agency",
  can: "note:check",
  input: z.strictObject({ id: NoteId.schema }),
  answer: z.object({ text: z.string() }),
  run: (ctx, { id }) => Notes.read(ctx, id),
});

test("what a query's answer does not name does not leave", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, { code: "01", text: "Tiếp dân", secretWord: "mật" });
  expect(await read(ctx, { id })).toEqual({ text: "Tiếp dân" });
});

test("a query asks for its permission before it looks at the input", async () => {
  const { ctx } = aWorld();
  await expect(read(as(ctx, anActor(["note:write"])), { bad: 1 } as never)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(read(ctx, { id: NoteId.mint(new Date()) })).rejects.toMatchObject({ kind: "not_found" });
});

test("a record of another agency does not exist", async () => {
  const world = aWorld();
  const { id } = await write(world.ctx, { code: "01", text: "x" });
  const { ctx: stranger } = aWorld();
  await expect(read({ ...stranger, table: stranger.table }, { id })).rejects.toMatchObject({ kind: "not_found" });
});

test("a verb says of itself what it is, where it reaches and what it takes", () => {
  expect([read.does, read.title, read.reach, read.can]).toEqual(["query", "note.read", "agency", "note:check"]);
  expect([check.does, check.title, check.reach, check.can]).toEqual(["command", "note.check", "agency", "note:check"]);
  expect(check.answer).toBe(Note);
});

test("a verb is held to the level it says of itself, or the program does not start", () => {
  const wide = query({ ...read, name: "note.wide", reach: "agency" as "agency" | "province", run: async () => ({ text: "x" }) });
  expect(heldTo("agency", wide).reach).toBe("agency");
  expect(() => heldTo("province", wide)).toThrow("a verb of agency is no verb of province");
});

test("a dated fact counts as overdue from the day after its date, with no clock job", () => {
  const sums = { "note.draft": 3, [dueOn("note.due", "2026-03-01")]: 2, [dueOn("note.due", "2026-03-05")]: 1 };
  expect(asOf(sums, "2026-03-01")).toEqual({ "note.draft": 3 });
  expect(asOf(sums, "2026-03-02")).toEqual({ "note.draft": 3, "note.due.overdue": 2 });
  expect(asOf(sums, "2027-01-01")).toEqual({ "note.draft": 3, "note.due.overdue": 3 });
});
