import { expect, test } from "vitest";
import { anActor, aPlatform, aProvince, as, outcome, together } from "../../../tests/world.ts";
import { changeSettings, readSettings } from "./index.ts";

const target = { by: "2026-12-31", share: 100, of: "declared_full" as const, edition: "2015" };

test("a change leaves what it does not name, and a target of null takes the target away", async () => {
  const ctx = await aProvince(aPlatform());
  await changeSettings(ctx, { target });
  expect(await changeSettings(ctx, { agencyReportDue: "10-30" })).toMatchObject({ target, agencyReportDue: "10-30", edition: "2015" });
  expect(await changeSettings(ctx, { edition: "2026" })).toMatchObject({ target, agencyReportDue: "10-30", edition: "2026" });
  const without = await changeSettings(ctx, { target: null });
  expect(without).not.toHaveProperty("target");
  const { editions, ...read } = await readSettings(ctx, {});
  expect(read).toEqual(without);
  expect(editions.map(({ edition }) => edition)).toContain("2015");
});

test("a day of the year is one that every year has, a share a whole percentage, an edition a known one", async () => {
  const ctx = await aProvince(aPlatform());
  for (const agencyReportDue of ["02-29", "02-30", "04-31", "13-01", "00-10", "1-1", "31/10"])
    expect([agencyReportDue, await outcome(changeSettings(ctx, { agencyReportDue }))]).toEqual([agencyReportDue, "input.invalid"]);
  for (const agencyReportDue of ["02-28", "10-31", "12-31"]) expect(await outcome(changeSettings(ctx, { agencyReportDue }))).toBe("ok");
  for (const wrong of [
    { share: 0 },
    { share: 101 },
    { share: 50.5 },
    { edition: "2000" },
    { by: "31/12/2026" },
    { of: "certified" as never },
  ])
    expect([wrong, await outcome(changeSettings(ctx, { target: { ...target, ...wrong } }))]).toEqual([wrong, "input.invalid"]);
});

test("of two changes at once one is told of the other, and an old version seen is refused with the version of now", async () => {
  const ctx = await aProvince(aPlatform());
  const gate = { ...ctx, table: together(ctx.table, 2) };
  const told = await Promise.all(["2008", "2026"].map((edition) => outcome(changeSettings(gate, { edition }))));
  expect(told.toSorted()).toEqual(["ok", "settings.changed_meanwhile"]);
  await expect(changeSettings(ctx, { edition: "2015" }, { ifMatch: 1 })).rejects.toMatchObject({ kind: "stale", more: { version: 2 } });
});

test("settings are read and changed with the permission for it, and one is not the other", async () => {
  const ctx = await aProvince(aPlatform());
  expect(await outcome(changeSettings(as(ctx, anActor("settings:read")), { edition: "2026" }))).toBe("access.forbidden");
  expect(await outcome(readSettings(as(ctx, anActor("settings:manage")), {}))).toBe("access.forbidden");
});
