import type { Document, DocumentNumber, DocumentStatus } from "../documents/index.ts";

/** Words of documents as they stand on paper: an administrative paper is Vietnamese, whatever language its reader works in. */
export const kindNames = {
  policy: "Chính sách",
  manual: "Sổ tay",
  process: "Quy trình",
  work_instruction: "Hướng dẫn công việc",
  form: "Biểu mẫu",
  decision: "Quyết định",
  plan: "Kế hoạch",
  external: "Tài liệu bên ngoài",
} as const satisfies Record<Document["kind"], string>;

export const statusNames = {
  in_preparation: "Đang soạn thảo",
  in_review: "Đang soát xét",
  reviewed: "Đã soát xét",
  awaiting_approval: "Chờ phê duyệt",
  scheduled: "Chờ hiệu lực",
  effective: "Đang hiệu lực",
  withdrawn: "Đã thu hồi",
} as const satisfies Record<DocumentStatus, string>;

/** Lần ban hành/lần sửa đổi: `02/01`. */
export const numberOf = ({ issue, revision }: DocumentNumber): string =>
  `${String(issue).padStart(2, "0")}/${String(revision).padStart(2, "0")}`;

/** A name for a file: without what file systems refuse. */
export const fileName = (...parts: readonly string[]) => parts.join(" ").replace(/[/\\:*?"<>|]/g, "-");
