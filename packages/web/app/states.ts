import { m } from "../words/out/messages.js";
import type { Shape, Tone } from "../ui/Mark.tsx";
type Look = { shape: Shape; tone: Tone; word: string };
/** Every lifecycle of DOMAIN.md §4: one shape, one tone, one Vietnamese word. */
const look = (shape: Shape, tone: Tone, word: string): Look => ({ shape, tone, word });

export const cell = {
  not_required: look("none", "quiet", "Không yêu cầu"),
  missing: look("empty", "amber", "Chưa có"),
  in_progress: look("half", "muc", "Đang làm"),
  done: look("tick", "green", "Xong"),
  late: look("late", "red", "Quá hạn"),
};
export const version = {
  draft: look("pen", "ink", "Dự thảo"),
  in_review: look("wait", "amber", "Chờ duyệt"),
  approved: look("sent", "muc", "Đã duyệt, chờ hiệu lực"),
  effective: look("done", "green", "Đang hiệu lực"),
  superseded: look("none", "quiet", "Đã thay thế"),
  withdrawn: look("off", "ink", "Đã thu hồi"),
};
/** Its word is said in the language that is read. */
const said = (shape: Shape, tone: Tone, word: () => string): Look => ({
  shape,
  tone,
  get word() {
    return word();
  },
});
/** From the furthest to the first, as they stand in bars and keys. */
export const adoption = {
  declared: said("done", "green", m.adoption_declared),
  needs_redeclaration: said("back", "amber", m.adoption_needs_redeclaration),
  confirmed: said("tick", "muc", m.adoption_confirmed),
  applying: said("half", "muc", m.adoption_applying),
  building: said("pen", "ink", m.adoption_building),
  planned: said("empty", "ink", m.adoption_planned),
  not_started: said("none", "quiet", m.adoption_not_started),
};
export const person = {
  active: said("tick", "green", m.people_active),
  invited: said("sent", "amber", m.people_invited),
  deactivated: said("off", "ink", m.people_deactivated),
};
export const inspection = {
  planned: look("empty", "ink", "Trong kế hoạch"),
  decided: look("sent", "ink", "Đã có quyết định"),
  opened: look("half", "muc", "Đã công bố quyết định"),
  in_progress: look("half", "muc", "Đang kiểm tra"),
  minutes_signed: look("pen", "muc", "Đã ký biên bản"),
  remediation: look("wait", "amber", "Đang khắc phục"),
  rejected: look("back", "red", "Chưa chấp nhận"),
  accepted: look("tick", "green", "Đã chấp nhận"),
  closed: look("done", "green", "Đã kết thúc"),
};
export const nonconformity = {
  open: look("empty", "amber", "Mới ghi nhận"),
  cause_analysed: look("half", "muc", "Đã rõ nguyên nhân"),
  action_planned: look("wait", "muc", "Đã có kế hoạch"),
  done: look("sent", "muc", "Đã làm, chờ xác nhận"),
  verified: look("tick", "green", "Đã xác nhận"),
  effective: look("done", "green", "Có hiệu lực"),
  reopened: look("back", "red", "Tái diễn, mở lại"),
};
export const report = {
  open: look("empty", "amber", "Chưa nộp"),
  submitted: look("sent", "muc", "Đã nộp"),
  returned: look("back", "red", "Trả lại"),
  accepted: look("tick", "green", "Đã nhận"),
  consolidated: look("done", "green", "Đã tổng hợp"),
};
export const finding = {
  conforms: look("tick", "green", "Phù hợp"),
  nonconformity: look("late", "red", "Không phù hợp"),
  observation: look("wait", "amber", "Lưu ý"),
  opportunity: look("star", "muc", "Cơ hội cải tiến"),
  not_sampled: look("none", "ink", "Chưa xem xét"),
};
export type CellState = keyof typeof cell;
export type Adoption = keyof typeof adoption;
