import { expect, test } from "vitest";
import { anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import { adoptionIdFor, beginEdition, declare, plan } from "../adoption/index.ts";
import { close } from "../agencies/index.ts";
import { agencyTasks, provinceTasks } from "./index.ts";

const id = adoptionIdFor("2015");
const reason = "Ghi nhận hiện trạng.";

test("tasks of an agency are shown by due day, page after page, to whoever may see them, each naming its record", async () => {
  const platform = aPlatform();
  const desk = await aProvince(platform);
  const ctx = at(desk, (await anAgency(desk)).id);
  await plan(ctx, { id, due: "2027-06-30" });
  const { items } = await agencyTasks(ctx, { to: "iso_secretary" });
  expect(items).toEqual([{ noun: "adoption", id, what: "declare", to: "role:iso_secretary", due: "2027-06-30", title: "" }]);
  expect((await agencyTasks(ctx, {})).items).toEqual([]);
  expect((await provinceTasks(desk, { to: "iso_secretary" })).items).toEqual([]);
  expect(await outcome(agencyTasks(as(ctx, anActor("adoption:read")), {}))).toBe("access.forbidden");
});

test("an agency's tasks are no other's, and go with what they were for: the declaration, or the end of the agency", async () => {
  const desk = await aProvince(aPlatform());
  const [one, two, three] = [at(desk, (await anAgency(desk)).id), at(desk, (await anAgency(desk)).id), at(desk, (await anAgency(desk)).id)];
  for (const ctx of [one, two]) await plan(ctx, { id, due: "2027-06-30" });
  const open = async () =>
    Promise.all([one, two, three].map(async (ctx) => (await agencyTasks(ctx, { to: "iso_secretary" })).items.length));
  expect(await open()).toEqual([1, 1, 0]);
  await declare(one, { id, reason, basis: "1/CB", conformity: "self_declared", scope: { covered: 1, inForce: 1 } });
  await close(desk, { id: two.scope.agency, reason });
  expect(await open()).toEqual([0, 0, 0]);
});

test("mine are the tasks for me and for every role I hold here, by due day, once each, page after page", async () => {
  const desk = await aProvince(aPlatform());
  const ctx = at(desk, (await anAgency(desk)).id);
  const me = as(ctx, { ...anActor(), roles: ["iso_secretary", "agency_head", "staff"] });
  await plan(ctx, { id, due: "2027-06-30" });
  await beginEdition(ctx, { edition: "2008" });
  await plan(ctx, { id: adoptionIdFor("2008"), due: "2027-03-31" });
  const asked = async (ctx: typeof me, limit: number) => {
    const due: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await agencyTasks(ctx, { to: "mine", limit, ...(cursor ? { cursor } : {}) });
      due.push(...page.items.map((task) => task.due));
      if (!(cursor = page.cursor)) return due;
    }
  };
  for (const limit of [1, 2, 50]) expect(await asked(me, limit)).toEqual(["2027-03-31", "2027-06-30"]);
  expect(await asked(as(ctx, { ...anActor(), roles: ["staff"] }), 50)).toEqual([]);
});
