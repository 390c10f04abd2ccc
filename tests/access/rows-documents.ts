import * as comments from "@chuan/core/comments";
import * as documents from "@chuan/core/documents";
import { ask } from "@chuan/core/files";
import * as laws from "@chuan/core/laws";
import * as reading from "@chuan/core/reading";
import type { workspaceRoutes } from "@chuan/functions";
import { randomBytes } from "node:crypto";
import { aPdf, claimOf, put, sendFile } from "../sending.ts";
import { as } from "../world.ts";
import type { Row } from "./rows.ts";
import { anActor, type Ask, type Setting, type Someone } from "./setting.ts";

const inHere = (w: Setting, more: Ask = {}): Ask => ({ ...more, path: { agency: w.here.scope.agency, ...more.path } });
const reason = "Không còn cần đến nữa.";
const about = { title: "Quy trình tiếp nhận hồ sơ", kind: "process" as const };
const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001:2015" };
const aLaw = () => ({ number: aCode(), title: "Nghị định", issuer: "Chính phủ", effectiveFrom: "2026-07-01" });
const aCode = () => `QT.${randomBytes(4).toString("hex").toUpperCase()}`;
const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Bước 1" }] }] };

const self = (w: Setting, who: Pick<Someone, "id" | "name">) =>
  as(w.here, { ...anActor(), id: who.id, name: who.name, confirmedAt: w.clock().toISOString() });
type Drafted = { document: documents.Document["id"]; version: Extract<documents.Document, { state: "active" }>["draft"] & string };

/** A draft in the hands of the one who will ask: they hold it, or another drafted it. */
async function drafted(w: Setting, by: Pick<Someone, "id" | "name">): Promise<Drafted> {
  const made = await documents.create(self(w, by), { code: aCode(), ...about });
  if (made.state !== "active") throw new Error("a new document is active");
  return { document: made.id, version: made.draft! };
}
async function submitted(w: Setting, drafter: Pick<Someone, "id" | "name">, reviewer: Pick<Someone, "id" | "name">) {
  const draft = await drafted(w, drafter);
  await documents.submit(self(w, drafter), { id: draft.version, ...why, reviewers: [reviewer.id as never] });
  return draft;
}
async function awaiting(w: Setting, approver: Someone) {
  const drafter = await w.member(w.here, "iso_secretary");
  const draft = await submitted(w, drafter, approver);
  await documents.agree(self(w, approver), { id: draft.version });
  await documents.sendForApproval(self(w, drafter), { id: draft.version });
  return draft;
}
const onDocument = (input: Ask["input"] = {}): Row => ({
  ask: async (w, me) => inHere(w, { path: { id: (await drafted(w, me)).document }, input }),
});
const onVersion = (input: Ask["input"], before: (w: Setting, me: Someone) => Promise<Drafted> = drafted): Row => ({
  ask: async (w, me) => inHere(w, { path: { id: (await before(w, me)).version }, ...(input ? { input } : {}) }),
});
const onBoth = (input: Ask["input"], before: (w: Setting, me: Someone) => Promise<Drafted>): Row => ({
  ask: async (w, me) => {
    const { document, version } = await before(w, me);
    return inHere(w, { path: { document, id: version }, input: input! });
  },
});
const inForce = async (w: Setting, me: Someone) => {
  const draft = await awaiting(w, me);
  await documents.approve(self(w, me), { document: draft.document, id: draft.version });
  return draft;
};
const ofForce = (input: Ask["input"]): Row => ({
  ask: async (w, me) => inHere(w, { path: { id: (await inForce(w, me)).document }, input: input! }),
});

const remarked = async (w: Setting, me: Someone) =>
  (await comments.add(self(w, me), { of: (await drafted(w, me)).version, text: "Thiếu biểu mẫu" })).id;
const onComment = (input: Ask["input"]): Row => ({
  ask: async (w, me) => inHere(w, { path: { id: await remarked(w, me) }, input: input! }),
});

const years = (n: number) => new Date(Date.UTC(2020 + n, 0, 15, 3));
/** A version that was withdrawn years ago, and is kept no longer. */
async function outlived(w: Setting, me: Someone): Promise<Drafted> {
  const [then, later] = [years(0), years(1)];
  const past = { ...w, here: { ...w.here, clock: () => then }, clock: () => then };
  const draft = await inForce(past, me);
  await documents.describe(self(past, me), { id: draft.document, retentionYears: 2 });
  await documents.withdraw({ ...self(past, me), clock: () => later }, { id: draft.document, reason });
  return draft;
}
const destruction = async (w: Setting) => ({
  reason: "Hết thời hạn lưu",
  decision: { number: "15/QĐ-STP", on: "2026-11-20" },
  method: "Xóa trên hệ thống",
  witnesses: [(await w.member(w.here, "staff")).id],
});

type Lines = Extract<
  keyof typeof workspaceRoutes,
  | `${string}/next-code`
  | `${string}/destructions${string}`
  | `${string}/duties/{id}`
  | `${string}/documents${string}`
  | `${string}/versions${string}`
  | `${string}/master-list${string}`
  | `${string}/uploads${string}`
  | `${string}/laws${string}`
  | `${string}/legal-updates${string}`
  | `${string}/comments${string}`
>;
export const documentRows: { readonly [L in Lines]: Row } = {
  "GET /v1/agencies/{agency}/next-code": { ask: (w) => inHere(w, { input: { kind: "form", process: "QT.01" } }) },
  "GET /v1/agencies/{agency}/documents": { ask: (w) => inHere(w) },
  "POST /v1/agencies/{agency}/documents": { ask: (w) => inHere(w, { input: { code: aCode(), ...about } }) },
  "GET /v1/agencies/{agency}/documents/{id}": onDocument(),
  "GET /v1/agencies/{agency}/documents/{id}/versions": onDocument(),
  "POST /v1/agencies/{agency}/documents/{id}/describe": onDocument({ reviewMonths: 12 }),
  "POST /v1/agencies/{agency}/documents/{id}/revise": {
    ask: async (w, me) => {
      const { document, version } = await inForce(w, me);
      return inHere(w, { path: { id: document }, input: { step: "revision", from: version } });
    },
  },
  "POST /v1/agencies/{agency}/documents/{id}/withdraw": ofForce({ reason }),
  "POST /v1/agencies/{agency}/documents/{document}/distribute": {
    ask: async (w, me) => inHere(w, { path: { document: (await drafted(w, me)).document }, input: { audience: { everyone: true } } }),
  },
  "GET /v1/agencies/{agency}/documents/{document}/readers": {
    ask: async (w, me) => inHere(w, { path: { document: (await drafted(w, me)).document } }),
  },
  "GET /v1/agencies/{agency}/documents/{document}/distribution": {
    ask: async (w, me) => inHere(w, { path: { document: (await drafted(w, me)).document } }),
  },
  "GET /v1/agencies/{agency}/duties/{id}": {
    ask: async (w, me) => {
      const { document } = await inForce(w, me);
      await reading.distribute(self(w, me), { document, audience: { people: [me.id as never] } });
      await reading.converge(self(w, me), document);
      const { items } = await reading.readers(self(w, me), { document });
      return inHere(w, { path: { id: items[0]!.id } });
    },
  },
  "POST /v1/agencies/{agency}/documents/{document}/acknowledge": {
    ask: async (w, me) => {
      const { document } = await inForce(w, me);
      await reading.distribute(self(w, me), { document, audience: { people: [me.id as never] } });
      await reading.converge(self(w, me), document);
      return inHere(w, { path: { document } });
    },
  },
  "POST /v1/agencies/{agency}/versions/{id}/attach": {
    ask: async (w, me) => {
      const { version } = await drafted(w, me);
      const { sha256 } = await sendFile(w, self(w, me), aPdf());
      return inHere(w, { path: { id: version }, input: { sha256, as: "content" } });
    },
  },
  "GET /v1/agencies/{agency}/documents/{document}/versions/{id}/file": {
    ask: async (w, me) => {
      const { document, version } = await drafted(w, me);
      const { sha256 } = await sendFile(w, self(w, me), aPdf());
      await documents.attach(self(w, me), { id: version, sha256, as: "content" });
      return inHere(w, { path: { document, id: version } });
    },
  },
  "GET /v1/agencies/{agency}/documents/{document}/versions/{id}/print": {
    ask: async (w, me) => {
      const { document, version } = await drafted(w, me);
      return inHere(w, { path: { document, id: version } });
    },
  },
  "GET /v1/agencies/{agency}/documents/{document}/readers/print": {
    ask: async (w, me) => inHere(w, { path: { document: (await drafted(w, me)).document }, input: { form: "csv" } }),
  },
  "GET /v1/agencies/{agency}/master-list/count": { ask: (w) => inHere(w) },
  "GET /v1/agencies/{agency}/master-list/print": { ask: (w) => inHere(w, { input: { form: "xlsx" } }) },
  "POST /v1/agencies/{agency}/uploads": { ask: (w) => inHere(w, { input: claimOf(aPdf()) }) },
  "POST /v1/agencies/{agency}/uploads/{id}/confirm": {
    ask: async (w, me) => {
      const { upload, file } = await ask(self(w, me), claimOf(aPdf()));
      await put(w, upload!, aPdf());
      return inHere(w, { path: { id: upload!.id }, input: { sha256: file.sha256 } });
    },
  },
  "POST /v1/agencies/{agency}/documents/{document}/versions/{id}/dispose": {
    ask: async (w, me) => {
      const { document, version } = await outlived(w, me);
      return inHere(w, { path: { document, id: version }, input: await destruction(w) });
    },
  },
  "GET /v1/agencies/{agency}/destructions": {
    ask: async (w, me) => {
      const { document, version } = await outlived(w, me);
      await documents.dispose(self(w, me), { document, id: version as never, ...(await destruction(w)) } as never);
      return inHere(w);
    },
  },
  "GET /v1/agencies/{agency}/destructions/{id}/print": {
    ask: async (w, me) => {
      const { document, version } = await outlived(w, me);
      const { id } = await documents.dispose(self(w, me), { document, id: version as never, ...(await destruction(w)) } as never);
      return inHere(w, { path: { id } });
    },
  },
  "POST /v1/agencies/{agency}/laws": {
    ask: async (w, me) => inHere(w, { input: { ...aLaw(), cited: [(await drafted(w, me)).document] } }),
  },
  "POST /v1/agencies/{agency}/laws/{id}/cite": {
    ask: async (w, me) => {
      const { id } = await laws.register(self(w, me), aLaw());
      return inHere(w, { path: { id }, input: { documents: [(await drafted(w, me)).document] } });
    },
  },
  "GET /v1/agencies/{agency}/legal-updates": {
    ask: async (w, me) => {
      await laws.register(self(w, me), { ...aLaw(), cited: [(await drafted(w, me)).document] });
      return inHere(w);
    },
  },
  "POST /v1/agencies/{agency}/legal-updates/{id}/finish": {
    ask: async (w, me) => {
      const { document } = await drafted(w, me);
      await laws.register(self(w, me), { ...aLaw(), cited: [document] });
      const [open] = (await laws.updates(self(w, me), {})).items;
      return inHere(w, { path: { id: open!.id }, input: { outcome: "unaffected", how: "Không phải sửa quy trình" } });
    },
  },
  "GET /v1/agencies/{agency}/versions/{id}/compare": {
    ask: async (w, me) => {
      const [a, b] = [await drafted(w, me), await drafted(w, me)];
      return inHere(w, { path: { id: a.version }, input: { with: b.version } });
    },
  },
  "GET /v1/agencies/{agency}/versions/{of}/comments": {
    ask: async (w, me) => inHere(w, { path: { of: (await drafted(w, me)).version } }),
  },
  "POST /v1/agencies/{agency}/versions/{of}/comments": {
    ask: async (w, me) => inHere(w, { path: { of: (await drafted(w, me)).version }, input: { text: "Thiếu biểu mẫu" } }),
  },
  "POST /v1/agencies/{agency}/comments/{id}/answer": onComment({ text: "Đã bổ sung" }),
  "POST /v1/agencies/{agency}/comments/{id}/resolve": onComment({}),
  "POST /v1/agencies/{agency}/comments/{id}/reopen": {
    ask: async (w, me) => {
      const id = await remarked(w, me);
      await comments.resolve(self(w, me), { id });
      return inHere(w, { path: { id }, input: {} });
    },
  },
  "GET /v1/agencies/{agency}/versions/{id}": onVersion(undefined),
  "POST /v1/agencies/{agency}/versions/{id}/save": onVersion({ body, seen: 1 }),
  "POST /v1/agencies/{agency}/versions/{id}/take-over": onVersion({ reason }),
  "POST /v1/agencies/{agency}/documents/{document}/versions/{id}/discard": onBoth({ reason }, drafted),
  "POST /v1/agencies/{agency}/versions/{id}/submit": {
    ask: async (w, me) => {
      const reviewer = await w.member(w.here, "department_head");
      return inHere(w, { path: { id: (await drafted(w, me)).version }, input: { ...why, reviewers: [reviewer.id] } });
    },
  },
  "POST /v1/agencies/{agency}/versions/{id}/agree": onVersion({}, (w, me) => submitted(w, me, me)),
  "POST /v1/agencies/{agency}/versions/{id}/send-back": onVersion({ remark: "Thiếu biểu mẫu" }, (w, me) => submitted(w, me, me)),
  "POST /v1/agencies/{agency}/versions/{id}/call-back": onVersion({ remark: "Sửa thêm một bước" }, (w, me) => submitted(w, me, me)),
  "POST /v1/agencies/{agency}/versions/{id}/send-for-approval": onVersion({}, async (w, me) => {
    const draft = await submitted(w, me, me);
    await documents.agree(self(w, me), { id: draft.version });
    return draft;
  }),
  "POST /v1/agencies/{agency}/versions/{id}/decline": onVersion({ remark: "Chưa đúng thẩm quyền" }, awaiting),
  "POST /v1/agencies/{agency}/documents/{document}/versions/{id}/approve": onBoth({}, awaiting),
};
