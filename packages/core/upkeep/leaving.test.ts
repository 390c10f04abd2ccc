import { keys } from "@chuan/kernel";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { crashing, outcome } from "../../../tests/world.ts";
import { Accounts } from "../accounts/index.ts";
import { onboard } from "../provinces/index.ts";
import { decideErasing, ofProvince, type Two, twoProvinces } from "./a-province.test-helper.ts";
import { eraseProvince, exportProvince, verifyRollups, verifyTrails } from "./index.ts";

const key = "22.2025";

async function linesOf({ platform, one }: Two): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportProvince(platform.bare, one.scope.province, platform.clock())) lines.push(line);
  return lines;
}

test("an export holds every item of the province and none of another, with its count and the digest of all lines", async () => {
  const two = await twoProvinces();
  const lines = await linesOf(two);
  const told = lines.map((line) => JSON.parse(line) as { [name: string]: unknown });
  expect(lines.every((line) => line.endsWith("\n") && line.indexOf("\n") === line.length - 1)).toBe(true);
  expect(told[0]).toEqual({
    format: "chuan-export/1",
    province: key,
    name: "Thành phố Quảng Ninh",
    at: two.platform.clock().toISOString(),
  });
  const digest = createHash("sha256").update(lines.slice(0, -1).join("")).digest("hex");
  expect(told.at(-1)).toEqual({ items: lines.length - 2, sha256: digest });
  const names = (items: readonly { pk: string; sk: string }[]) => items.map(({ pk, sk }) => `${pk} ${sk}`).toSorted();
  const items = told.slice(1, -1).map(({ item }) => item as { pk: string; sk: string });
  expect(names(items)).toEqual(names(ofProvince(two, two.one.scope.province)));
  const nouns = new Set(told.slice(1, -1).map(({ noun }) => noun));
  for (const noun of ["workspace", "settings", "member", "client", "agency", "adoption", "import", "trail", "claim", "task", "once"])
    expect(nouns).toContain(noun);
});

test("no secret and no account leaves with an export", async () => {
  const text = (await linesOf(await twoProvinces())).join("");
  expect(text).not.toMatch(/"secret/);
  expect(text).not.toMatch(/"pk":"I#/);
});

test("nothing is erased before it was decided", async () => {
  const two = await twoProvinces();
  const { platform, one, verbs } = two;
  const before = platform.bare.dump();
  expect(await outcome(eraseProvince(platform.means, verbs, one.scope.province))).toBe("workspace.not_erased");
  expect(platform.bare.dump()).toEqual(before);
});

/** What must be so once a province is gone: only its door and the log of the decision, nobody linked, another province untouched. */
async function mustBeGone(two: Two, other: unknown) {
  const { platform } = two;
  const left = new Set(ofProvince(two, two.one.scope.province).map(({ pk }) => keys.ownerOf(pk)));
  expect([...left].map((owner) => [owner?.scope.level, owner?.noun])).toEqual(
    [...left].map((owner) => ["workspace", owner?.noun === "workspace" ? "workspace" : "trail"]),
  );
  const dump = platform.bare.dump();
  expect(dump.filter(({ pk, sk }) => (pk === "N#now" || pk === "N#copy") && sk === key)).toEqual([]);
  const accounts = dump.filter(({ pk }) => keys.ownerOf(pk)?.noun === Accounts.name).map((item) => Accounts.open(item));
  expect(accounts.flatMap(({ links }) => links).filter(({ workspace }) => workspace === key)).toEqual([]);
  expect(accounts.flatMap(({ links }) => links).filter(({ workspace }) => workspace === "24.2025")).toHaveLength(3);
  const clientKeys = dump
    .filter(({ pk }) => keys.ownerOf(pk)?.noun === "client_key")
    .map(({ workspace, state }) => `${String(workspace)} ${String(state)}`);
  expect(new Set(clientKeys)).toEqual(new Set([`${key} revoked`, "24.2025 active"]));
  expect(ofProvince(two, two.other.scope.province)).toEqual(other);
  expect((await verifyTrails(platform.bare)).faults).toEqual([]);
  expect(await verifyRollups(platform.bare, two.other.scope.province, platform.clock())).toMatchObject({ differences: [], behind: [] });
}

test("an erased province leaves its door, its log there, and its figures in the nation's past; another province is untouched", async () => {
  const two = await twoProvinces();
  const { platform, one, verbs } = two;
  await decideErasing(two, one.scope.province);
  const other = ofProvince(two, two.other.scope.province);
  const past = platform.bare.dump().filter(({ pk, sk }) => pk.startsWith("N#day#") && sk === key);
  expect(past.length).toBeGreaterThan(20);
  const before = ofProvince(two, one.scope.province).length;
  const { items } = await eraseProvince(platform.means, verbs, one.scope.province);
  expect(items).toBe(before - ofProvince(two, one.scope.province).length);
  await platform.settle();
  await mustBeGone(two, other);
  expect(platform.bare.dump().filter(({ pk, sk }) => pk.startsWith("N#day#") && sk === key)).toEqual(past);
  expect((await eraseProvince(platform.means, verbs, one.scope.province)).items).toBe(0);
});

test("interrupted at any call, and run again, erasing comes to the same", async () => {
  const two = await twoProvinces();
  const { platform, one, verbs } = two;
  await decideErasing(two, one.scope.province);
  const other = ofProvince(two, two.other.scope.province);
  let crashes = 0;
  for (let n = 1; ; n++) {
    // Each try gets one call further than the last and is cut off before or after it; what was done stays done.
    const table = crashing(platform.bare, n, n % 2 === 0);
    const came = await outcome(eraseProvince({ ...platform.means, table }, verbs, one.scope.province));
    if (n % 5 === 0) await platform.settle();
    if (came === "ok") break;
    expect(came).toBe("Error: crashed");
    crashes++;
  }
  expect(crashes).toBeGreaterThan(30);
  await platform.settle();
  await mustBeGone(two, other);
});

test("a province comes back as a new one only when everything of the former is gone", async () => {
  const two = await twoProvinces();
  const { platform, one, verbs } = two;
  const admin = { email: `admin@${key}.gov.vn`, name: "Trần Văn Quản" };
  await decideErasing(two, one.scope.province);
  await outcome(eraseProvince({ ...platform.means, table: crashing(platform.bare, 60) }, verbs, one.scope.province));
  expect(await outcome(onboard(platform.operator, { province: key, admin }))).toBe("workspace.not_empty");
  await eraseProvince(platform.means, verbs, one.scope.province);
  expect(await outcome(onboard(platform.operator, { province: key, admin }))).toBe("ok");
  await platform.settle();
  expect(await verifyRollups(platform.bare, one.scope.province, platform.clock())).toMatchObject({
    differences: [],
    behind: [],
    places: 2,
  });
});
