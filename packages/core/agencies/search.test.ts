import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince, outcome } from "../../../tests/world.ts";
import { list } from "./index.ts";

async function some() {
  const platform = aPlatform();
  const desk = await aProvince(platform);
  const names = ["Sở Tư pháp", "Sở Tài chính", "Ủy ban nhân dân xã Đông Hải", "Ủy ban nhân dân xã Hải Đông", "Thanh tra tỉnh"];
  for (const [n, name] of names.entries()) await anAgency(desk, { name, code: `CQ.0${n}` });
  const found = async (search: string) => (await list(desk, { search })).items.map(({ code }) => code).join(" ");
  return { platform, desk, found };
}

test("agencies are found by words of code and name, without dấu, in any order", async () => {
  const { found } = await some();
  expect(await found("tu phap")).toBe("CQ.00");
  expect(await found("dong hai")).toBe("CQ.02 CQ.03");
  expect(await found("ỦY BAN")).toBe("CQ.02 CQ.03");
  expect(await found("cq04")).toBe("CQ.04");
  expect(await found("so khac")).toBe("");
});

test("pages of what is found give each agency once, and a cursor is good for its own words only", async () => {
  const { desk } = await some();
  const first = await list(desk, { search: "so", limit: 1 });
  const second = await list(desk, { search: "so", limit: 1, cursor: first.cursor });
  expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(["CQ.00", "CQ.01"]);
  expect(second.cursor).toBeUndefined();
  expect(await outcome(list(desk, { search: "tinh", limit: 1, cursor: first.cursor }))).toBe("cursor.foreign");
  expect(await outcome(list(desk, { limit: 1, cursor: first.cursor }))).toBe("cursor.foreign");
});

test("a search among a province's agencies is one query, and finds none of another province", async () => {
  const { platform, desk } = await some();
  const other = await aProvince(platform);
  await anAgency(other, { name: "Sở Hoàng Yến", code: "CQ.99" });
  platform.take();
  expect((await list(desk, { search: "hoang yen" })).items).toEqual([]);
  expect(platform.take().trips).toBe(1);
});
