import { onboard } from "@chuan/core/provinces";
import { type AnchorLine, keys, type ProvinceKey, Problem } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aPlatform } from "../../../tests/world.ts";
import { type AnchorStore, closeDay, provincesOf } from "../index.ts";

const three = ["01", "22", "24"] as const;

/** Three provinces on board, and anchors that are kept in memory. */
async function threeProvinces(now = new Date("2026-11-22T17:30:00Z")) {
  const platform = aPlatform(now);
  for (const province of three)
    await onboard(platform.operator, { province, admin: { email: `an@${province}.gov.vn`, name: "Nguyễn An" } });
  await platform.settle();
  const found: ProvinceKey[] = [];
  for await (const province of provincesOf(platform.means)) found.push(province);
  const shelf = new Map<string, readonly AnchorLine[]>();
  const anchors: AnchorStore = {
    kept: async (day) => new Set([...shelf.keys()].flatMap((name) => (name.startsWith(`${day}/`) ? [name.slice(day.length + 1)] : []))),
    keep: async (day, part, lines) => void shelf.set(`${day}/${part}`, lines),
  };
  const desk = async () => platform.means;
  return { ...platform, anchors, shelf, desk, provinces: found };
}

test("a day is closed under the civil date of Việt Nam, with the head of every log of every place", async () => {
  const { means, anchors, desk, shelf, provinces, bare } = await threeProvinces();
  expect(await closeDay({ means, desk, anchors })).toBe(true);
  expect([...shelf.keys()]).toEqual([...provinces, "platform"].map((part) => `2026-11-23/${part}`));
  const logs = new Set(bare.dump().flatMap(({ pk }) => keys.placeOfTrail(pk) ?? []));
  expect(new Set([...shelf.values()].flat().map(({ place }) => place))).toEqual(logs);
});

test("closing that ran out of time goes on where it stopped, and does no part of that day twice", async () => {
  const { means, anchors, shelf, provinces } = await threeProvinces();
  const entered: ProvinceKey[] = [];
  const desk = async (province: ProvinceKey) => (entered.push(province), means);
  for (let call = 1; call <= provinces.length; call++) {
    let parts = 0;
    expect(await closeDay({ means, desk, anchors, enough: () => parts++ >= 1 })).toBe(false);
    expect(shelf.size).toBe(call);
  }
  expect(await closeDay({ means, desk, anchors })).toBe(true);
  expect(await closeDay({ means, desk, anchors, enough: () => true })).toBe(true);
  expect(entered).toEqual(provinces);
});

test("a province that cannot be closed holds up no other, and is told of and tried again", async () => {
  const { means, anchors, shelf, provinces } = await threeProvinces();
  const [first] = provinces;
  const shut = new Problem("unavailable", "tenant.unavailable", { vi: "Bận.", en: "Busy." });
  const desk = async (province: ProvinceKey) => (province === first ? Promise.reject(shut) : means);
  await expect(closeDay({ means, desk, anchors })).rejects.toThrow("tenant.unavailable");
  expect(shelf.size).toBe(provinces.length);
  expect(await closeDay({ means, desk: async () => means, anchors })).toBe(true);
  expect([...shelf.keys()]).toContain(`2026-11-23/${first}`);
});
