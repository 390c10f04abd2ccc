/** One table from what went wrong to what HTTP says. */
export const statusOf = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  illegal_state: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  too_many: 429,
  broken: 500,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof statusOf;
export type Sentence = { readonly vi: string; readonly en: string };
/** What is wrong with one field of the input: `path` as in `rows.3.name`. */
export type FieldError = { readonly path: string; readonly say: Sentence };
type More = { readonly version?: number; readonly errors?: readonly FieldError[]; readonly retryAfter?: number };

/** An expected failure. `code` is stable and for programs; the sentence is for people. `retryAfter` is in seconds. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly say: Sentence;
  readonly more: More;

  constructor(kind: ProblemKind, code: string, say: Sentence, more: More = {}) {
    super(`${code}: ${say.en}`);
    this.name = "Problem";
    this.kind = kind;
    this.code = code;
    this.say = say;
    this.more = more;
  }
}

export const notFound = (noun: string) =>
  new Problem("not_found", `${noun}.not_found`, { vi: "Không tìm thấy.", en: "There is no such record." });

export const forbidden = (permission: string) =>
  new Problem("forbidden", "access.forbidden", {
    vi: `Bạn không có quyền «${permission}».`,
    en: `This needs the permission ${permission}.`,
  });

/** Someone else was faster. `version` is the one to look at before trying again. */
export const stale = (noun: string, version: number | undefined) =>
  new Problem(
    "stale",
    `${noun}.changed_meanwhile`,
    { vi: "Dữ liệu đã được người khác thay đổi; hãy tải lại rồi làm tiếp.", en: "Someone changed this meanwhile; load it again first." },
    version === undefined ? {} : { version },
  );

/** The input is wrong at one place, and how to mend it. */
export const invalid = (code: string, path: string, say: Sentence) => new Problem("invalid", code, say, { errors: [{ path, say }] });

/** Our fault, never the caller's: stored data that does not parse, a key outside the scope, a full transaction. */
export const broken = (code: string, detail: string) =>
  new Problem("broken", code, { vi: "Lỗi hệ thống.", en: `Internal error (${detail}).` });
