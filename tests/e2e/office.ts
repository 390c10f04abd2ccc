import { agree, approve, create, read, readVersion, revise, save, sendForApproval, submit } from "@chuan/core/documents";
import { publish, save as saveModel, takeUp, write } from "@chuan/core/models";
import { admitToProvince } from "@chuan/core/entrance";
import { memberIdFor, workspaceOf } from "@chuan/core/people";
import { distribute } from "@chuan/core/reading";
import type { AgencyCtx, ProvinceCtx } from "@chuan/kernel";
import type { Page } from "playwright-core";
import type { Site } from "./site.ts";

/** Someone of an agency at work, with the password entered a moment ago. */
export async function atWork(site: Site, { scope }: AgencyCtx, email: string, name: string): Promise<AgencyCtx> {
  const means = site.platform.means("e2e");
  const id = memberIdFor(workspaceOf(scope), email);
  return admitToProvince(means, { kind: "user", id, name, confirmedAt: means.clock().toISOString() }, scope.province, scope.agency);
}

const said = (text: string) => [{ type: "text" as const, text }];
const cell = (type: "tableHeader" | "tableCell", text: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [{ type: "paragraph" as const, content: said(text) }],
});
/** A process as an office writes one: headings, a list, a table of steps. */
export const aProcess = (days: string) => ({
  type: "doc" as const,
  content: [
    { type: "heading" as const, attrs: { level: 2 as const }, content: said("1. Mục đích") },
    { type: "paragraph" as const, content: said("Mỗi người dùng đúng bản đang có hiệu lực, và hồ sơ tìm lại được trong thời hạn lưu.") },
    { type: "heading" as const, attrs: { level: 2 as const }, content: said("2. Các bước") },
    {
      type: "table" as const,
      content: [
        {
          type: "tableRow" as const,
          content: [cell("tableHeader", "Trình tự"), cell("tableHeader", "Trách nhiệm"), cell("tableHeader", "Thời gian")],
        },
        {
          type: "tableRow" as const,
          content: [cell("tableCell", "Soát xét nội dung"), cell("tableCell", "Trưởng đơn vị"), cell("tableCell", days)],
        },
      ],
    },
  ],
});

/** A ward of its own with a secretary, a head and one more who works there. */
export async function aWard(site: Site, name: string) {
  const ward = await site.agency(await site.province(), name);
  const named = { secretary: "Nguyễn Thị Ngọc Huyền", head: "Trần Văn Út", staff: "Kim Thị Ngọc Ánh" };
  const people = {
    secretary: await site.member(ward, "iso_secretary", { name: named.secretary }),
    head: await site.member(ward, "agency_head", { name: named.head }),
    staff: await site.member(ward, "staff", { name: named.staff }),
  };
  const { agency } = ward.scope;
  return {
    ward,
    people,
    named,
    desk: async () => ({
      secretary: await atWork(site, ward, people.secretary, named.secretary),
      head: await atWork(site, ward, people.head, named.head),
    }),
    at: (path: string) => `/agencies/${agency}${path}`,
    /** What the API has of a draft: its text as plain letters, and how often it was saved. */
    async draft(page: Page, version: string): Promise<{ text: string; seen: number; form: string }> {
      const answer = await page.request.get(`/v1/agencies/${agency}/versions/${version}`);
      const { text, edition } = (await answer.json()) as { text?: { seen: number }; edition: { content: { form: string } } };
      return { text: JSON.stringify(text), seen: text?.seen ?? 0, form: edition.content.form };
    },
  };
}

type Body = Parameters<typeof save>[1]["body"];
type Desk = { secretary: AgencyCtx; head: AgencyCtx };
/** A document brought as far as it is asked. @returns its id and that of its version */
export async function aDocument(
  { secretary, head }: Desk,
  title: string,
  as: "blank" | "draft" | "in_review" | "awaiting" | "in_force",
  body: Body = aProcess("3 ngày làm việc"),
) {
  const made = await create(secretary, { kind: "process", title, clauses: ["7.5"], reviewMonths: 24, unit: "Văn phòng" });
  if (made.state !== "active") throw new Error("a new document is active");
  const version = made.draft!;
  const known = { document: made.id, version };
  if (as === "blank") return known;
  await save(secretary, { id: version, body, seen: 1 });
  if (as === "draft") return known;
  const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001", legalBasis: ["Quyết định 19/2014/QĐ-TTg"] };
  await submit(secretary, { id: version, ...why, reviewers: [head.actor.id as never] });
  if (as === "in_review") return known;
  await agree(head, { id: version });
  await sendForApproval(secretary, { id: version });
  if (as === "in_force") await approve(head, { document: made.id, id: version });
  return known;
}

/** Documents in every state that a screen shows, one of them with a next version on its way. */
export async function someDocuments(desk: Desk) {
  const held = await aDocument(desk, "Quy trình kiểm soát thông tin dạng văn bản", "in_force");
  await distribute(desk.secretary, { document: held.document, audience: { everyone: true } });
  const revised = await aDocument(desk, "Quy trình đánh giá nội bộ", "in_force");
  const next = await revise(desk.secretary, { id: revised.document, step: "revision", from: revised.version });
  const draft = next.state === "active" ? next.draft! : revised.version;
  await save(desk.secretary, { id: draft, body: aProcess("5 ngày làm việc"), seen: 1 });
  const awaiting = await aDocument(desk, "Quy trình xem xét của lãnh đạo", "awaiting");
  const inReview = await aDocument(desk, "Quy trình đo lường sự hài lòng", "in_review");
  return { held, revised: { document: revised.document, version: draft }, awaiting, inReview };
}

const lines = (...texts: string[]) => ({
  type: "doc" as const,
  content: texts.map((text) => ({ type: "paragraph" as const, content: said(text) })),
});
const policy = [
  "{{agency}} lấy sự hài lòng của người dân làm thước đo kết quả công việc.",
  "Cán bộ, công chức thông thạo nghiệp vụ, thái độ đúng mực, không gây phiền hà.",
  "{{unit}} theo dõi việc thực hiện, báo cáo {{head}} mỗi năm một lần.",
];

/**
 * A province's framework of three models: one that the agency took up, changed and stands behind in; one that nobody has; one that is still
 * written. @returns the model that has gone on, and the document that was made from it
 */
export async function someModels(desk: ProvinceCtx, { secretary }: Pick<Desk, "secretary">) {
  const province: ProvinceCtx = { ...desk, actor: { ...desk.actor, name: "Sở Khoa học và Công nghệ" } };
  const about = { set: "Khung tài liệu ISO cấp xã", clauses: ["5.2"], reviewMonths: 12 };
  const first = { ...about, code: "CSCL.01", title: "Chính sách chất lượng của {{agency}}", kind: "policy" as const };
  const { id } = await write(province, { ...first, body: lines(...policy) });
  await publish(province, { id, note: "Ban hành lần đầu." });
  const other = await write(province, {
    ...about,
    code: "QT.11",
    title: "Quy trình tiếp công dân",
    kind: "process",
    body: aProcess("7 ngày"),
  });
  await publish(province, { id: other.id, note: "Ban hành lần đầu." });
  const draft = await write(province, {
    ...about,
    code: "QT.12",
    title: "Quy trình xử lý đơn thư",
    kind: "process",
    body: aProcess("10 ngày"),
  });
  const { items } = await takeUp(secretary, { models: [{ id, no: 1 }], unit: "Văn phòng" });
  const document = items[0]!.document;
  const drawn = await read(secretary, { id: document });
  if (drawn.state !== "active") throw new Error("a new document is active");
  const { text } = await readVersion(secretary, { id: drawn.draft! });
  const [one, two] = text!.body.content as ReturnType<typeof lines>["content"];
  const ours = lines("Giờ tiếp dân: sáng thứ Hai, thứ Năm hằng tuần.").content;
  const busy = lines("Văn phòng theo dõi việc thực hiện, báo cáo Chủ tịch mỗi quý một lần.").content;
  await save(secretary, { id: drawn.draft!, body: { type: "doc", content: [one!, two!, ...busy, ...ours] }, seen: text!.seen });
  const [a, b, c] = policy as [string, string, string];
  const next = lines(
    a.replace("người dân", "người dân, doanh nghiệp"),
    b,
    c.replace("mỗi năm một lần", "sáu tháng một lần"),
    "Rà soát hằng năm.",
  );
  await saveModel(province, { id, ...first, body: next });
  await publish(province, { id, note: "Thêm doanh nghiệp và việc rà soát, theo góp ý của các xã." });
  return { model: id, other: other.id, draft: draft.id, document };
}
