import { randomUUID } from "node:crypto";
import * as z from "zod";
import { command } from "./command.ts";
import { type Actor, type AgencyCtx, type Capacity, enter, type OperatorCtx, type Permission, type ProvinceCtx, within } from "./ctx.ts";
import { dueOn } from "./derive.ts";
import { entity } from "./entity.ts";
import { AgencyId, kind, ProvinceKey } from "./ids.ts";
import { lifecycle, notThe } from "./lifecycle.ts";
import { metered } from "./table/cost.ts";
import type { Item, Table } from "./table/port.ts";
import { sqliteTable } from "./table/sqlite.ts";

/** A noun with everything a noun can have, so that the kernel is tested without the words of any trade. */
export const NoteId = kind("note", "not");
const Draft = z.object({
  id: NoteId.schema,
  version: z.int(),
  state: z.literal("draft"),
  code: z.string(),
  text: z.string(),
  writtenBy: z.string(),
  due: z.iso.date().optional(),
  secretWord: z.string().optional(),
});
const Checked = Draft.extend({ state: z.literal("checked"), checkedBy: z.string() });
const Closed = Checked.extend({ state: z.literal("closed"), checkedBy: z.string().optional(), why: z.string() });
export const Note = z.discriminatedUnion("state", [Draft, Checked, Closed]);
export type Note = z.output<typeof Note>;

export const Notes = entity(NoteId, Note, {
  reach: "agency",
  facts: (n) => ({ [`note.${n.state}`]: 1, ...(n.due && n.state !== "closed" ? { [dueOn("note.due", n.due)]: 1 } : {}) }),
  tasks: (n) => (n.due && n.state !== "closed" ? [{ what: "close", to: "role:clerk", due: n.due }] : []),
  claims: (n) => (n.state === "closed" ? [] : [`code=${n.code}`]),
  list: (n) => ({ in: n.state, by: n.code }),
  listAcross: (n) => ({ in: n.state, by: n.code }),
});
export const otherEyes = notThe<Note>("writtenBy", "note.own", { vi: "Người viết không tự kiểm tra.", en: "Not by the writer." });
export const noteLife = lifecycle(Notes, {
  start: "draft",
  final: [],
  transitions: {
    check: { from: ["draft"], to: "checked", can: "note:check", gates: [otherEyes] },
    close: { from: ["checked", "draft"], detours: ["draft"], to: "closed", can: "note:close" },
    reopen: { from: ["closed"], to: "draft", can: "note:write" },
  },
});

const text = { code: z.string(), text: z.string().max(50), due: z.iso.date().optional(), secretWord: z.string().optional() };
export const write = command({
  name: "note.write",
  reach: "agency",
  can: "note:write",
  input: z.strictObject(text),
  answer: Note,
  run: (ctx, { input }) => Notes.create<Note>(ctx, NoteId.mint(ctx.clock()), { ...input, state: "draft", writtenBy: ctx.actor.id }),
});
export const rewrite = command({
  name: "note.rewrite",
  reach: "agency",
  can: "note:write",
  input: z.strictObject({ id: NoteId.schema, text: z.string(), reason: z.string().optional() }),
  answer: Note,
  loads: (ctx, { id }) => ({ note: Notes.at(ctx, id) }),
  run: (ctx, { input, note }) => Notes.update<Note>(ctx, note, { ...note, text: input.text }),
});
export const check = noteLife.verb("check", {}, (ctx) => ({ checkedBy: ctx.actor.id }));
export const close = noteLife.verb("close", { why: z.string(), reason: z.string().optional() }, (_, { why }) => ({ why }));

const everything: readonly Permission[] = ["note:write", "note:check", "note:close"];
export const anActor = (can: readonly Permission[] = everything, as: Capacity = { role: "clerk" }): Actor => ({
  type: "user",
  id: `usr_${randomUUID()}`,
  name: "Nguyễn Văn An",
  can: new Map(can.map((permission) => [permission, as])),
});
let provinces = 0;
/** A key that no other test of this file has. */
export const aProvinceKey = (): ProvinceKey => {
  const [code, year] = [10 + (provinces % 90), 2000 + Math.floor(provinces / 90)];
  provinces += 1;
  return ProvinceKey.parse(`${code}.${year}` as ProvinceKey);
};

type Parts = { table?: Table; province?: ProvinceKey; clock?: () => Date };
/** A province's desk, with one agency of its own: no test sees another's records. */
export function aDesk({ table = sqliteTable(":memory:"), province = aProvinceKey(), clock = () => new Date() }: Parts = {}) {
  const means = { actor: anActor(), table, clock, requestId: "test" };
  const desk: ProvinceCtx = enter({ ...means, scope: { level: "province", province } });
  const operator: OperatorCtx = enter({ ...means, scope: { level: "operator" } });
  return { desk, operator, ctx: within(desk, AgencyId.mint(clock())) };
}
export const as = (ctx: AgencyCtx, actor: Actor): AgencyCtx => ({ ...ctx, actor });
export const another = (desk: ProvinceCtx): AgencyCtx => within(desk, AgencyId.mint(new Date()));

/** A desk on SQLite with its bare table and its meter at hand, and a clock that the test may turn. */
export function aWorld(start = new Date()) {
  const bare = sqliteTable(":memory:");
  const { table, take } = metered(bare);
  let now = start;
  const clock = () => now;
  const put = (...items: Item[]) => bare.transact(items.map((item) => ({ put: item })));
  return { bare, table, take, put, clock, turn: (to: Date | string) => void (now = new Date(to)), ...aDesk({ table, clock }) };
}
