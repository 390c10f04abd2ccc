import { type Change, Problem } from "@chuan/kernel";
import * as z from "zod";

/** The act is done and there is nothing to tell. */
export const Done = z.object({ done: z.literal(true) }).meta({ id: "Done" });
export const done = { done: true } as const;

/** A password, a code or a client's secret as typed. What is right for it is said by the rule, and only where it is chosen. */
export const typed = z.string().min(1).max(1024);

/** One and the same for whatever was wrong: an unknown address, the password, the code. */
export const refused = new Problem("unauthenticated", "session.refused", {
  vi: "Thư điện tử, mật khẩu hoặc mã xác thực không đúng; hãy kiểm tra và nhập lại.",
  en: "The e-mail address, password or code is not right; check them and type them again.",
});

/** Told only to whoever has just given the right password. */
export const totpRequired = new Problem("unauthenticated", "session.totp_required", {
  vi: "Tài khoản này cần mã xác thực 6 số; hãy mở ứng dụng xác thực và nhập mã.",
  en: "This account needs a 6-digit code; open your authenticator app and type it.",
});

export const sessionEnded = new Problem("unauthenticated", "session.ended", {
  vi: "Phiên làm việc đã kết thúc; hãy đăng nhập lại.",
  en: "The session has ended; sign in again.",
});

/** One and the same for a wrong, a used and an expired link of a mail. */
export const ticketRefused = new Problem("unauthenticated", "ticket.refused", {
  vi: "Liên kết không đúng, đã dùng hoặc đã hết hạn; hãy đăng nhập, hoặc xin liên kết mới.",
  en: "This link is wrong, used or expired; sign in, or ask for a new one.",
});

/** What is committed although the caller is refused, such as the count of a wrong guess. */
export const refusing = (refuse: Problem, change: Change<unknown>): Change<never> => ({
  edits: change.edits,
  refuse,
  // Safe: the kernel throws `refuse` after the commit and answers nothing.
  answer: {} as never,
});
