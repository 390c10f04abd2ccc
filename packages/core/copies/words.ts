import { type RoleName, roleOf } from "../access/index.ts";
import type { Document, DocumentNumber, DocumentStatus, External } from "../documents/index.ts";

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

/** What a text from outside is. */
export const natureNames = {
  law: "Văn bản pháp luật",
  standard: "Tiêu chuẩn",
  other: "Tài liệu khác",
} as const satisfies Record<External["nature"], string>;

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

/** "KT." stands above the title of who signs for the head by delegation. */
export const capacityOf = ({ role, for: other }: { role: string; for?: object | undefined }) =>
  other ? `KT. ${roleOf(role as RoleName).vi.toUpperCase()}` : undefined;
