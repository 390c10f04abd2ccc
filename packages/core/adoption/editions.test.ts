import { keys } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { outcome, recordsOf } from "../../../tests/world.ts";
import { close, create, reclassify, rename } from "../agencies/index.ts";
import { provinceRollup } from "../figures/index.ts";
import { agencyTasks } from "../tasks/index.ts";
import { anAgencyThatIs, reason, steps, type StepName } from "./a-way.test-helper.ts";
import { adoptionIdFor, beginEdition, byState, ofAgency, standings } from "./index.ts";

const next = { id: adoptionIdFor("2026") };
type Site = Awaited<ReturnType<typeof anAgencyThatIs>>;

async function counted({ platform, desk }: Site) {
  await platform.settle();
  const { groups } = await provinceRollup(desk, { groupBy: "edition" });
  return groups!.map(({ key, counts }) => `${key}: ${counts.declared} of ${counts.agencies}`);
}

test("an agency on its way to a new edition is counted by the old one until it has declared for the new, and once", async () => {
  const site = await anAgencyThatIs("declared");
  const { ctx, desk } = site;
  await beginEdition(ctx, { edition: "2026" });
  for (const step of ["plan", "build", "apply", "confirm"] as const) {
    await steps[step](ctx, next);
    expect(await counted(site)).toEqual(["2015: 1 of 1"]);
  }
  await steps.declare(ctx, next);
  expect(await counted(site)).toEqual(["2026: 1 of 1"]);
  expect((await ofAgency(ctx, {})).items.map(({ adoption }) => [adoption.edition, adoption.standing])).toEqual([
    ["2015", false],
    ["2026", true],
  ]);
  expect((await byState(desk, { state: "declared" })).items).toMatchObject([{ edition: "2026" }]);
});

test("where every agency stands is told in one answer: each once, by code, by the edition it is counted by", async () => {
  const { platform, ctx, desk } = await anAgencyThatIs("declared");
  await create(desk, { code: "00", name: "Sở", type: "department" });
  await beginEdition(ctx, { edition: "2026" });
  await platform.settle();
  const { items } = await standings(desk, {});
  expect(items.map(({ agency: { code }, edition, state }) => [code === "00", edition, state])).toEqual([
    [true, "2015", "not_started"],
    [false, "2015", "declared"],
  ]);
});

test("a new declaration taken back gives the count back to the edition that was declared before", async () => {
  const site = await anAgencyThatIs("declared");
  await beginEdition(site.ctx, { edition: "2026" });
  await steps.declare(site.ctx, next);
  await steps.restart(site.ctx, next);
  expect(await counted(site)).toEqual(["2015: 1 of 1"]);
  await steps.declare(site.ctx, next);
  expect(await counted(site)).toEqual(["2026: 1 of 1"]);
});

test("history told late does not count: who has declared for a newer edition stays counted by it", async () => {
  const site = await anAgencyThatIs("declared");
  await beginEdition(site.ctx, { edition: "2008" });
  await steps.declare(site.ctx, { id: adoptionIdFor("2008"), on: "2014-06-15" });
  expect(await counted(site)).toEqual(["2015: 1 of 1"]);
});

test("nobody is asked to declare again for an edition that another has followed", async () => {
  const { ctx } = await anAgencyThatIs("needs_redeclaration");
  const asked = async () => (await agencyTasks(ctx, { to: "agency_head" })).items.map(({ what }) => what);
  expect(await asked()).toEqual(["redeclare"]);
  await beginEdition(ctx, { edition: "2026" });
  await steps.declare(ctx, next);
  expect(await asked()).toEqual([]);
});

test("an edition is begun once, a known one, and not by an agency that has ended", async () => {
  const { desk, ctx } = await anAgencyThatIs("declared");
  expect(await outcome(beginEdition(ctx, { edition: "2015" }))).toBe("adoption.edition_begun");
  expect(await outcome(beginEdition(ctx, { edition: "2000" }))).toBe("input.invalid");
  expect(await outcome(steps.plan(ctx, next))).toBe("adoption.not_found");
  await close(desk, { id: ctx.scope.agency, reason });
  expect(await outcome(beginEdition(ctx, { edition: "2026" }))).toBe("agency.closed");
  for (const step of ["change_scope", "restart"] as const) expect(await outcome(steps[step](ctx))).toBe("agency.closed");
});

test("certified and self-declared are kept apart, and both count as declared", async () => {
  for (const conformity of ["certified", "self_declared"] as const) {
    const { platform, desk, ctx } = await anAgencyThatIs("confirmed");
    await steps.declare(ctx, { conformity });
    await platform.settle();
    const { counts } = await provinceRollup(desk, {});
    expect([counts.declared, counts.certified, counts.self_declared]).toEqual([
      1,
      conformity === "certified" ? 1 : 0,
      conformity === "certified" ? 0 : 1,
    ]);
  }
});

test("every adoption of an agency follows its name, kind and end, whichever edition it is of", async () => {
  const { platform, desk, ctx } = await anAgencyThatIs("declared");
  await beginEdition(ctx, { edition: "2026" });
  const { agency } = ctx.scope;
  await rename(desk, { id: agency, name: "Sở Nội vụ và Tư pháp" });
  await reclassify(desk, { id: agency, type: "ward", obligation: "provincial_plan" });
  const seen = async () => (await ofAgency(ctx, {})).items.map(({ adoption }) => adoption.agency);
  const now = { name: "Sở Nội vụ và Tư pháp", type: "ward", level: "commune", obligation: "provincial_plan" };
  expect(await seen()).toMatchObject([now, now]);
  await close(desk, { id: agency, reason });
  expect(await seen()).toMatchObject([{ closed: true }, { closed: true }]);
  await platform.settle();
  expect((await provinceRollup(desk, {})).counts.agencies).toBe(0);
});

const editionIds = ["2008", "2015", "2026"] as const;
const anAct = fc.oneof(
  fc.record({ begin: fc.constantFrom(...editionIds) }),
  fc.record({ step: fc.constantFrom(...(Object.keys(steps) as StepName[])), of: fc.constantFrom(...editionIds) }),
);
test("in any story of any editions an agency has exactly one standing edition after every act, and counts once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 25 }), async (story) => {
      const { platform, desk, ctx } = await anAgencyThatIs();
      const place = keys.home(ctx.scope);
      for (const act of story) {
        if ("begin" in act) await outcome(beginEdition(ctx, { edition: act.begin }));
        else await outcome(steps[act.step](ctx, { id: adoptionIdFor(act.of) }));
        const standing = recordsOf(platform, "adoption").filter((item) => item.pk.startsWith(place) && item["standing"] === true);
        expect(standing).toHaveLength(1);
      }
      await platform.settle();
      expect((await provinceRollup(desk, {})).counts.agencies).toBe(1);
    }),
    { numRuns: 60 },
  );
});
