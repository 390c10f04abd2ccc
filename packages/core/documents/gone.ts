import { Problem } from "@chuan/kernel";

/** Whoever asks for the content of a version that was destroyed. */
export const contentGone = new Problem("illegal_state", "document.disposed", {
  vi: "Nội dung phiên bản này đã được tiêu hủy theo quyết định; xem biên bản tiêu hủy.",
  en: "The content of this version was destroyed by a decision; see the record of destruction.",
});
