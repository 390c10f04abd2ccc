import { type AnchorLine, keys, type Op } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince, at, type TestPlatform } from "../../../tests/world.ts";
import { adoptionIdFor, plan, restart } from "../adoption/index.ts";
import { anchorsOf, anchorsOfPlatform, verifyTrails, workspacesIn } from "./index.ts";

const id = adoptionIdFor("2015");

async function aLog() {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const agency = await anAgency(ctx);
  const place = at(ctx, agency.id);
  for (let n = 0; n < 4; n++) await (n % 2 === 0 ? plan(place, { id }) : restart(place, { id, reason: "Ghi nhận nhầm" }));
  return { platform, ctx, place: keys.home(place.scope) };
}
const entry = (place: string, n: number) => keys.entryKey(place, n);
const itemAt = async ({ bare }: TestPlatform, key: { pk: string; sk: string }) => (await bare.get(key))!;
const write = ({ bare }: TestPlatform, ...ops: Op[]) => bare.transact(ops);
async function anchorsIn({ bare, clock }: TestPlatform) {
  const lines: AnchorLine[] = [];
  for (const province of (await workspacesIn(bare)).keys()) for await (const line of anchorsOf(bare, province, clock())) lines.push(line);
  for await (const line of anchorsOfPlatform(bare, clock())) lines.push(line);
  return lines;
}

test("the logs of every place, of the operator and of every account's corner are checked, and sound", async () => {
  const { platform } = await aLog();
  const logs = new Set(platform.bare.dump().flatMap(({ pk }) => keys.placeOfTrail(pk) ?? []));
  const anchors = await anchorsIn(platform);
  expect(new Set(anchors.map(({ place }) => place))).toEqual(logs);
  const report = await verifyTrails(platform.bare, { anchors });
  expect(report).toMatchObject({ anchors: logs.size, faults: [] });
  expect(report.entries).toBe(platform.bare.dump().filter(({ pk, sk }) => keys.placeOfTrail(pk) && sk !== "HEAD").length);
});

const tampered: [string, (platform: TestPlatform, place: string) => Promise<void>, { n: number; fault: string }[]][] = [
  [
    "edited",
    async (p, place) => write(p, { put: { ...(await itemAt(p, entry(place, 3))), command: "agency.close" } }),
    [{ n: 3, fault: "edited" }],
  ],
  ["removed", (p, place) => write(p, { delete: entry(place, 3) }), [{ n: 3, fault: "missing" }]],
  [
    "inserted",
    async (p, place) => write(p, { put: { ...(await itemAt(p, entry(place, 3))), sk: `${entry(place, 2).sk}a` } }),
    [{ n: 3, fault: "inserted" }],
  ],
  [
    "reordered",
    async (p, place) => {
      const [second, third] = [await itemAt(p, entry(place, 2)), await itemAt(p, entry(place, 3))];
      await write(p, { put: { ...second, sk: third.sk } }, { put: { ...third, sk: second.sk } });
    },
    [
      { n: 2, fault: "reordered" },
      { n: 3, fault: "reordered" },
    ],
  ],
];
test.each(tampered)("an entry that was %s is named by its place and number", async (_, tamper, faults) => {
  const { platform, ctx, place } = await aLog();
  await tamper(platform, place);
  expect((await verifyTrails(platform.bare)).faults).toEqual(faults.map((fault) => ({ place, ...fault })));
  expect((await verifyTrails(platform.bare, { only: ctx.scope.province })).faults).toHaveLength(faults.length);
});

test("a tail that was cut off together with its head is found by an anchor, and only by one", async () => {
  const { platform, place } = await aLog();
  const anchors = await anchorsIn(platform);
  const { n, hash } = await itemAt(platform, entry(place, 3));
  const last = Number((await itemAt(platform, keys.headKey(place)))["n"]);
  for (let gone = 4; gone <= last; gone++) await write(platform, { delete: entry(place, gone) });
  await write(platform, { put: { ...keys.headKey(place), n: n!, hash: hash! } });
  expect((await verifyTrails(platform.bare)).faults).toEqual([]);
  expect((await verifyTrails(platform.bare, { anchors })).faults).toEqual([{ place, n: 4, fault: "truncated" }]);
});

test("a log that is gone with the record of its agency is still asked for by its anchor", async () => {
  const { platform, ctx, place } = await aLog();
  const anchors = await anchorsIn(platform);
  for (const { pk, sk } of platform.bare.dump().filter((item) => item.pk.startsWith(`${place}#`)))
    await write(platform, { delete: { pk, sk } });
  expect((await verifyTrails(platform.bare, { anchors, only: ctx.scope.province })).faults).toEqual([{ place, n: 1, fault: "truncated" }]);
});
