import { expect, test } from "vitest";
import { fullName, type ProvinceUnit, provinceByCode, provinceOf, provincesOn, successorOf, typeOn } from "./registry.ts";

const nameOf = (code: string, on: string) => provinceByCode(code, on)?.name;
const unit = (key: string): ProvinceUnit => {
  const found = provinceOf(key);
  if (!found) throw new Error(`no unit ${key}`);
  return found;
};
const cities = (on: string) => provincesOn(on).filter((one) => typeOn(one, on) === "city").length;

const old = provincesOn("2025-06-30");
const now = provincesOn("2025-07-01");

test("63 units stand until 2025-06-30 and 34 from the next day, with no day between", () => {
  expect([old.length, now.length]).toEqual([63, 34]);
  expect(provincesOn("2008-07-31")).toEqual([]);
  expect(provincesOn("2008-08-01")).toEqual(old);
  expect(provincesOn("2026-11-22")).toEqual(now);
  expect(old.filter((one) => now.includes(one))).toEqual([]);
});

test("every line of the registry was understood: two digits, a name, its own key", () => {
  for (const one of [...old, ...now]) {
    expect(one.code).toMatch(/^\d\d$/);
    expect(one.name).toMatch(/^\p{Lu}[\p{L} -]+\p{L}$/u);
    expect(one.name).toBe(one.name.normalize("NFC"));
    expect(one.key).toBe(`${one.code}.${one.validFrom.slice(0, 4)}`);
    expect(provinceOf(one.key)).toBe(one);
    expect(one.types[0]?.from).toBe(one.validFrom);
    expect(one.types.map((span) => span.from)).toEqual([...new Set(one.types.map((span) => span.from))].toSorted());
  }
});

test("no day has two units for one code, nor two of one name", () => {
  for (const day of ["2008-08-01", "2024-12-31", "2025-06-30", "2025-07-01", "2026-11-22", "2030-01-01"]) {
    const standing = provincesOn(day);
    expect(new Set(standing.map((one) => one.code)).size).toBe(standing.length);
    expect(new Set(standing.map((one) => fullName(one, day))).size).toBe(standing.length);
    for (const one of standing) expect(provinceByCode(one.code, day)).toBe(one);
  }
});

test("every unit of the old list has exactly one successor, which names it as predecessor", () => {
  for (const one of old) {
    expect(now.filter((heir) => heir.predecessors.includes(one.key)).map((heir) => heir.key)).toEqual([one.successor]);
    expect(successorOf(one)?.predecessors).toContain(one.key);
  }
  expect(now.flatMap((heir) => heir.predecessors).toSorted()).toEqual(old.map((one) => one.key).toSorted());
  expect(now.filter((heir) => heir.predecessors.length === 1)).toHaveLength(11);
  expect(now.map(successorOf).filter(Boolean)).toEqual([]);
});

test("28 provinces and 6 cities on 2025-07-01 became 25 and 9 by 2026-11-22", () => {
  const counts = ["2025-07-01", "2026-04-29", "2026-04-30", "2026-08-31", "2026-09-01", "2026-09-19", "2026-09-20", "2026-11-22"].map(
    cities,
  );
  expect(counts).toEqual([6, 6, 7, 7, 8, 8, 9, 9]);
  expect([cities("2024-12-31"), cities("2025-01-01")]).toEqual([5, 6]);
});

test("a reused code names the unit of its day", () => {
  const pairs = ["24", "15", "52", "80", "82", "91", "44"].map((code) => [code, nameOf(code, "2024-06-01"), nameOf(code, "2026-06-01")]);
  expect(pairs).toEqual([
    ["24", "Bắc Giang", "Bắc Ninh"],
    ["15", "Yên Bái", "Lào Cai"],
    ["52", "Bình Định", "Gia Lai"],
    ["80", "Long An", "Tây Ninh"],
    ["82", "Tiền Giang", "Đồng Tháp"],
    ["91", "Kiên Giang", "An Giang"],
    ["44", "Quảng Bình", "Quảng Trị"],
  ]);
});

test("a code that ended, or never was, names nothing", () => {
  expect([nameOf("27", "2025-06-30"), nameOf("27", "2025-07-01")]).toEqual(["Bắc Ninh", undefined]);
  expect([nameOf("99", "2026-01-01"), provinceOf("27.2025"), nameOf("01", "2008-07-31")]).toEqual([undefined, undefined, undefined]);
});

test("the full name carries rank and name of the day", () => {
  expect(fullName(unit("22.2025"), "2026-08-31")).toBe("Tỉnh Quảng Ninh");
  expect(fullName(unit("22.2025"), "2026-09-01")).toBe("Thành phố Quảng Ninh");
  expect(fullName(unit("46.2008"), "2024-12-31")).toBe("Tỉnh Thừa Thiên Huế");
  expect(fullName(unit("46.2008"), "2025-01-01")).toBe("Thành phố Huế");
  expect(fullName(unit("79.2025"), "2025-07-01")).toBe("Thành phố Hồ Chí Minh");
  expect(fullName(unit("49.2008"), "2020-01-01")).toBe("Tỉnh Quảng Nam");
});
