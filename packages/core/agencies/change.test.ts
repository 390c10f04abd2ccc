import { addDays, type Id, keys, type ProvinceCtx, sumsUntil, within } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince, outcome, together } from "../../../tests/world.ts";
import { cellOf, ofAgency } from "../adoption/index.ts";
import { agencyTypes } from "../classification/index.ts";
import { provinceRollup } from "../figures/index.ts";
import { close, read, reclassify, rename, reopen } from "./index.ts";

const reason = "Sáp nhập theo nghị quyết.";
const noon = (date: string) => new Date(`${date}T05:00:00Z`);
const asOf = async (ctx: ProvinceCtx, id: Id<"agency">, date: string) => read(within(ctx, id), { asOf: date });

test("an agency is read as it was named and classed on any day", async () => {
  const ctx = await aProvince(aPlatform(noon("2026-11-22")));
  const { id } = await anAgency(ctx, { name: "Phòng Tư pháp", type: "sub_department", validFrom: "2020-01-01" });
  await rename(ctx, { id, name: "Chi cục Tư pháp", from: "2022-03-01", basis: "12/QĐ-UBND" });
  await reclassify(ctx, { id, type: "department", from: "2024-05-01", basis: "30/QĐ-UBND" });
  await rename(ctx, { id, name: "Sở Tư pháp", from: "2024-05-01" });
  const told = async (date: string) => {
    const { name, type, existed } = await asOf(ctx, id, date);
    return [name, type, existed];
  };
  expect(await told("2019-12-31")).toEqual(["Phòng Tư pháp", "sub_department", false]);
  expect(await told("2020-01-01")).toEqual(["Phòng Tư pháp", "sub_department", true]);
  expect(await told("2022-02-28")).toEqual(["Phòng Tư pháp", "sub_department", true]);
  expect(await told("2022-03-01")).toEqual(["Chi cục Tư pháp", "sub_department", true]);
  expect(await told("2024-04-30")).toEqual(["Chi cục Tư pháp", "sub_department", true]);
  expect(await told("2024-05-01")).toEqual(["Sở Tư pháp", "department", true]);
  expect((await read(within(ctx, id), {})).agency.names[1]).toEqual({
    name: "Chi cục Tư pháp",
    from: "2022-03-01",
    to: "2024-04-30",
    basis: "12/QĐ-UBND",
  });
});

test("a change takes effect after the one before, and not on a day to come", async () => {
  const ctx = await aProvince(aPlatform(noon("2026-11-22")));
  const { id } = await anAgency(ctx, { validFrom: "2020-01-01" });
  await rename(ctx, { id, name: "Hai", from: "2022-01-01" });
  expect(await outcome(rename(ctx, { id, name: "Ba", from: "2022-01-01" }))).toBe("agency.date_before_last");
  expect(await outcome(rename(ctx, { id, name: "Ba", from: "2021-01-01" }))).toBe("agency.date_before_last");
  expect(await outcome(rename(ctx, { id, name: "Ba", from: "2026-11-23" }))).toBe("agency.starts_later");
  expect(await outcome(reclassify(ctx, { id, type: "commune", from: "2026-11-23" }))).toBe("agency.starts_later");
  expect(await outcome(rename(ctx, { id, name: "Ba", from: "2022-01-02" }))).toBe("ok");
});

const aChange = fc.record({
  verb: fc.constantFrom("rename", "reclassify", "close", "reopen"),
  day: fc.integer({ min: 0, max: 40 }),
  type: fc.constantFrom(...agencyTypes),
});
test("after any story of changes every day of an agency's life has exactly one name and one type, and it counts at most once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aChange, { maxLength: 12 }), async (story) => {
      const platform = aPlatform(noon("2026-02-10"));
      const ctx = await aProvince(platform);
      const { id } = await anAgency(ctx, { validFrom: "2026-01-01" });
      for (const [n, { verb, day, type }] of story.entries()) {
        const from = addDays("2026-01-01", day);
        if (verb === "rename") await outcome(rename(ctx, { id, name: `Tên ${n}`, from }));
        else if (verb === "reclassify") await outcome(reclassify(ctx, { id, type, from }));
        else if (verb === "close") await outcome(close(ctx, { id, validTo: from, reason }));
        else await outcome(reopen(ctx, { id, reason }));
      }
      const { agency } = await read(within(ctx, id), {});
      for (let day = "2026-01-01"; day <= "2026-02-10"; day = addDays(day, 1))
        for (const history of [agency.names, agency.types])
          expect(history.filter((entry) => entry.from <= day && (entry.to === undefined || day <= entry.to))).toHaveLength(1);
      expect([agency.names.at(-1)!.name, agency.types.at(-1)!.type]).toEqual([agency.name, agency.type]);
      await platform.settle();
      const { counts } = await provinceRollup(ctx, {});
      expect(counts.agencies).toBe(agency.state === "active" ? 1 : 0);
      const place = keys.home({ level: "agency", province: ctx.scope.province, agency: id });
      const cells = Object.keys(await sumsUntil(platform.table, keys.placeSumsPartition(place), "2026-02-10")).flatMap(
        (fact) => cellOf(fact) ?? [],
      );
      expect(cells.map((cell) => cell.type)).toEqual(agency.state === "active" ? [agency.type] : []);
    }),
    { numRuns: 60 },
  );
});

test("a change of kind moves the agency's count in the same act: level, type and obligation follow", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const { id } = await anAgency(ctx, { type: "department", validFrom: "2020-01-01" });
  const groups = async (groupBy: "type" | "level" | "obligation") => {
    await platform.settle();
    return (await provinceRollup(ctx, { groupBy })).groups!.map(({ key, counts }) => [key, counts.agencies]);
  };
  expect(await groups("type")).toEqual([["department", 1]]);
  const moved = await reclassify(ctx, { id, type: "ward", obligation: "provincial_plan" });
  expect(moved).toMatchObject({ type: "ward", level: "commune", obligation: "provincial_plan" });
  expect(await groups("type")).toEqual([["ward", 1]]);
  expect(await groups("level")).toEqual([["commune", 1]]);
  expect(await groups("obligation")).toEqual([["provincial_plan", 1]]);
  expect((await ofAgency(within(ctx, id), {})).items[0]!.adoption.agency).toMatchObject({ type: "ward", level: "commune" });
});

test("an e-identifier and an obligation change without a new type in the history", async () => {
  const ctx = await aProvince(aPlatform());
  const { id } = await anAgency(ctx);
  const changed = await reclassify(ctx, { id, eid: "H26.12", obligation: "encouraged" });
  expect(changed).toMatchObject({ eid: "H26.12", obligation: "encouraged", types: { length: 1 } });
  expect((await reclassify(ctx, { id, eid: null })).eid).toBeNull();
});

test("an agency that ended keeps its records, counts no longer, and changes no more", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  const ctx = await aProvince(platform);
  const [agency, heir] = [await anAgency(ctx, { validFrom: "2020-01-01" }), await anAgency(ctx)];
  const { id } = agency;
  const closed = await close(ctx, { id, validTo: "2026-10-31", successor: heir.id, reason });
  expect(closed).toMatchObject({ state: "closed", validTo: "2026-10-31", successor: heir.id, why: reason });
  expect((await asOf(ctx, id, "2026-10-31")).existed).toBe(true);
  expect((await asOf(ctx, id, "2026-11-01")).existed).toBe(false);
  for (const act of [rename(ctx, { id, name: "X" }), reclassify(ctx, { id, type: "ward" }), close(ctx, { id, reason })])
    expect(await outcome(act)).toBe("agency.closed");
  await platform.settle();
  expect((await provinceRollup(ctx, {})).counts.agencies).toBe(1);
});

test("an end lies neither ahead nor before the beginning, and its successor is another agency of the province", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  const [ctx, other] = [await aProvince(platform, "22.2025" as never), await aProvince(platform, "24.2025" as never)];
  const { id } = await anAgency(ctx, { validFrom: "2020-01-01" });
  expect(await outcome(close(ctx, { id, validTo: "2026-11-23", reason }))).toBe("agency.starts_later");
  expect(await outcome(close(ctx, { id, validTo: "2019-12-31", reason }))).toBe("agency.ends_before_start");
  expect(await outcome(close(ctx, { id, successor: id, reason }))).toBe("agency.no_successor");
  expect(await outcome(close(ctx, { id, successor: (await anAgency(other)).id, reason }))).toBe("agency.no_successor");
  expect(await outcome(close(ctx, { id, reason: "?" }))).toBe("input.invalid");
});

test("an agency closed by mistake is reopened with its history and count, unless its code was taken meanwhile", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const agency = await anAgency(ctx, { code: "A" });
  await close(ctx, { id: agency.id, reason });
  const back = await reopen(ctx, { id: agency.id, reason });
  expect(back).toEqual({ ...agency, version: 3 });
  await platform.settle();
  expect((await provinceRollup(ctx, {})).counts.agencies).toBe(1);
  expect(await outcome(reopen(ctx, { id: agency.id, reason }))).toBe("agency.not_closed");
  await close(ctx, { id: agency.id, reason });
  await anAgency(ctx, { code: "A" });
  expect(await outcome(reopen(ctx, { id: agency.id, reason }))).toBe("agency.code_taken");
});

test("of two changes decided on the same version one is told that it was too late", async () => {
  const ctx = await aProvince(aPlatform());
  const { id } = await anAgency(ctx, { validFrom: "2020-01-01" });
  const gate = { ...ctx, table: together(ctx.table, 2) };
  const told = await Promise.all([outcome(rename(gate, { id, name: "Một" })), outcome(reclassify(gate, { id, type: "ward" }))]);
  expect(told.toSorted()).toEqual(["agency.changed_meanwhile", "ok"]);
});
