import type { Problem } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anActor, anAgency, aPlatform, aProvince, as, at, outcome, recordsOf } from "../../../tests/world.ts";
import { adoptionStates } from "../classification/index.ts";
import { agencyTasks } from "../tasks/index.ts";
import { anAgencyThatIs, full, id, reason, steps, type StepName } from "./a-way.test-helper.ts";
import { type Adoption, adoptionLife, build, byState, ofAgency, plan, read } from "./index.ts";

type Way = { readonly from: readonly string[]; readonly to: string; readonly detours?: readonly string[]; readonly can: string };
const transitions: { readonly [N in StepName]: Way } = adoptionLife.table.transitions;
const names = Object.keys(transitions) as StepName[];
const cases = adoptionStates.flatMap((state) => names.map((name) => [state, name] as const));

test.each(cases)(
  "from %s, the step %s goes exactly where the table says, and asks for a reason where it skips one",
  async (state, name) => {
    const { platform, ctx } = await anAgencyThatIs(state);
    const way = transitions[name];
    const open = way.from.includes(state);
    const detour = way.detours?.includes(state) ?? false;
    const before = platform.bare.dump();
    const plain = await outcome(steps[name](ctx, { reason: undefined }));
    expect(plain).toBe(open ? (detour ? "adoption.reason_required" : "ok") : `adoption.not_from_${state}`);
    if (plain !== "ok") expect(platform.bare.dump()).toEqual(before);
    if (detour) expect((await steps[name](ctx)).state).toBe(way.to);
    if (open) expect((await read(ctx, { id })).adoption.state).toBe(way.to);
  },
);

test.each(adoptionStates)(
  "the buttons shown for %s are the steps of the table: open with the permission, shut without it",
  async (state) => {
    const { ctx } = await anAgencyThatIs(state);
    const expected = names.filter((name) => transitions[name].from.includes(state));
    const { steps: told } = await read(ctx, { id });
    expect(told.map(({ transition }) => transition)).toEqual(expected);
    expect(told.every((step) => step.open)).toBe(true);
    for (const { transition, reason: asks } of told)
      expect(asks ?? false).toBe(transitions[transition as StepName].detours?.includes(state) ?? false);
    const secretary = as(ctx, anActor("adoption:read", "adoption:record"));
    for (const { transition, open } of (await read(secretary, { id })).steps)
      expect(open).toBe(transitions[transition as StepName].can === "adoption:record");
  },
);

test("each step needs its own permission: recording is not declaring", async () => {
  for (const name of names) {
    const from = adoptionStates.find((state) => transitions[name].from.includes(state))!;
    const { ctx } = await anAgencyThatIs(from);
    const other = transitions[name].can === "adoption:record" ? ("adoption:declare" as const) : ("adoption:record" as const);
    expect([name, await outcome(steps[name](as(ctx, anActor(other))))]).toEqual([name, "access.forbidden"]);
  }
});

test("no step holds on a day to come, and today is Việt Nam's", async () => {
  const { platform, ctx } = await anAgencyThatIs("not_started", new Date("2026-11-22T16:59:00Z"));
  expect(await outcome(steps.plan(ctx, { on: "2026-11-23" }))).toBe("adoption.ahead");
  platform.setClock(new Date("2026-11-22T17:00:00Z"));
  expect((await steps.plan(ctx, { on: "2026-11-23" })).on).toBe("2026-11-23");
});

test("the history keeps every step: its day, who recorded it and when, on what basis and why; restarting adds to it", async () => {
  const { ctx } = await anAgencyThatIs("not_started");
  await steps.plan(ctx, { on: "2024-03-10", basis: "01/KH-STP", due: "2025-12-31", reason: undefined });
  await steps.apply(ctx, { on: "2025-01-02" });
  await steps.declare(ctx, { on: "2025-06-15" });
  const { history, ...now } = (await steps.restart(ctx)) as Adoption & { basis?: string };
  expect(history.map(({ state, on }) => [state, on])).toEqual([
    ["not_started", "2020-01-01"],
    ["planned", "2024-03-10"],
    ["applying", "2025-01-02"],
    ["declared", "2025-06-15"],
    ["not_started", "2026-11-22"],
  ]);
  expect(history[1]).toEqual({
    state: "planned",
    on: "2024-03-10",
    recordedAt: "2026-11-22T05:00:00.000Z",
    by: { id: ctx.actor.id, name: ctx.actor.name },
    basis: "01/KH-STP",
  });
  expect(history[2]).toMatchObject({ reason });
  for (const field of ["basis", "due", "scope", "conformity", "signer"]) expect(now).not.toHaveProperty(field);
});

test("a changed scope asks for a new declaration (R8), and declaring again answers it", async () => {
  const { ctx } = await anAgencyThatIs("declared");
  const changed = await steps.change_scope(ctx, { scope: { covered: 12, inForce: 15 } });
  expect(changed).toMatchObject({ state: "needs_redeclaration", why: "Thêm thủ tục mới ban hành.", scope: { covered: 12, inForce: 15 } });
  expect(await outcome(steps.declare(ctx, { reason: undefined, basis: undefined as never }))).toBe("input.invalid");
  const again = await steps.declare(ctx, { reason: undefined, basis: "16/CB-STP", scope: { covered: 15, inForce: 15 } });
  expect(again).toMatchObject({ state: "declared", basis: "16/CB-STP", scope: { covered: 15, inForce: 15 } });
  expect(again).not.toHaveProperty("why");
});

test("no more procedures are covered than are in force, and a declaration names its number, kind and scope", async () => {
  const { ctx } = await anAgencyThatIs("confirmed");
  const refusal = await steps.declare(ctx, { scope: { covered: 13, inForce: 12 } }).catch((error: unknown) => error as Problem);
  expect(refusal).toMatchObject({ more: { errors: [{ path: "scope.covered", say: { vi: expect.stringContaining("đang hiệu lực") } }] } });
  for (const missing of ["basis", "conformity", "scope"])
    expect(await outcome(steps.declare(ctx, { [missing]: undefined }))).toBe("input.invalid");
  for (const scope of [
    { covered: 0, inForce: 0 },
    { covered: -1, inForce: 5 },
    { covered: 1.5, inForce: 5 },
    { ...full, percent: 100 },
  ])
    expect(await outcome(steps.declare(ctx, { scope }))).toBe("input.invalid");
});

test("a task appears with a planned day, moves with it, and goes when the agency has declared", async () => {
  const { ctx } = await anAgencyThatIs("not_started");
  const open = async (to: "iso_secretary" | "agency_head") =>
    (await agencyTasks(ctx, { to })).items.map(({ what, due }) => `${what} ${due}`);
  await steps.plan(ctx, { due: "2027-06-30" });
  expect(await open("iso_secretary")).toEqual(["declare 2027-06-30"]);
  await steps.build(ctx, { due: "2027-09-30" });
  expect(await open("iso_secretary")).toEqual(["declare 2027-09-30"]);
  await steps.declare(ctx);
  expect(await open("iso_secretary")).toEqual([]);
  await steps.change_scope(ctx);
  expect(await open("agency_head")).toEqual(["redeclare 2026-11-22"]);
  await steps.declare(ctx);
  expect(await open("agency_head")).toEqual([]);
});

test("behind every number stands its list: the agencies of the province in one state, by code", async () => {
  const { desk, ctx } = await anAgencyThatIs("building");
  const { items } = await byState(desk, { state: "building" });
  expect(items).toEqual((await ofAgency(ctx, {})).items.map(({ adoption }) => adoption));
  expect((await byState(desk, { state: "not_started" })).items).toEqual([]);
});

test("of two steps decided on the same version one is told that it was too late, and one is recorded", async () => {
  const { platform, ctx } = await anAgencyThatIs("declared");
  const { version } = (await read(ctx, { id })).adoption;
  const told = await Promise.all([steps.change_scope(ctx), steps.restart(ctx)].map(outcome));
  expect(told.filter((word) => word === "ok")).toHaveLength(1);
  expect(recordsOf(platform, "adoption")[0]).toMatchObject({ version: version + 1 });
});

test("of a history that grew the trail tells what was added, not all of it again", async () => {
  const platform = aPlatform();
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  await plan(place, { id });
  await build(place, { id });
  const entry = platform.bare.dump().find((item) => item["command"] === "adoption.build");
  expect(entry).toMatchObject({
    edits: [{ before: { history: { kept: 2 } }, after: { history: { kept: 2, added: [{ state: "building" }] } } }],
  });
});
