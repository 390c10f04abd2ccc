// Documents under random commands of several people on days that pass: what must never be, is looked for after each of them.
import * as comments from "@chuan/core/comments";
import * as documents from "@chuan/core/documents";
import { register, updates, finish } from "@chuan/core/laws";
import type { Member } from "@chuan/core/people";
import * as reading from "@chuan/core/reading";
import { addDays, type AgencyCtx, civilDate, entries, type Item, keys, Problem, verifyTrail } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, recordsOf } from "../world.ts";
import { type Dice, forSeeds } from "./chance.ts";
import { fieldsOf, retold } from "./retold.ts";

const title = "Quy trình tiếp nhận hồ sơ";
const reason = "Theo thực tế công việc";
const page = (words: string) => ({
  type: "doc" as const,
  content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text: words }] }],
});

async function aTown(dice: Dice) {
  const platform = aPlatform(new Date("2026-01-05T02:00:00Z"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const people = [];
  for (const role of ["iso_secretary", "agency_head", "department_head", "staff"]) people.push(await aMember(place, role));
  /** Whoever it is, they may do everything: what keeps them apart is who they are. */
  const self = ({ id, name }: Member): AgencyCtx => as(place, { ...anActor(), id, name, confirmedAt: platform.clock().toISOString() });
  const all = () => recordsOf(platform, "document").map((item) => documents.Documents.open(item));
  const versions = () => recordsOf(platform, "document_version").map((item) => documents.Versions.open(item));
  return { platform, desk, place, people, self, all, versions, dice };
}
type Town = Awaited<ReturnType<typeof aTown>>;

/** Any command on any record, by anybody; what does not fit is refused, as in life. */
async function act(town: Town): Promise<unknown> {
  const { dice, people, platform } = town;
  const ctx = town.self(dice.one(people));
  const [document, version] = [dice.one(town.all()), dice.one(town.versions())];
  if (version && dice.chance(0.5)) return goOn(town, version);
  const n = dice.below(24);
  if ((n === 0 && town.all().length < 5) || !document || !version)
    return documents.create(ctx, { title, kind: "process", retentionYears: 1, reviewMonths: 6 });
  if (n === 1)
    return register(ctx, {
      number: `${dice.below(9)}/2026/NĐ-CP`,
      title: "Nghị định",
      issuer: "Chính phủ",
      effectiveFrom: "2026-02-01",
      cited: [document.id],
    });
  if (n <= 3) {
    platform.setClock(new Date(platform.clock().getTime() + dice.below(250) * 86_400_000));
    return dice.chance(0.2) ? undefined : documents.enforceDue(town.desk);
  }
  if (n === 4)
    return reading.distribute(ctx, { document: document.id, audience: { everyone: dice.chance(0.5), people: [dice.one(people).id] } });
  if (n === 5) return reading.converge(town.place, document.id);
  if (n === 6) return reading.acknowledge(ctx, { document: document.id });
  if (n === 7) return comments.add(ctx, { of: version.id, text: "Ghi rõ hơn" });
  if (n === 8) {
    const [open] = (await updates(ctx, {})).items;
    return open && finish(ctx, { id: open.id, outcome: "unaffected", how: "Đã sửa quy trình" });
  }
  return n < 14 ? onDocument(ctx, n, document, version, town) : onVersion(ctx, n, version, town);
}

/** What would come next for this version, by somebody. */
function goOn(town: Town, version: documents.Version): Promise<unknown> {
  const { state, document: id } = version;
  const document = town.all().find((each) => each.id === id)!;
  const over = state === "approved" && document.inForce?.version !== version.id;
  const late = state === "awaiting_approval" && version.effectiveFrom < civilDate(town.platform.clock());
  const step = {
    draft: 17,
    changes_requested: 17,
    in_review: 18,
    reviewed: 21,
    awaiting_approval: late ? 20 : 22,
    approved: over ? 12 : 9,
  };
  const n = state in step ? step[state as keyof typeof step] : 9;
  const ctx = town.self(town.dice.one(town.people));
  return n < 14 ? onDocument(ctx, n, document, version, town) : onVersion(ctx, n, version, town);
}

function onDocument(
  ctx: AgencyCtx,
  n: number,
  document: documents.Document,
  version: documents.Version,
  { dice, people }: Town,
): Promise<unknown> {
  const { id, inForce } = document;
  if (n <= 10) return documents.revise(ctx, { id, step: dice.one(["issue", "revision"]), ...(inForce ? { from: inForce.version } : {}) });
  if (n === 11)
    return dice.chance(0.6) ? documents.withdraw(ctx, { id, reason }) : documents.describe(ctx, { id, reviewMonths: 1 + dice.below(24) });
  const past = [...document.past, ...(inForce ? [inForce] : [])];
  const of = past.length > 0 ? dice.one(past).version : version.id;
  const decision = { number: "1/QĐ-STP", on: "2026-01-05" };
  return documents.dispose(ctx, { document: id, id: of, reason, decision, method: "Xóa", witnesses: [dice.one(people).id] });
}

async function onVersion(ctx: AgencyCtx, n: number, version: documents.Version, town: Town): Promise<unknown> {
  const { dice, people, platform } = town;
  const { id, document } = version;
  if (n === 14) return documents.save(ctx, { id, body: page(`Bước ${dice.below(100)}`), seen: 1 + dice.below(3) });
  if (n === 15) return documents.takeOver(ctx, { id, reason });
  if (n === 16 && dice.chance(0.3)) return documents.discard(ctx, { document, id, reason });
  if (n <= 17) {
    const reviewers = dice
      .shuffled(people)
      .slice(0, 1 + dice.below(2))
      .map((each) => each.id);
    return documents.submit(ctx, { id, summary: "Sửa đổi", reason, reviewers, order: dice.one(["parallel", "sequential"]) });
  }
  if (n <= 19) return Promise.any(people.map((each) => documents.agree(town.self(each), { id }))).catch(() => undefined);
  if (n === 20 && dice.chance(0.3))
    return dice.one([documents.sendBack, documents.callBack, documents.decline])(ctx, { id, remark: "Sửa thêm" });
  if (n <= 21)
    return documents.sendForApproval(ctx, {
      id,
      effectiveFrom: addDays(civilDate(platform.clock()), dice.chance(0.5) ? 0 : dice.below(60)),
    });
  return documents.approve(ctx, { document, id });
}

/** What must not be, whatever was done. */
function whatIsWrong(town: Town): string[] {
  const wrong: string[] = [];
  const versions = new Map(town.versions().map((each) => [each.id as string, each]));
  const documentsById = new Map(town.all().map((each) => [each.id as string, each]));
  for (const document of documentsById.values()) {
    const own = [...versions.values()].filter((each) => each.document === document.id);
    const effective = own.filter((each) => documents.standingOf(document, each.id) === "effective");
    if (effective.length > 1) wrong.push(`${document.code} has ${effective.length} versions in force`);
    if (document.state === "withdrawn" && effective.length > 0) wrong.push(`${document.code} is withdrawn and in force`);
    for (const edition of own) {
      const standing = documents.standingOf(document, edition.id);
      if (standing === "in_preparation") continue;
      if (edition.state !== "approved" && edition.state !== "disposed") wrong.push(`${edition.id} is ${standing} and ${edition.state}`);
      else if (edition.approver.id === edition.draftedBy) wrong.push(`${edition.id} was approved by its drafter`);
      else if (!documents.isWhole(edition)) wrong.push(`${edition.id} is not what was approved`);
      if (edition.state === "disposed" && standing === "effective") wrong.push(`${edition.id} is in force and destroyed`);
    }
    const opens = own.filter((each) => !["approved", "disposed", "discarded"].includes(each.state));
    if (opens.length > 1) wrong.push(`${document.code} has ${opens.length} drafts`);
    if (document.past.some((each, i) => each.endedOn < (document.past[i - 1]?.endedOn ?? "")))
      wrong.push(`${document.code}: its past is out of order`);
  }
  for (const task of town.platform.bare.dump().filter(({ pk }) => pk.endsWith("#task")))
    wrong.push(...strayTask(task, documentsById, versions));
  return wrong;
}

/** A task that nothing asks for any more. */
function strayTask(task: Item, all: ReadonlyMap<string, documents.Document>, versions: ReadonlyMap<string, documents.Version>): string[] {
  const [id, what] = [String(task["id"]), String(task["what"])];
  const document = all.get(id);
  if (what === "review_document" && !(document?.state === "active" && document.inForce)) return [`${what} of ${id}, which is not in force`];
  const edition = versions.get(id);
  if (edition && ["approved", "disposed", "discarded", "draft"].includes(edition.state))
    return [`${what} of ${id}, which is ${edition.state}`];
  return [];
}

/** The log, told again from the beginning, comes to every record as it stands. */
async function whatIsUntold({ platform, place }: Town): Promise<string[]> {
  const home = keys.home(place.scope);
  const log = await Array.fromAsync(entries(platform.bare, home));
  const { records, breaks } = retold(log);
  const wrong = [...breaks, ...(await verifyTrail(platform.bare, home)).map(({ fault, n }) => `${fault} at ${n}`)];
  for (const noun of ["document", "document_version", "reading_duty", "comment", "legal_update", "destruction", "distribution"])
    for (const item of recordsOf(platform, noun))
      if (JSON.stringify(sorted(records.get(item.sk))) !== JSON.stringify(sorted(fieldsOf(item))))
        wrong.push(`${noun} ${item.sk} is not what the log tells`);
  return wrong;
}
const sorted = (fields: object | undefined) => Object.entries(fields ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** How far the seeds came together: a property that nothing reaches holds for nothing. */
const reached = { effective: 0, superseded: 0, withdrawn: 0 };

async function live(dice: Dice): Promise<void> {
  const town = await aTown(dice);
  for (let i = 0; i < 200; i++) {
    await act(town).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.kind === "broken") throw error;
    });
    expect(whatIsWrong(town)).toEqual([]);
  }
  for (const { id } of town.all()) await reading.converge(town.place, id);
  const due = recordsOf(town.platform, "reading_duty").filter((item) => item["state"] === "due");
  for (const item of due) {
    const document = town.all().find((each) => each.id === item["document"])!;
    expect(documents.standingOf(document, String(item["of"]))).toBe("effective");
  }
  expect(await whatIsUntold(town)).toEqual([]);
  for (const document of town.all()) {
    if (document.inForce) reached[document.state === "active" ? "effective" : "withdrawn"] += 1;
    reached.superseded += document.past.length;
  }
}

test("whatever is done in whatever order: one version in force at most, never approved by its drafter, no task for what is over, and the trail explains every record", async () => {
  expect(await forSeeds(6, live)).toBe("held for every seed");
  const { effective, superseded, withdrawn } = reached;
  if (!process.env["SEED"] && !process.env["RUNS"]) expect(Math.min(effective, superseded, withdrawn)).toBeGreaterThan(0);
});
