import { Adoptions } from "@chuan/core/adoption";
import { Agencies } from "@chuan/core/agencies";
import { Members } from "@chuan/core/people";
import { canonical, foldNews, type Item, keys, rollupIn, sumProvince, verifyTrail } from "@chuan/kernel";
import type { SqliteTable } from "@chuan/kernel/sqlite";
import { codeOf, perAgency } from "./crash-writer.ts";
import { placeOf, provinces, recount, sumOf } from "./stage.ts";

const province = provinces[0]!;

/** Every write is there once, with everything that belongs to it, and nothing else is. */
export async function whatIsWrong(table: SqliteTable, writes: number): Promise<string[]> {
  const items = table.dump();
  const wrong: string[] = [];
  const same = (what: string, is: unknown, should: unknown) => {
    if (canonical((is ?? null) as never) !== canonical(should as never))
      wrong.push(`${what}: ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
  };
  const of = (noun: string) => items.filter(({ pk }) => pk.endsWith(`#${noun}`) && pk.includes(`#${province}#A#`));
  const byPlace = Map.groupBy(items, ({ pk }) => pk.split("#").slice(0, 4).join("#"));
  const byCode = new Map(of("agency").map((item) => [String(item["code"]), item]));
  const entries = items.filter(({ sk }) => sk.startsWith("E#"));
  const told = Map.groupBy(entries, (entry) => String(entry["request"]));
  const onces = new Map(items.filter(({ pk }) => pk.endsWith("#once")).map((item) => [item.sk.split("#").at(-1)!, item]));
  for (let n = 0; n < writes; n++) {
    same(`entries of write ${n}`, told.get(`write-${n}`)?.length, 1);
    same(`key of write ${n}`, onces.has(`key-${n}`), true);
  }
  const groups = writes / perAgency;
  for (let group = 0; group < groups; group++) {
    const item = byCode.get(codeOf(group));
    if (item) wholeAgency(item, group, byPlace.get(item.pk.split("#").slice(0, 4).join("#"))!, onces, same);
    else wrong.push(`agency ${group} is lost`);
  }
  for (const noun of ["agency", "adoption", "member", "task"]) same(`number of ${noun}`, of(noun).length, groups);
  const names = items.filter(({ sk }) => sk.startsWith("agency.code=")).map(({ sk, holder }) => [sk.slice("agency.code=".length), holder]);
  same("names", Object.fromEntries(names), Object.fromEntries([...byCode].map(([code, { sk }]) => [code, sk])));
  same("number of keys", onces.size, writes);
  return [...wrong, ...(await whatIsUntold(table, items, groups))];
}

function wholeAgency(
  item: Item,
  group: number,
  own: Item[],
  onces: Map<string, Item>,
  same: (...each: unknown[] & [string, unknown, unknown]) => void,
) {
  const agency = Agencies.open(item);
  const place = placeOf(province, agency.id);
  const at = (noun: string) => own.filter(({ pk }) => pk === keys.nounPartition(place, noun));
  const adoption = Adoptions.open(at("adoption")[0]!);
  same(`agency ${group}`, [agency.version, agency.name, agency.names.length], [2, `Sở ${group} mới`, 2]);
  const steps = adoption.history.map(({ state }) => state);
  same(`adoption ${group}`, [adoption.version, adoption.agency.name, ...steps], [4, agency.name, "not_started", "planned", "building"]);
  same(
    `person of ${group}`,
    at("member").map((each) => Members.open(each).version),
    [1],
  );
  same(
    `task of ${group}`,
    at("task").map(({ what, due }) => [what, due]),
    [["declare", "2030-01-31"]],
  );
  same(
    `log of ${group}`,
    own.filter(({ sk }) => sk.startsWith("E#")).map(({ n }) => n),
    [1, 2, 3, 4, 5],
  );
  same(`head of ${group}`, own.find(({ sk }) => sk === "HEAD")?.["n"], perAgency);
  const answers = Array.from(
    { length: perAgency },
    (_, step) => onces.get(`key-${group * perAgency + step}`)?.["answer"] as { version: number },
  );
  same(
    `answers of ${group}`,
    answers.map(({ version }) => version),
    [1, 2, 3, 1, 2],
  );
}

/** The logs against themselves, the feed against the logs, and the sums against a recount. */
async function whatIsUntold(table: SqliteTable, items: Item[], groups: number): Promise<string[]> {
  const wrong: string[] = [];
  const heads = items.filter(({ sk }) => sk === "HEAD");
  const news = new Set<string>();
  for (let cursor = ""; ;) {
    const found = await table.feed(cursor, 1000);
    if (found.keys.length === 0) break;
    for (const { pk, sk } of found.keys) news.add(`${pk}\n${sk}`);
    cursor = found.next;
  }
  for (const { pk, sk } of items) if (!news.has(`${pk}\n${sk}`)) wrong.push(`the feed does not tell of ${pk} ${sk}`);
  for (const { pk } of heads) {
    const place = keys.placeOfTrail(pk)!;
    wrong.push(...(await verifyTrail(table, place)).map(({ n, fault }) => `log of ${place}: ${fault} ${n}`));
  }
  await foldNews(table, heads);
  await sumProvince(table, province);
  const places = heads.map(({ pk }) => keys.placeOfTrail(pk)!).filter((place) => place.includes("#A#"));
  const counted = sumOf(await Promise.all(places.map((place) => recount(table, place))));
  const summed = rollupIn(await table.get(keys.provinceSumKey(province))).sums;
  if (canonical(summed) !== canonical(counted)) wrong.push(`sums ${canonical(summed)}, should be ${canonical(counted)}`);
  if (summed["adoption.plan@2030-01-31"] !== groups) wrong.push(`dated sum ${summed["adoption.plan@2030-01-31"]}, should be ${groups}`);
  return wrong;
}
