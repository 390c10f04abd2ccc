import { Problem, type Sentence, statusOf } from "@chuan/kernel";
import type { Context } from "hono";
import { randomUUID } from "node:crypto";

export type Language = "vi" | "en";
/** Vietnamese unless the caller prefers English. */
export const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? "") ? "en" : "vi");

const titles: { readonly [status: number]: Sentence } = {
  401: { vi: "Chưa đăng nhập", en: "Not signed in" },
  403: { vi: "Không được phép", en: "Not allowed" },
  404: { vi: "Không tìm thấy", en: "Not found" },
  409: { vi: "Xung đột", en: "Conflict" },
  412: { vi: "Dữ liệu đã thay đổi", en: "Changed meanwhile" },
  413: { vi: "Nội dung quá lớn", en: "Too large" },
  415: { vi: "Kiểu nội dung không dùng được", en: "Wrong kind of content" },
  422: { vi: "Dữ liệu chưa hợp lệ", en: "Not valid" },
  429: { vi: "Quá nhiều yêu cầu", en: "Too many requests" },
  500: { vi: "Lỗi hệ thống", en: "Internal error" },
  503: { vi: "Tạm thời bận", en: "Busy for the moment" },
};

/** The caller's id for the request when it is a plain one, else one of ours: it stands in the answer, in the trail and in the log. */
export function requestIdOf(c: Context): string {
  const known = c.get("requestId") as string | undefined;
  if (known) return known;
  const given = c.req.header("x-request-id");
  const id = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  c.set("requestId", id);
  return id;
}

/** RFC 9457. What is our fault tells nothing of itself but the request id, under which the log has the whole. */
export function problemBody({ kind, code, say, more }: Problem, language: Language, requestId: string) {
  const status = statusOf[kind];
  const hidden = kind === "broken";
  return {
    type: "about:blank",
    title: titles[status]?.[language] ?? code,
    status,
    code: hidden ? "internal" : code,
    detail: hidden ? titles[500]![language] : say[language],
    requestId,
    ...(more.errors && !hidden ? { errors: more.errors.map((error) => ({ path: error.path, message: error.say[language] })) } : {}),
    ...(more.version === undefined ? {} : { version: more.version }),
  };
}

export function problemResponse(c: Context, problem: Problem): Response {
  const language = languageOf(c.req.header("accept-language"));
  const body = problemBody(problem, language, requestIdOf(c));
  const retry = problem.more.retryAfter ?? (problem.kind === "unavailable" ? 1 : undefined);
  return c.body(JSON.stringify(body), body.status as 400, {
    "content-type": "application/problem+json",
    "content-language": language,
    "x-request-id": body.requestId,
    ...(retry === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(retry))) }),
  });
}

export const noRoute = new Problem("not_found", "route.not_found", { vi: "Không có địa chỉ này.", en: "There is no such address." });
export const unauthenticated = new Problem("unauthenticated", "access.unauthenticated", {
  vi: "Bạn chưa đăng nhập.",
  en: "Sign in first.",
});
