import { expect, test } from "vitest";
import * as z from "zod";
import { command } from "./command.ts";
import { within } from "./ctx.ts";
import { entity } from "./entity.ts";
import { AgencyId, kind } from "./ids.ts";
import { claimPartition, home, ownerOf } from "./keys.ts";
import { aDesk, anActor, aWorld } from "./note.test-helper.ts";
import { nounAt, partitionsOf, recordsOf } from "./upkeep/noun.ts";

const SheetId = kind("sheet", "sht");
const Sheet = z.object({ id: SheetId.schema, version: z.int(), name: z.string() });
type Sheet = z.output<typeof Sheet>;
const Sheets = entity(SheetId, Sheet, {
  reach: "province",
  shared: true,
  claims: (s) => [`name=${s.name}`],
  list: (s) => ({ in: "all", by: s.name }),
});
const put = command({
  name: "sheet.put",
  reach: "province",
  can: "note:write",
  input: z.strictObject({ name: z.string() }),
  answer: Sheet,
  run: (ctx, { input }) => Sheets.create<Sheet>(ctx, SheetId.mint(ctx.clock()), input),
});

/** A desk that shared one sheet, and an agency of the same province. */
async function shared() {
  const world = aWorld();
  const desk = { ...world.desk, actor: anActor(["note:write"]) };
  return { ...world, desk, agency: within(desk, AgencyId.mint(new Date())), sheet: await put(desk, { name: "Mẫu 1" }) };
}

test("what a province shares lies on a shelf of its own, with its list; its claim and its log stand at the desk", async () => {
  const { bare, desk, sheet } = await shared();
  const item = bare.dump().find(({ sk }) => sk === sheet.id)!;
  expect([item.pk, item["gsi1pk"]]).toEqual([`${home(desk.scope)}#shared#sheet`, `${home(desk.scope)}#shared#sheet#all`]);
  expect(ownerOf(item.pk)).toEqual({ scope: desk.scope, noun: "sheet" });
  expect(bare.dump().filter(({ pk }) => pk === claimPartition(home(desk.scope)))).toHaveLength(1);
});

test("its agencies read it, in lists and one by one, and no agency of another province does", async () => {
  const { agency, bare, sheet, desk } = await shared();
  expect((await Sheets.sharedPage(agency, { limit: 10 })).items).toMatchObject([{ name: "Mẫu 1" }]);
  expect((await Sheets.sharedPage(agency, { list: "all", limit: 10 })).items).toHaveLength(1);
  expect(await agency.table.get(Sheets.sharedAt(agency, sheet.id).key)).toMatchObject({ name: "Mẫu 1" });
  const stranger = aDesk({ table: bare }).ctx;
  expect((await Sheets.sharedPage(stranger, { limit: 10 })).items).toEqual([]);
  await expect(stranger.table.get(Sheets.at(desk, sheet.id).key)).rejects.toMatchObject({ code: "table.outside_scope" });
});

test("no agency writes it", async () => {
  const { agency, bare, sheet } = await shared();
  const { key } = Sheets.sharedAt(agency, sheet.id);
  const before = bare.dump();
  for (const op of [{ put: { ...key, name: "khác" } }, { delete: key }, { add: key, by: { version: 1 } }])
    await expect(agency.table.transact([op])).rejects.toMatchObject({ code: "table.outside_scope" });
  expect(bare.dump()).toEqual(before);
});

test("recounts, exports and erasure find it where it lies", async () => {
  const { bare, desk, sheet } = await shared();
  const nouns = [nounAt(Sheets, "province")];
  const { pk } = bare.dump().find(({ sk }) => sk === sheet.id)!;
  expect(recordsOf(home(desk.scope), nouns)).toEqual([{ noun: "sheet", pk }]);
  expect(partitionsOf(home(desk.scope), nouns).map((each) => each.pk)).toContain(pk);
});
