import { job } from "@chuan/core/access";
import { asJob } from "@chuan/core/entrance";
import { onboard, suspend } from "@chuan/core/provinces";
import { verifyTrails } from "@chuan/core/upkeep";
import { keys, type OperatorCtx } from "@chuan/kernel";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { anchorsIn, closeDay, dataFolder, openPlatform, turnKeys } from "./index.ts";

function aFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "chuan-local-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return dataFolder(folder);
}

async function anInstallation() {
  const folder = aFolder();
  const platform = await openPlatform({ folder, stage: "development", origin: "http://localhost:3000" });
  onTestFinished(() => platform.close());
  const operator = asJob<OperatorCtx>(platform.means("test"), job("test", "province:manage"), { level: "operator" });
  await onboard(operator, { province: "22", admin: { email: "an@quangninh.gov.vn", name: "Nguyễn An" } });
  await platform.settle();
  return { folder, platform, operator };
}

test("closing a day notes the head of every log, and the next day only of those that have grown", async () => {
  const { folder, platform, operator } = await anInstallation();
  await closeDay(platform);
  const logs = new Set(platform.table.dump().flatMap(({ pk }) => keys.placeOfTrail(pk) ?? []));
  expect(new Set(anchorsIn(folder.anchors).map(({ place }) => place))).toEqual(logs);
  await suspend(operator, { province: "22", reason: "Nợ phí" });
  await closeDay(platform);
  await closeDay(platform);
  const anchors = anchorsIn(folder.anchors);
  expect(anchors).toHaveLength(logs.size + 1);
  expect((await verifyTrails(platform.table, { anchors })).faults).toEqual([]);
});

test("a line that a crash cut off is passed over, and does not spoil the next", async () => {
  const { folder, platform, operator } = await anInstallation();
  await closeDay(platform);
  const whole = anchorsIn(folder.anchors).length;
  appendFileSync(folder.anchors, '{"at":"2026-11-22T');
  expect(anchorsIn(folder.anchors)).toHaveLength(whole);
  await suspend(operator, { province: "22", reason: "Nợ phí" });
  await closeDay(platform);
  expect(anchorsIn(folder.anchors)).toHaveLength(whole + 1);
});

test("of programs that start on an empty folder at once, all take the keys that the first has made", async () => {
  const folder = aFolder();
  const opened = await Promise.all(
    Array.from({ length: 4 }, () => openPlatform({ folder, stage: "development", origin: "http://localhost:3000" })),
  );
  const tickets = new Set(opened.map(({ secrets }) => Buffer.from(secrets.ticketKey).toString("hex")));
  for (const platform of opened) platform.close();
  expect(tickets.size).toBe(1);
});

test("turning the keys keeps the former ones while tokens last, or drops them at once when they leaked; mailed links stay good", async () => {
  const { folder, platform } = await anInstallation();
  const [first] = platform.secrets.ring.keys;
  const turned = await turnKeys(folder, platform.clock(), 0);
  expect(turned.ring.keys.map(({ kid }) => kid)).toEqual([first!.kid, expect.any(String)]);
  const alone = await turnKeys(folder, platform.clock(), 0, true);
  expect(alone.ring.keys).toHaveLength(1);
  expect(turned.ring.keys.map(({ kid }) => kid)).not.toContain(alone.ring.keys[0]!.kid);
  expect(Buffer.from(alone.ticketKey)).toEqual(Buffer.from(platform.secrets.ticketKey));
  expect(readFileSync(folder.secrets, "utf8")).toContain(alone.ring.keys[0]!.kid);
});
