import { expect, test } from "vitest";
import { held } from "../../tests/held.ts";
import { Problem } from "./errors.ts";
import { lifecycle } from "./lifecycle.ts";
import { anActor, as, aWorld, check, close, noteLife, Notes, otherEyes, rewrite, write } from "./note.test-helper.ts";

const text = { code: "01", text: "Tiếp nhận hồ sơ" };

test("a step that the table does not have from here is refused, and says from where it goes", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const other = as(ctx, anActor());
  await check(other, { id });
  await expect(check(other, { id })).rejects.toMatchObject({
    kind: "illegal_state",
    code: "note.not_from_checked",
    message: expect.stringContaining("draft") as unknown,
  });
});

test("a detour asks for a reason and keeps it in the trail; the straight way asks for none", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const asks = { kind: "invalid", code: "note.reason_required", more: { errors: [{ path: "reason" }] } };
  await expect(close(ctx, { id, why: "xong" })).rejects.toMatchObject(asks);
  expect(await close(ctx, { id, why: "xong", reason: "việc nhỏ" })).toMatchObject({ state: "closed" });
  const two = await write(ctx, { ...text, code: "02" });
  await check(as(ctx, anActor()), { id: two.id });
  expect(await close(ctx, { id: two.id, why: "xong" })).toMatchObject({ state: "closed" });
});

test("a gate that is shut refuses with its own code and sentence", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  await expect(check(ctx, { id })).rejects.toMatchObject({
    kind: "illegal_state",
    code: "note.own",
    say: { vi: "Người viết không tự kiểm tra." },
  });
});

test("the table is the last judge of a step: what changed after it was decided is not passed over", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const other = as(ctx, anActor());
  const slow = held(other.table, "transact");
  const late = check({ ...other, table: slow.table }, { id });
  await slow.there;
  await rewrite(ctx, { id, text: "khác" });
  slow.letGo();
  await expect(late).rejects.toMatchObject({ kind: "stale" });
  expect((await Notes.read(ctx, id)).state).toBe("draft");
});

test("what may be done next is told with what stands against it", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const note = await Notes.read(ctx, id);
  const told = (on: typeof ctx) =>
    noteLife.allowed(note, on).map(({ transition, open, why, reason }) => ({ transition, open, why, reason }));
  expect(told(ctx)).toEqual([
    { transition: "check", open: false, why: "note.own", reason: undefined },
    { transition: "close", open: true, why: undefined, reason: true },
  ]);
  expect(told(as(ctx, anActor(["note:check"])))).toMatchObject([{ open: true }, { open: false, why: "access.forbidden" }]);
  const frozen = new Problem("forbidden", "workspace.suspended", { vi: "Tạm dừng.", en: "Suspended." });
  expect(told({ ...ctx, frozen }).map(({ why }) => why)).toEqual(["workspace.suspended", "workspace.suspended"]);
});

test("what is told as open can be done, and what is told as shut cannot, in every state", async () => {
  const { ctx } = aWorld();
  const { id } = await write(ctx, text);
  const verbs = {
    check: (on: typeof ctx) => check(on, { id }),
    close: (on: typeof ctx) => close(on, { id, why: "xong", reason: "việc nhỏ" }),
    reopen: (on: typeof ctx) => noteLife.verb("reopen", {}, () => ({}))(on, { id }),
  };
  const other = as(ctx, anActor());
  for (const step of ["check", "close", "reopen"] as const) {
    const note = await Notes.read(ctx, id);
    for (const each of ["check", "close", "reopen"] as const) {
      const open = noteLife.allowed(note, ctx).some(({ transition, open }) => transition === each && open);
      if (!open) await expect(verbs[each](ctx)).rejects.toMatchObject({ kind: "illegal_state" });
    }
    expect(noteLife.allowed(note, other).find(({ transition }) => transition === step)).toMatchObject({ open: true });
    await verbs[step](other);
  }
});

const terms = { from: ["draft"], can: "note:write" } as const;
test.each([
  ["a dead end", { go: { ...terms, to: "checked" } }, [], "checked is a dead end"],
  [
    "a final state with a way out",
    { go: { ...terms, to: "checked" }, on: { ...terms, from: ["checked"], to: "draft" } },
    ["checked"],
    "way out",
  ],
  [
    "a state that nothing reaches",
    { go: { ...terms, to: "checked" }, end: { ...terms, from: ["closed"], to: "checked" } },
    ["checked"],
    "nothing leads",
  ],
  ["a detour that is no way", { go: { ...terms, detours: ["closed"], to: "checked" } }, ["checked"], "no way from closed"],
] as const)("%s is found when the program starts", (_, transitions, final, says) => {
  expect(() => lifecycle(Notes, { start: "draft", final, transitions: transitions as never })).toThrow(says);
});

test("a gate carries the same condition to the table", () => {
  const { ctx } = aWorld();
  expect(otherEyes.when?.(ctx)).toEqual({ differs: { writtenBy: ctx.actor.id } });
});
