import { addDays, civilDate, type NationalCtx } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aMember, anActor, outcome, recordsOf } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import { about, anOffice, issue, type Office, why } from "../documents/office.test-helper.ts";
import { asJob } from "../entrance/index.ts";
import { acknowledge, converge, distribute, Duties } from "../reading/index.ts";
import { verifyCatalogues, verifyRollups } from "../upkeep/index.ts";
import { cite, finish, LegalUpdates, register } from "../laws/index.ts";
import { agencyRollup, aggregates, byAgency, provinceRollup } from "./index.ts";

/** Days pass, and the projector has followed before: it is never a month behind. */
async function days(office: Office, count: number) {
  await office.platform.settle();
  office.platform.setClock(new Date(office.platform.clock().getTime() + count * 86_400_000));
}
const today = ({ platform }: Office) => civilDate(platform.clock());
const all = <R>({ platform }: Office, noun: { name: string; open: (item: never) => R }): R[] =>
  recordsOf(platform, noun.name).map((item) => noun.open(item as never));

/** Counted from the records themselves, by the words of the question and not by facts. */
function recounted(office: Office) {
  const [docs, versions, duties] = [all(office, documents.Documents), all(office, documents.Versions), all(office, Duties)];
  const updates = all(office, LegalUpdates).filter(({ state }) => state === "open");
  const active = docs.filter((d) => d.state === "active");
  const inState = (...states: string[]) => versions.filter(({ state }) => states.includes(state)).length;
  const read = duties.filter(({ state }) => state === "read").length;
  const due = duties.filter(({ state }) => state === "due").length;
  return {
    in_force: active.filter((d) => d.inForce).length,
    in_preparation: active.filter((d) => !d.inForce).length,
    withdrawn: docs.length - active.length,
    drafting: inState("draft", "changes_requested"),
    in_review: inState("in_review", "reviewed"),
    awaiting_approval: inState("awaiting_approval"),
    review_overdue: active.filter((d) => d.inForce && d.reviewDue && d.reviewDue < today(office)).length,
    updates_open: updates.length,
    updates_overdue: updates.filter((update) => update.due < today(office)).length,
    to_read: due,
    read,
    acknowledged: read + due === 0 ? null : Math.round((read / (read + due)) * 1000) / 10,
  };
}

/** What every reader is told. */
async function told(office: Office) {
  await office.platform.settle();
  const means = { table: office.platform.table, clock: office.platform.clock, requestId: "test" };
  const nation = await aggregates(asJob<NationalCtx>(means, anActor(), { level: "national" }), {});
  return [
    (await agencyRollup(office.place, {})).documents,
    (await provinceRollup(office.desk, {})).documents,
    nation.total.documents,
    nation.groups[0]!.documents,
    (await byAgency(office.desk, {})).items.find(({ agency }) => agency === office.place.scope.agency)?.documents,
  ];
}

const aLaw = { title: "Về cơ chế một cửa", issuer: "Chính phủ" };
/** One of the commands on one of the documents; what the lifecycle refuses changes nothing, and that is the point. */
async function act(office: Office, what: string, pick: number, n: number) {
  const { self, secretary, reviewer, head } = office;
  const { items: known } = await documents.Documents.page(office.place, { limit: 200 });
  const document = known[pick % Math.max(1, known.length)];
  if (what === "create" || !document) return void (await documents.create(self(secretary), { ...about, code: `QT.${n}`, reviewMonths: 1 }));
  const { id } = document;
  const version = document.state === "active" ? document.draft : undefined;
  const draft = { id: version ?? document.inForce?.version ?? (id as never) };
  const acts: { readonly [name: string]: () => Promise<unknown> } = {
    submit: () => documents.submit(self(secretary), { ...draft, ...why, reviewers: [reviewer.id] }),
    agree: () => documents.agree(self(reviewer), draft),
    sendBack: () => documents.sendBack(self(reviewer), { ...draft, remark: "Thiếu biểu mẫu" }),
    send: () =>
      documents.sendForApproval(self(secretary), { ...draft, effectiveFrom: addDays(today(office), Math.max(0, (pick % 40) - 30)) }),
    decline: () => documents.decline(self(head), { ...draft, remark: "Chưa đạt" }),
    issue: () => issue(office, id),
    approve: () => documents.approve(self(head), { ...draft, document: id }),
    discard: () => documents.discard(self(secretary), { ...draft, document: id, reason: "Không cần nữa" }),
    revise: () => documents.revise(self(secretary), { id, step: "issue", ...(document.inForce ? { from: document.inForce.version } : {}) }),
    describe: () => documents.describe(self(secretary), { id, reviewMonths: 1 + (pick % 4), clauses: ["7.5"] }),
    withdraw: () => documents.withdraw(self(head), { id, reason: "Không còn áp dụng" }),
    distribute: () => distribute(self(secretary), { document: id, audience: { everyone: true } }),
    law: () =>
      register(self(secretary), { ...aLaw, number: `${n}/2026/NĐ-CP`, effectiveFrom: addDays(today(office), -(pick % 120)), cited: [id] }),
    cite: async () => {
      const law = known.find(({ external }) => external);
      return law && cite(self(secretary), { id: law.id, documents: [id] });
    },
    judge: async () => {
      const [open] = (await LegalUpdates.page(office.place, { list: "open", limit: 1 })).items;
      return open && finish(self(secretary), { id: open.id, outcome: "unaffected", how: "Không phải sửa" });
    },
    converge: () => converge(office.place, id),
    acknowledge: () => acknowledge(self([secretary, reviewer, head][pick % 3]!), { document: id }),
  };
  await outcome(acts[what]!());
}
// Those on the way are asked for more often, so that many documents get to the end of it.
const often = ["law", "create", "issue", "withdraw", "submit", "agree", "send", "approve", "revise", "converge", "days"];
const seldom = ["cite", "judge", "sendBack", "decline", "discard", "describe", "distribute", "acknowledge"];
const acts = fc.constantFrom(...often, ...often, "issue", "days", ...seldom);

test(
  "whatever is done in whatever order, the figures of agency, province, nation and of the province by agency are those of a recount, and so are the list's lines",
  {
    timeout: 120_000,
  },
  async () => {
    const story = fc.array(fc.tuple(acts, fc.nat(997)), { minLength: 60, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const office = await anOffice();
        for (const [n, [what, pick]] of steps.entries()) {
          if (what !== "days") await act(office, what, pick, n);
          else {
            await days(office, 1 + (pick % 30));
            await documents.enforceDue(office.desk);
          }
        }
        const wanted = recounted(office);
        expect(await told(office)).toEqual(Array.from({ length: 5 }, () => wanted));
        const rows = await documents.masterList(office.place, { status: "all" });
        const counted = (status: documents.DocumentStatus) => rows.filter(({ statuses }) => statuses.includes(status)).length;
        expect(rows).toHaveLength(wanted.in_force + wanted.in_preparation + wanted.withdrawn);
        expect(counted("effective")).toBe(wanted.in_force);
        expect(counted("in_review") + counted("reviewed")).toBe(wanted.in_review);
        expect(counted("awaiting_approval")).toBe(wanted.awaiting_approval);
        expect(counted("withdrawn")).toBe(wanted.withdrawn);
        const overdue = await documents.masterList(office.place, { dueBy: addDays(today(office), -1) });
        expect(overdue).toHaveLength(wanted.review_overdue);
        const { province } = office.desk.scope;
        expect((await verifyRollups(office.platform.bare, province, office.platform.clock())).differences).toEqual([]);
        expect((await verifyCatalogues(office.platform.bare, province)).faults).toEqual([]);
      }),
      { numRuns: 15 },
    );
  },
);

test("a document that is withdrawn is overdue for nothing, waits for no reader, and is counted as withdrawn alone", async () => {
  const office = await anOffice();
  await aMember(office.place, "staff");
  const { id } = await documents.create(office.by.secretary, { ...about, code: "QT.01", reviewMonths: 1 });
  await issue(office, id);
  await distribute(office.by.secretary, { document: id, audience: { everyone: true } });
  await converge(office.place, id);
  await acknowledge(office.by.head, { document: id });
  await days(office, 30);
  await days(office, 30);
  const nothing = {
    in_force: 0,
    in_preparation: 0,
    withdrawn: 0,
    drafting: 0,
    in_review: 0,
    awaiting_approval: 0,
    updates_open: 0,
    updates_overdue: 0,
  };
  const before = { ...nothing, in_force: 1, review_overdue: 1, to_read: 3, read: 1, acknowledged: 25 };
  expect(await told(office)).toEqual(Array.from({ length: 5 }, () => before));
  await documents.withdraw(office.self(office.head), { id, reason: "Không còn áp dụng" });
  await converge(office.place, id);
  const after = { ...nothing, withdrawn: 1, review_overdue: 0, to_read: 0, read: 0, acknowledged: null };
  expect(await told(office)).toEqual(Array.from({ length: 5 }, () => after));
  expect(await documents.masterList(office.place, { dueBy: "2030-01-01", status: "all" })).toEqual([]);
});

test("what was overdue on a past day is told of that day", async () => {
  const office = await anOffice();
  const { id } = await documents.create(office.by.secretary, { ...about, code: "QT.01", reviewMonths: 1 });
  await issue(office, id);
  await days(office, 40);
  const { id: next } = await documents.create(office.self(office.secretary), { ...about, code: "QT.02" });
  await office.platform.settle();
  const overdueOn = async (asOf: string) => (await provinceRollup(office.desk, { asOf })).documents.review_overdue;
  expect([await overdueOn("2026-04-02"), await overdueOn("2026-04-03"), await overdueOn(today(office))]).toEqual([0, 1, 1]);
  expect(next).not.toBe(id);
});
