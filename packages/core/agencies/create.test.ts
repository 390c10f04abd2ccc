import { type Id, type ProvinceCtx, within } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aCode, anActor, anAgency, aPlatform, aProvince, as, outcome, recordsOf, together } from "../../../tests/world.ts";
import { ofAgency } from "../adoption/index.ts";
import { usual } from "../classification/index.ts";
import { changeSettings } from "../settings/index.ts";
import { agencyEid, close, create, list, read } from "./index.ts";

const reason = "Sáp nhập theo nghị quyết.";

test("an agency begins with the level and obligation of its kind, one name, one type, and an adoption not yet started", async () => {
  const ctx = await aProvince(aPlatform());
  for (const [type, { level, obligation }] of Object.entries(usual)) {
    const agency = await anAgency(ctx, { type: type as never, validFrom: "2025-07-01" });
    expect(agency).toMatchObject({ state: "active", level, obligation, parent: null, eid: null, validFrom: "2025-07-01" });
    expect(agency.names).toEqual([{ name: agency.name, from: "2025-07-01" }]);
    expect(agency.types).toEqual([{ type, level, from: "2025-07-01" }]);
    const { items } = await ofAgency(within(ctx, agency.id), {});
    expect(items).toMatchObject([{ adoption: { state: "not_started", standing: true, edition: "2015", on: "2025-07-01" } }]);
  }
});

test("what is said of an agency goes before what is usual, and the province's edition before the nation's", async () => {
  const ctx = await aProvince(aPlatform());
  const commune = await anAgency(ctx, { type: "commune", obligation: "provincial_plan", level: "province" });
  expect(commune).toMatchObject({ obligation: "provincial_plan", level: "province" });
  await changeSettings(ctx, { edition: "2026" });
  const editionOf = async (id: Id<"agency">) => (await ofAgency(within(ctx, id), {})).items.map(({ adoption }) => adoption.edition);
  expect(await editionOf((await anAgency(ctx)).id)).toEqual(["2026"]);
  expect(await editionOf((await anAgency(ctx, { edition: "2008" })).id)).toEqual(["2008"]);
});

test("a parent must be an agency of this province that has not ended", async () => {
  const platform = aPlatform();
  const [ctx, other] = [await aProvince(platform, "22.2025" as never), await aProvince(platform, "24.2025" as never)];
  const parent = await anAgency(ctx);
  const child = await anAgency(ctx, { type: "sub_department", parent: parent.id });
  expect(child.parent).toBe(parent.id);
  expect(await outcome(anAgency(ctx, { parent: (await anAgency(other)).id }))).toBe("agency.no_parent");
  await close(ctx, { id: parent.id, reason });
  expect(await outcome(anAgency(ctx, { parent: parent.id }))).toBe("agency.no_parent");
});

test("of eight creations of one code at once, one succeeds and seven are told that it is taken", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const gate = { ...ctx, table: together(ctx.table, 8) };
  const code = aCode();
  const told = await Promise.all(Array.from({ length: 8 }, () => outcome(anAgency(gate, { code }))));
  expect(told.filter((word) => word === "ok")).toHaveLength(1);
  expect(new Set(told)).toEqual(new Set(["ok", "agency.code_taken"]));
  expect(recordsOf(platform, "agency")).toHaveLength(1);
  expect(recordsOf(platform, "adoption")).toHaveLength(1);
});

test("a code is unique in its province only, and free again when its agency has ended", async () => {
  const platform = aPlatform();
  const [ctx, other] = [await aProvince(platform, "22.2025" as never), await aProvince(platform, "24.2025" as never)];
  const code = aCode();
  const first = await anAgency(ctx, { code });
  expect(await outcome(anAgency(other, { code }))).toBe("ok");
  expect(await outcome(anAgency(ctx, { code }))).toBe("agency.code_taken");
  await close(ctx, { id: first.id, reason });
  expect(await outcome(anAgency(ctx, { code }))).toBe("ok");
});

test("an agency of a day to come is recorded on that day, not before; the day is Việt Nam's", async () => {
  const platform = aPlatform(new Date("2026-06-30T16:59:00Z"));
  const ctx = await aProvince(platform);
  expect(await outcome(anAgency(ctx, { validFrom: "2026-07-01" }))).toBe("agency.starts_later");
  platform.setClock(new Date("2026-06-30T17:00:00Z"));
  expect(await outcome(anAgency(ctx, { validFrom: "2026-07-01" }))).toBe("ok");
});

test("an e-identifier is of the new form or of the old one", () => {
  const good = ["H26", "H26.12", "H26.12.3", "G01.2.33.4.555", "000.00.12.H26", "000.00.00.G22", "12.H26"];
  const bad = ["", "h26.1", "H2", "H26.", "H26.1234", "H26.1.2.3.4.5", "000.00.00.00.00.H26", "000.00.12.H26 ", "0.H26", "H26-12"];
  expect([...good, ...bad].filter((eid) => agencyEid.safeParse(eid).success)).toEqual(good);
});

test("a code and a name are kept as written, less blanks; control characters, blanks inside a code and empty names are refused", async () => {
  const ctx = await aProvince(aPlatform());
  const agency = await anAgency(ctx, { code: " Đ.01/2 ", name: "  Sở   Nội vụ " });
  expect([agency.code, agency.name]).toEqual(["Đ.01/2", "Sở Nội vụ"]);
  for (const wrong of [{ code: "A B" }, { code: "" }, { code: "x".repeat(31) }, { code: ".a" }, { name: " " }, { name: "a\u0007b" }])
    expect([wrong, await outcome(anAgency(ctx, wrong))]).toEqual([wrong, "input.invalid"]);
});

test("agencies are listed by code, those that ended apart, and page after page without a hole", async () => {
  const ctx = await aProvince(aPlatform());
  for (const code of ["C", "A", "E", "B", "D"]) await anAgency(ctx, { code });
  const gone = await anAgency(ctx, { code: "F" });
  await close(ctx, { id: gone.id, reason });
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await list(ctx, { limit: 2, ...(cursor ? { cursor } : {}) });
    pages.push(page.items.map(({ code }) => code));
    cursor = page.cursor;
  } while (cursor);
  expect(pages.flat()).toEqual(["A", "B", "C", "D", "E"]);
  expect((await list(ctx, { state: "closed" })).items.map(({ code }) => code)).toEqual(["F"]);
});

test("without the permission nothing is created or read", async () => {
  const platform = aPlatform();
  const ctx: ProvinceCtx = await aProvince(platform);
  const before = platform.bare.dump();
  const reader = as(ctx, anActor("figures:read"));
  expect(await outcome(create(reader, { code: aCode(), name: "X", type: "department" }))).toBe("access.forbidden");
  expect(await outcome(list(reader, {}))).toBe("access.forbidden");
  expect(platform.bare.dump()).toEqual(before);
  expect(await outcome(read(within(ctx, `agy_${"0".repeat(26)}` as Id<"agency">), {}))).toBe("agency.not_found");
});
