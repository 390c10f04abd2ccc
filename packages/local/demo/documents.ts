import * as comments from "@chuan/core/comments";
import * as documents from "@chuan/core/documents";
import * as laws from "@chuan/core/laws";
import * as reading from "@chuan/core/reading";
import type { nodes } from "@chuan/core/texts";
import type { DemoOffice, Role } from "./office.ts";
import * as texts from "./procedures.ts";

type DocumentId = documents.Document["id"];
type VersionId = NonNullable<Extract<documents.Document, { state: "active" }>["draft"]>;
type Kept = { id: DocumentId; version: VersionId };
export type DemoLaw = { number: string; title: string; issuer: string; issuedOn?: string; effectiveFrom: string; done?: string };
export type DemoSet = { service: { code: string; what: string; days: number; unit: string }; laws: readonly DemoLaw[]; standard: string };

/** Steps in the order of a version's life; a version is taken to one of them. */
const stages = ["draft", "in_review", "reviewed", "awaiting_approval", "approved"] as const;
type Stage = (typeof stages)[number];
const first = { summary: "Ban hành lần đầu", reason: "Áp dụng hệ thống quản lý chất lượng tại cơ quan" };
const later = { summary: "Sửa thời gian và trách nhiệm của một số bước", reason: "Kiến nghị sau đánh giá nội bộ" };

/**
 * A set of documents as an agency has it after a year and more: one in every state, read by some and not by others, one overdue for review, one
 * that waits for its day, a law that asks for an update. Every act is done by those who may, through the same commands as everybody's, in the
 * order of its day, so that the trail reads like a diary.
 */
export async function loadDocuments(office: DemoOffice, set: DemoSet): Promise<void> {
  const { on, date, members, asAssistant } = office;
  const diary: { day: number; act: (day: number) => Promise<unknown> }[] = [];
  const note = (day: number, act: (day: number) => Promise<unknown>) => void diary.push({ day, act });
  const kept = new Map<string, Kept>();
  const of = (code: string) => kept.get(code)!;

  /** The way of the open draft of `code` to a stage, which it reaches on `day`. */
  const carry = (code: string, stage: Stage, day: number, why: typeof first, effective = day) => {
    const far = stages.indexOf(stage);
    // Two days from each step to the next.
    const step = (n: number, act: (day: number) => Promise<unknown>) => void (far >= n && note(day - 2 * (far - n), act));
    step(1, async (then) =>
      documents.submit(await on(then, "secretary"), { id: of(code).version, ...why, reviewers: [members.reviewer.id] }),
    );
    step(2, async (then) => documents.agree(await on(then, "reviewer"), { id: of(code).version }));
    step(3, async (then) =>
      documents.sendForApproval(await on(then, "secretary"), { id: of(code).version, effectiveFrom: date(effective) }),
    );
    step(4, async (then) => documents.approve(await on(then, "head"), { document: of(code).id, id: of(code).version }));
  };
  type About = Omit<Parameters<typeof documents.create>[1], "code" | "title">;
  const write = (code: string, title: string, about: About, body: nodes.RichText, stage: Stage, day: number) => {
    note(day - 7, async (then) => {
      const ctx = await on(then, "secretary");
      const made = await documents.create(ctx, { code, title, ...about });
      if (made.state !== "active") return;
      kept.set(code, { id: made.id, version: made.draft! });
      await documents.save(ctx, { id: made.draft!, body, seen: 1 });
    });
    carry(code, stage, day, first);
  };
  const rewrite = (code: string, step: "issue" | "revision", body: nodes.RichText, stage: Stage, day: number, effective = day) => {
    note(day - 6, async (then) => {
      const ctx = await on(then, "secretary");
      const { id, version } = of(code);
      const next = await documents.revise(ctx, { id, step, from: version });
      if (next.state !== "active") return;
      kept.set(code, { id, version: next.draft! });
      await documents.save(ctx, { id: next.draft!, body, seen: 1 });
    });
    carry(code, stage, day, later, effective);
  };
  const hand = (code: string, day: number, audience: Parameters<typeof reading.distribute>[1]["audience"], ...readers: Role[]) => {
    note(day, async (then) => {
      await reading.distribute(await on(then, "secretary"), { document: of(code).id, audience });
      await reading.converge(asAssistant(then), of(code).id);
    });
    for (const [i, reader] of readers.entries())
      note(day + 1 + i, async (then) => reading.acknowledge(await on(then, reader), { document: of(code).id }));
  };
  const remark = (
    code: string,
    day: number,
    by: Role,
    text: string,
    quote?: string,
    more?: (id: comments.Comment["id"], then: number) => Promise<unknown>,
  ) =>
    note(day, async (then) => {
      const made = await comments.add(await on(then, by), { of: of(code).version, text, ...(quote ? { quote } : {}) });
      await more?.(made.id, then);
    });

  const process = (clauses: string[], reviewMonths = 24) => ({ kind: "process" as const, unit: "Văn phòng", clauses, reviewMonths });
  // A form that was replaced soon, kept its year, and was then destroyed.
  write(
    "BM.QT.01.01",
    "Danh mục tài liệu nội bộ",
    { kind: "form", clauses: ["7.5"], retentionYears: 1 },
    texts.formOfList,
    "approved",
    -500,
  );
  rewrite("BM.QT.01.01", "revision", texts.formOfList, "approved", -470);
  // In force, and read by some.
  write("CSCL", "Chính sách chất lượng", { kind: "policy", clauses: ["5.2"], reviewMonths: 24 }, texts.policy, "approved", -300);
  hand("CSCL", -299, { everyone: true }, "head", "reviewer", "staff");
  write(
    "MH.HTQLCL",
    "Mô hình hệ thống quản lý chất lượng",
    { kind: "manual", clauses: ["4.3", "4.4"], reviewMonths: 36 },
    texts.manual,
    "approved",
    -290,
  );
  // A second issue took the place of the first; whoever read the first is asked again.
  write(
    "QT.01",
    "Quy trình kiểm soát thông tin dạng văn bản",
    { ...process(["7.5"]), retentionYears: 5 },
    texts.processOf("control"),
    "approved",
    -420,
  );
  hand("QT.01", -419, { everyone: true }, "head", "reviewer", "staff", "clerk");
  rewrite("QT.01", "issue", texts.processOf("control"), "approved", -120);
  note(-119, async (then) => reading.converge(asAssistant(then), of("QT.01").id));
  note(-118, async (then) => reading.acknowledge(await on(then, "reviewer"), { document: of("QT.01").id }));
  // Overdue for review.
  write("QT.02", "Quy trình quản lý rủi ro và cơ hội", process(["6.1"], 12), texts.processOf("risk"), "approved", -400);
  // A revision was approved and waits for its day.
  write("QT.03", "Quy trình đánh giá nội bộ", process(["9.2"]), texts.processOf("audit"), "approved", -200);
  hand("QT.03", -199, { units: ["Văn phòng"], roles: ["department_head"] }, "reviewer");
  rewrite("QT.03", "revision", texts.processOf("audit"), "approved", -3, 12);
  write("BM.QT.03.01", "Chương trình đánh giá nội bộ năm", { kind: "form", clauses: ["9.2"] }, texts.formOfProgramme, "approved", -199);
  // Under way.
  write(
    "QT.04",
    "Quy trình kiểm soát sự không phù hợp và hành động khắc phục",
    process(["8.7", "10.2"]),
    texts.processOf("correction"),
    "in_review",
    -4,
  );
  remark("QT.04", -3, "reviewer", "Ghi rõ ai xác nhận khi trưởng đơn vị đi vắng.", "Trưởng đơn vị");
  remark("QT.04", -2, "staff", "Hạn phân tích nguyên nhân nên thống nhất với QT.06.", "5 ngày làm việc", async (id, then) =>
    comments.answer(await on(then, "secretary"), { id, text: "Đã đối chiếu: QT.06 cũng là 5 ngày làm việc." }),
  );
  remark("QT.04", -2, "clerk", "Thiếu số hiệu của phiếu.", undefined, async (id, then) =>
    comments.resolve(await on(then, "secretary"), { id }),
  );
  write("QT.05", "Quy trình xem xét của lãnh đạo", process(["9.3"]), texts.processOf("review"), "awaiting_approval", -2);
  write(
    "QT.06",
    "Quy trình tiếp nhận phản ánh, kiến nghị và đo lường sự hài lòng",
    process(["8.2.1", "9.1.2"]),
    texts.processOf("feedback"),
    "in_review",
    -9,
  );
  note(-6, async (then) =>
    documents.sendBack(await on(then, "reviewer"), { id: of("QT.06").version, remark: "Bổ sung cách tiếp nhận qua điện thoại ngoài giờ." }),
  );
  write("QT.07", "Quy trình đào tạo, tập huấn", process(["7.2", "7.3"]), texts.processOf("training"), "draft", 2);
  write(
    "HD.01",
    "Hướng dẫn đánh mã hiệu và trình bày tài liệu",
    { kind: "work_instruction", clauses: ["7.5"] },
    texts.instruction,
    "reviewed",
    -1,
  );
  // Out of force for good.
  write(
    "QT.08",
    "Quy trình quản lý trang thiết bị",
    { ...process(["7.1.3"]), retentionYears: 3 },
    texts.processOf("equipment"),
    "approved",
    -350,
  );
  note(-60, async (then) =>
    documents.withdraw(await on(then, "head"), { id: of("QT.08").id, reason: "Gộp vào quy chế quản lý tài sản công của cơ quan" }),
  );
  // What the agency is there for, and the law it rests on.
  const { code, what, days, unit } = set.service;
  write(code, `Quy trình ${what}`, { ...process(["8.1", "8.5"]), unit }, texts.service(what, days, unit), "approved", -250);
  hand(code, -249, { units: [unit] }, "staff");
  for (const { done, ...law } of set.laws) {
    note(-240, async (then) => {
      const made = await laws.register(await on(then, "secretary"), { ...law, cited: [of(code).id] });
      if (made.state === "active") kept.set(law.number, { id: made.id, version: made.draft! });
    });
    note(-238, async (then) => documents.approve(await on(then, "head"), { document: of(law.number).id, id: of(law.number).version }));
    if (done)
      note(-200, async (then) => {
        const ctx = await on(then, "secretary");
        const { items } = await laws.updates(ctx, { limit: 50 });
        const update = items.find((each) => each.law === of(law.number).id);
        if (update) await laws.finish(ctx, { id: update.id, outcome: "revised", how: done });
      });
  }
  note(-6, async (then) =>
    laws.register(await on(then, "secretary"), {
      nature: "standard",
      number: set.standard,
      title: "Hệ thống quản lý chất lượng – Các yêu cầu",
      issuer: "Bộ Khoa học và Công nghệ",
      effectiveFrom: "2008-11-15",
      keptAt: "Văn phòng",
    }),
  );
  note(-55, async (then) => {
    const { id } = of("BM.QT.01.01");
    const { past } = await documents.read(await on(then, "head"), { id });
    await documents.dispose(await on(then, "head"), {
      document: id,
      id: past[0]!.version,
      reason: "Hết thời hạn lưu, đã có phiên bản thay thế",
      decision: { number: "27/QĐ-HTL", on: date(-57) },
      method: "Xóa trên hệ thống; bản giấy cắt nhỏ",
      witnesses: [members.secretary.id, members.reviewer.id],
    });
  });
  for (const { day, act } of diary.toSorted((a, b) => a.day - b.day)) await act(day);
}
