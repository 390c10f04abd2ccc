import type { nodes } from "@chuan/core/texts";

const line = (text: string) => ({ type: "paragraph" as const, content: [{ type: "text" as const, text }] });
const heading = (text: string) => ({ type: "heading" as const, attrs: { level: 2 as const }, content: [{ type: "text" as const, text }] });
const bullets = (lines: readonly string[]) => ({
  type: "bulletList" as const,
  content: lines.map((text) => ({ type: "listItem" as const, content: [line(text)] })),
});
const cell = (type: "tableHeader" | "tableCell") => (text: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [line(text)] });
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => ({
  type: "table" as const,
  content: [
    { type: "tableRow" as const, content: head.map(cell("tableHeader")) },
    ...rows.map((row) => ({ type: "tableRow" as const, content: row.map(cell("tableCell")) })),
  ],
});
const doc = (content: nodes.Block[]): nodes.RichText => ({ type: "doc", content });

export type Procedure = {
  purpose: string;
  scope: string;
  references: readonly string[];
  /** What is done, by whom, how long it takes, what comes of it. */
  steps: readonly (readonly [what: string, who: string, time: string, result: string])[];
  forms: readonly string[];
  records: readonly (readonly [record: string, where: string, years: string])[];
};

/** A procedure in the seven parts in which Vietnamese agencies write theirs. */
export const procedure = ({ purpose, scope, references, steps, forms, records }: Procedure): nodes.RichText =>
  doc([
    heading("1. Mục đích"),
    line(purpose),
    heading("2. Phạm vi áp dụng"),
    line(scope),
    heading("3. Tài liệu viện dẫn"),
    bullets(references),
    heading("4. Định nghĩa, viết tắt"),
    bullets(["HTQLCL: hệ thống quản lý chất lượng", "TTHC: thủ tục hành chính", "ĐDLĐ: đại diện lãnh đạo về chất lượng"]),
    heading("5. Nội dung"),
    table(
      ["TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu, kết quả"],
      steps.map((step, i) => [String(i + 1), ...step]),
    ),
    heading("6. Biểu mẫu"),
    bullets(forms),
    heading("7. Hồ sơ cần lưu"),
    table(
      ["TT", "Tên hồ sơ", "Nơi lưu", "Thời hạn"],
      records.map((record, i) => [String(i + 1), ...record]),
    ),
  ]);

/** A text of a few parts, each with its sentences. */
export const plain = (parts: readonly (readonly [title: string, ...lines: string[]])[]): nodes.RichText =>
  doc(parts.flatMap(([title, ...lines]) => [heading(title), ...lines.map(line)]));

/** A form: what is filled in, as a table with empty rows. */
export const form = (columns: readonly string[], note: string): nodes.RichText =>
  doc([
    line(note),
    table(
      columns,
      [1, 2, 3].map((n) => [String(n), ...columns.slice(1).map(() => "…")]),
    ),
  ]);
