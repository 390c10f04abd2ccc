// Every state × every command × every role and relation to the record, held against a table that is written here by hand.
import type { AgencyCtx } from "@chuan/kernel";
import { describe, expect, test } from "vitest";
import { aPdf, sendFile } from "../../../tests/sending.ts";
import * as comments from "../comments/index.ts";
import * as reading from "../reading/index.ts";
import { aBase, type Base, heads, held, type Rule, workers, writers } from "./every-role.test-helper.ts";
import * as documents from "./index.ts";
import { draftOf, issue, type Office, text, why } from "./office.test-helper.ts";

describe("a version", () => {
  const states = ["draft", "changes_requested", "in_review", "reviewed", "awaiting_approval", "approved", "disposed", "discarded"] as const;
  type State = (typeof states)[number];
  type OfVersion = Base & { id: Parameters<typeof documents.readVersion>[1]["id"]; sha256: string };
  const open: readonly State[] = ["draft", "changes_requested"];
  const holder = { people: ["drafter"] as const, else: "document.locked" };
  const named = { people: ["reviewer"] as const, else: "document.not_your_review" };
  const remark = "Thiếu biểu mẫu 02";
  const reason = "Không còn cần đến";

  const rules: { readonly [command: string]: Rule<State, OfVersion> } = {
    save: { by: writers, from: open, who: holder, run: (ctx, { id }) => documents.save(ctx, { id, body: text("mới"), seen: 1 }) },
    attach: { by: writers, from: open, who: holder, run: (ctx, { id, sha256 }) => documents.attach(ctx, { id, sha256, as: "content" }) },
    takeOver: { by: writers, from: open, run: (ctx, { id }) => documents.takeOver(ctx, { id, reason }) },
    discard: { by: writers, from: open, to: "discarded", run: (ctx, { id, document }) => documents.discard(ctx, { document, id, reason }) },
    submit: {
      by: writers,
      from: open,
      to: "in_review",
      run: (ctx, { id, reviewer }) => documents.submit(ctx, { id, ...why, reviewers: [reviewer.id] }),
    },
    agree: { by: workers, from: ["in_review"], who: named, to: "reviewed", run: (ctx, { id }) => documents.agree(ctx, { id }) },
    sendBack: {
      by: workers,
      from: ["in_review"],
      who: named,
      to: "changes_requested",
      run: (ctx, { id }) => documents.sendBack(ctx, { id, remark }),
    },
    callBack: {
      by: writers,
      from: ["in_review", "reviewed", "awaiting_approval"],
      to: "changes_requested",
      run: (ctx, { id }) => documents.callBack(ctx, { id, remark }),
    },
    sendForApproval: {
      by: writers,
      from: ["reviewed"],
      to: "awaiting_approval",
      run: (ctx, { id }) => documents.sendForApproval(ctx, { id }),
    },
    decline: {
      by: heads,
      from: ["awaiting_approval"],
      to: "changes_requested",
      run: (ctx, { id }) => documents.decline(ctx, { id, remark }),
    },
    approve: {
      by: heads,
      from: ["awaiting_approval"],
      who: { people: ["reviewer", "other"], else: "document.own_draft" },
      to: "approved",
      run: (ctx, { id, document }) => documents.approve(ctx, { document, id }),
    },
    dispose: {
      by: heads,
      from: ["approved"],
      to: "disposed",
      run: (ctx, { id, document, head }) =>
        documents.dispose(ctx, {
          document,
          id,
          reason,
          decision: { number: "1/QĐ", on: "2026-03-01" },
          method: "Xóa",
          witnesses: [head.id],
        }),
    },
  };

  async function aVersion(state: State): Promise<OfVersion> {
    const base = await aBase();
    const { by, document, reviewer, head } = base;
    const { sha256 } = await sendFile(base.platform, by.secretary, aPdf());
    const id = draftOf(await documents.read(base.place, { id: document }));
    const s = { ...base, id, sha256 };
    if (state === "discarded") await documents.discard(by.secretary, { document, id, reason });
    if (state === "draft" || state === "discarded") return s;
    if (state === "approved" || state === "disposed") {
      await issue(base, document);
      await documents.withdraw(by.head, { id: document, reason });
      base.platform.setClock(new Date("2028-03-02T02:00:00Z"));
      if (state === "disposed") await rules["dispose"]!.run(base.self(reviewer), s);
      return s;
    }
    await documents.submit(by.secretary, { id, ...why, reviewers: [reviewer.id] });
    if (state === "changes_requested") await documents.sendBack(by.reviewer, { id, remark });
    if (state === "changes_requested" || state === "in_review") return s;
    await documents.agree(by.reviewer, { id });
    if (state === "awaiting_approval") await documents.sendForApproval(by.secretary, { id });
    expect(head.id).not.toBe(base.people.other.id);
    return s;
  }

  test("the states and steps of the table are those of the lifecycle", () => {
    const { transitions } = documents.versionLife.table;
    const known = Object.values(transitions).flatMap((way) => [...way.from, way.to]);
    expect([...new Set<string>(known)].toSorted()).toEqual([...states].toSorted());
    // The last agreement is a step of its own name; everything else is a command.
    const steps = Object.keys(transitions).map((name) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()));
    expect(steps.filter((name) => !(name in rules))).toEqual(["completeReview"]);
  });

  test.for(states)("that is %s takes the commands of its state from those who may, and no others", async (state) => {
    const s = await aVersion(state);
    const stateOf = async (ctx: AgencyCtx) => (await documents.Versions.read(ctx, s.id)).state;
    expect(await stateOf(s.place)).toBe(state);
    const allowed = await held(s, state, rules, stateOf);
    expect(allowed > 0).toBe(state !== "disposed" && state !== "discarded");
  });
});

describe("a document", () => {
  const states = ["empty", "drafting", "scheduled", "in_force", "revising", "rescheduled", "withdrawn"] as const;
  type State = (typeof states)[number];
  type OfDocument = Base & { inForce?: Parameters<typeof documents.readVersion>[1]["id"] };
  const reason = "Không còn áp dụng";
  const active = states.filter((state) => state !== "withdrawn");
  const rules: { readonly [command: string]: Rule<State, OfDocument> } = {
    describe: { by: writers, from: active, run: (ctx, { document: id }) => documents.describe(ctx, { id, reviewMonths: 24 }) },
    withdraw: {
      by: heads,
      from: ["empty", "in_force"],
      to: "withdrawn",
      run: (ctx, { document: id }) => documents.withdraw(ctx, { id, reason }),
    },
    distribute: {
      by: writers,
      from: active,
      run: (ctx, { document }) => reading.distribute(ctx, { document, audience: { everyone: true } }),
    },
    bringIntoForce: { by: [], from: states, run: (ctx, { document: id }) => documents.bringIntoForce(ctx, { id }) },
  };
  const revising: { readonly [command: string]: Rule<State, OfDocument> } = {
    revise: {
      by: writers,
      from: ["empty", "in_force"],
      run: (ctx, { document: id, inForce }) => documents.revise(ctx, { id, step: "issue", ...(inForce ? { from: inForce } : {}) }),
    },
  };
  const nameOf = (d: documents.Document): State => {
    if (d.state === "withdrawn") return "withdrawn";
    if (d.inForce) return d.scheduled ? "rescheduled" : d.draft ? "revising" : "in_force";
    return d.scheduled ? "scheduled" : d.draft ? "drafting" : "empty";
  };

  async function aDocument(state: State): Promise<OfDocument> {
    const base = await aBase();
    const { by, document: id } = base;
    if (state === "empty") {
      await documents.discard(by.secretary, { document: id, id: draftOf(await documents.read(base.place, { id })), reason });
      return base;
    }
    if (state === "drafting") return base;
    const version = await issue(base, id, state === "scheduled" ? "2026-09-01" : undefined);
    if (state === "scheduled") return base;
    const s = { ...base, inForce: version };
    if (state === "withdrawn") await documents.withdraw(by.head, { id, reason });
    if (state === "revising" || state === "rescheduled") await documents.revise(by.secretary, { id, step: "issue", from: version });
    if (state === "rescheduled") await issue(base, id, "2026-09-01");
    return s;
  }

  test.for(states)("that is %s takes the commands of its state from those who may, and no others", async (state) => {
    const s = await aDocument(state);
    const stateOf = async (ctx: AgencyCtx) => nameOf(await documents.Documents.read(ctx, s.document));
    expect(await stateOf(s.place)).toBe(state);
    await held(s, state, rules, stateOf);
    await held(s, state, revising, async (ctx) => ((await stateOf(ctx)) === (s.inForce ? "revising" : "drafting") ? state : "wrong"));
  });
});

describe("a reading duty", () => {
  const states = ["due", "read", "void"] as const;
  type State = (typeof states)[number];
  const rules: { readonly [command: string]: Rule<State, Base> } = {
    acknowledge: {
      by: workers,
      from: ["due"],
      who: { people: ["other"], else: "reading_duty.not_found" },
      to: "read",
      run: (ctx, { document }) => reading.acknowledge(ctx, { document }),
    },
  };
  test.for(states)("that is %s is acknowledged by the person it asks, once, and by nobody for them", async (state) => {
    const s = await aBase();
    const { document, by } = s;
    const other = s.people.other.id as Office["head"]["id"];
    await issue(s, document);
    await reading.distribute(by.secretary, { document, audience: { people: [other] } });
    await reading.converge(s.place, document);
    if (state === "read") await reading.acknowledge({ ...by.head, actor: { ...by.head.actor, id: other } }, { document });
    if (state === "void") {
      await reading.distribute(by.secretary, { document, audience: {} });
      await reading.converge(s.place, document);
    }
    const stateOf = async (ctx: AgencyCtx) => (await reading.readers(ctx, { document })).items[0]!.state;
    expect(await stateOf(s.place)).toBe(state);
    await held(s, state, rules, stateOf);
  });
});

describe("a remark", () => {
  const states = ["open", "resolved"] as const;
  type State = (typeof states)[number];
  type OfComment = Base & { id: comments.Comment["id"] };
  const rules: { readonly [command: string]: Rule<State, OfComment> } = {
    answer: { by: workers, from: ["open"], run: (ctx, { id }) => comments.answer(ctx, { id, text: "Đã bổ sung" }) },
    resolve: { by: workers, from: ["open"], to: "resolved", run: (ctx, { id }) => comments.resolve(ctx, { id }) },
    reopen: { by: workers, from: ["resolved"], to: "open", run: (ctx, { id }) => comments.reopen(ctx, { id }) },
  };
  test.for(states)("that is %s takes the commands of its state from those who may, and no others", async (state) => {
    const base = await aBase();
    const of = draftOf(await documents.read(base.place, { id: base.document }));
    const { id } = await comments.add(base.by.reviewer, { of, text: "Ghi rõ số giờ" });
    if (state === "resolved") await comments.resolve(base.by.reviewer, { id });
    const stateOf = async (ctx: AgencyCtx) => (await comments.Comments.read(ctx, id)).state;
    expect(await held({ ...base, id }, state, rules, stateOf)).toBeGreaterThan(0);
  });
});
