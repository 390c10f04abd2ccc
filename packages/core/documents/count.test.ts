import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at } from "../../../tests/world.ts";
import * as documents from "./index.ts";

const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001:2015" };

test("each number is what the list shows when it is asked for the same, on the day it is asked", async () => {
  const platform = aPlatform(new Date("2026-03-02T02:00:00Z"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const [secretary, head] = [await aMember(place, "iso_secretary"), await aMember(place, "agency_head")];
  const self = ({ id, name }: typeof head) => as(place, { ...anActor(), id, name, confirmedAt: platform.clock().toISOString() });
  const draft = async (code: string, kind: "process" | "policy" | "form") => {
    const made = await documents.create(self(secretary), { code, kind, title: `Tài liệu ${code}`, reviewMonths: 1 });
    return { document: made.id, id: made.state === "active" ? made.draft! : (undefined as never) };
  };
  const submitted = async (code: string, kind: "process" | "policy") => {
    const one = await draft(code, kind);
    await documents.submit(self(secretary), { id: one.id, ...why, reviewers: [head.id] });
    return one;
  };
  const approved = async (code: string, kind: "process" | "policy", effectiveFrom?: string) => {
    const one = await submitted(code, kind);
    await documents.agree(self(head), { id: one.id });
    await documents.sendForApproval(self(secretary), { id: one.id, ...(effectiveFrom ? { effectiveFrom } : {}) });
    await documents.approve(self(head), one);
    return one;
  };
  await draft("BM.01", "form");
  await submitted("QT.01", "process");
  await approved("QT.02", "process");
  const revised = await approved("CS.01", "policy");
  await documents.revise(self(secretary), { id: revised.document, from: revised.id, step: "revision" });
  await approved("QT.03", "process", "2026-09-01");
  const gone = await approved("QT.04", "process");
  await documents.withdraw(self(head), { id: gone.document, reason: "Không còn cần đến nữa." });
  platform.setClock(new Date("2026-04-11T02:00:00Z"));

  const told = await documents.count(place, {});
  const total = async (asked: Parameters<typeof documents.list>[1]) => (await documents.list(place, asked)).total;
  expect(told.total).toBe(await total({}));
  for (const status of documents.documentStatuses) expect([status, told.statuses[status]]).toEqual([status, await total({ status })]);
  for (const kind of documents.documentKinds) {
    expect([kind, told.kinds[kind]]).toEqual([kind, await total({ kind })]);
    expect([kind, told.inForce[kind]]).toEqual([kind, await total({ kind, status: "effective" })]);
  }
  expect(told.toReview.total).toBe(await total({ dueBy: told.toReview.on }));
  expect(told).toMatchObject({
    total: 5,
    statuses: { in_preparation: 2, in_review: 1, scheduled: 1, effective: 2, withdrawn: 1 },
    toReview: { on: "2026-04-11", total: 2 },
  });
});
