import { keys, type Op } from "@chuan/kernel";
import { expect, test } from "vitest";
import * as documents from "../documents/index.ts";
import { about, anOffice, type Office } from "../documents/office.test-helper.ts";
import { rebuildCatalogues, verifyCatalogues } from "./index.ts";

async function aList() {
  const office = await anOffice();
  for (const code of ["QT.01", "QT.02", "QT.03"]) await documents.create(office.by.secretary, { ...about, code });
  const { bare } = office.platform;
  const { province } = office.desk.scope;
  const drawers = () => bare.dump().filter(({ pk }) => pk === keys.cataloguePartition(keys.home(office.place.scope)));
  /** The drawer in which a document's own line lies. */
  const drawerOf = (id: string) => drawers().find((item) => id in item)!;
  const put = (op: Op) => bare.transact([op]);
  return {
    ...office,
    ids: (await codes(office)).ids,
    drawerOf,
    put,
    verify: () => verifyCatalogues(bare, province),
    rebuild: () => rebuildCatalogues(bare, province),
  };
}
async function codes(office: Office) {
  const rows = await documents.masterList(office.place);
  return { ids: rows.map(({ id }) => id), codes: rows.map(({ code }) => code).join() };
}

test("lines that the verbs wrote are found to be what the records say", async () => {
  const { verify } = await aList();
  expect(await verify()).toMatchObject({ lines: 6, faults: [] });
});

test("a line that is missing, wrong or left over, and a record that does not know its line, are named and mended", async () => {
  const list = await aList();
  const [one, two, three] = list.ids.map(String) as [string, string, string];
  const before = await documents.masterList(list.place);
  const at = (id: string) => ({ pk: list.drawerOf(id).pk, sk: list.drawerOf(id).sk });
  const drawers = [at(one), at(two), at(three)];
  await list.put({ add: drawers[0]!, by: {}, drop: [one] });
  await list.put({ add: drawers[1]!, by: {}, set: { [two]: "qt\t\t\tQT.09" } });
  await list.put({ add: drawers[0]!, by: {}, set: { doc_nobody: "qt\t\t\tQT.10" } });
  await list.put({ add: { pk: keys.nounPartition(keys.home(list.place.scope), "document"), sk: three }, by: {}, drop: ["_lines"] });
  const { faults } = await list.verify();
  expect(faults.map(({ id, fault }) => `${id} ${fault}`).toSorted()).toEqual(
    [`${one} missing`, `${two} wrong`, "doc_nobody left", `${three} unnoted`].toSorted(),
  );
  expect(await list.rebuild()).toBe(4);
  expect(await list.verify()).toMatchObject({ lines: 6, faults: [] });
  expect(await documents.masterList(list.place)).toEqual(before);
  expect(await list.rebuild()).toBe(0);
});

test("a catalogue that is lost is made again from the records", async () => {
  const list = await aList();
  const before = await codes(list);
  for (const { pk, sk } of list.platform.bare.dump().filter(({ pk }) => pk.endsWith("#catalogue"))) await list.put({ delete: { pk, sk } });
  expect((await codes(list)).ids).toEqual([]);
  await list.rebuild();
  expect(await codes(list)).toEqual(before);
});
