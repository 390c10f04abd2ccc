import { job } from "@chuan/core/access";
import { list } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { Documents, standingOf, Versions } from "@chuan/core/documents";
import { verifyDocuments } from "@chuan/core/upkeep";
import { civilDate, keys, type ProvinceCtx, ProvinceKey, verifyTrail, within } from "@chuan/kernel";
import { dataFolder, loadDemo, openPlatform } from "@chuan/local";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

const demos = [
  ["49.2008", "SO.01"],
  ["22.2025", "P.13"],
] as const;

test("each agency of the demo with people has documents in every state and standing, read by some, one overdue for review, a law that waits for an update", async () => {
  const root = mkdtempSync(path.join(tmpdir(), "chuan-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const settings = { scrypt: { N: 16, r: 1, p: 1 } };
  const platform = await openPlatform({ folder: dataFolder(root), stage: "development", origin: "http://localhost:3000", settings });
  await loadDemo(platform, () => {});
  const items = platform.table.dump();
  const today = civilDate(platform.clock());
  for (const [key, code] of demos) {
    const province = ProvinceKey.parse(key as ProvinceKey);
    const desk = asJob<ProvinceCtx>(platform.means("test"), job("test", "agency:read"), { level: "province", province });
    const agency = (await list(desk, { limit: 200 })).items.find((each) => each.code === code)!;
    const home = keys.home(within(desk, agency.id).scope);
    const of = (noun: string) => items.filter(({ pk }) => pk === keys.nounPartition(home, noun));
    const states = (noun: string) => [...new Set(of(noun).map((item) => String(item["state"])))].toSorted();
    expect(states("document_version")).toEqual(
      ["approved", "awaiting_approval", "changes_requested", "disposed", "draft", "in_review", "reviewed"].toSorted(),
    );
    expect(states("reading_duty")).toEqual(["due", "read"]);
    expect(states("comment")).toEqual(["open", "resolved"]);
    expect(states("legal_update")).toEqual(["done", "open"]);
    const all = of("document").map((item) => Documents.open(item));
    const standings = of("document_version").map((item) => {
      const version = Versions.open(item);
      return standingOf(
        all.find(({ id }) => id === version.document)!,
        version.id,
      );
    });
    expect([...new Set(standings)].toSorted()).toEqual(["effective", "in_preparation", "scheduled", "superseded", "withdrawn"]);
    expect(all.filter((each) => each.state === "active" && each.reviewDue && each.reviewDue < today)).toHaveLength(1);
    expect(await verifyTrail(platform.table, home)).toEqual([]);
    expect((await verifyDocuments(platform.table, province, platform.files)).faults).toEqual([]);
    // The trail of documents reads like a diary: no day stands before the one above it.
    const days = items.flatMap((item) =>
      item.pk === `${home}#trail` && /^(document|comment)\./.test(String(item["command"])) ? [String(item["at"]).slice(0, 10)] : [],
    );
    expect(days).toEqual(days.toSorted());
  }
  platform.close();
});
