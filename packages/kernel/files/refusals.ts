import { Problem, type ProblemKind } from "../errors.ts";
import { maxEntries, maxInflated, maxNameLength, maxPixels } from "./limits.ts";

type Row = readonly [kind: ProblemKind, vi: string, en: string];
const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
const accepted = "PDF, DOCX, XLSX, ODT, PNG, JPEG";

/** Every reason a file is refused for: what is wrong, and what to do about it. */
const said = {
  "file.name_empty": ["invalid", "Tệp chưa có tên; hãy đặt tên cho tệp.", "The file has no name; give it one."],
  "file.name_too_long": [
    "invalid",
    `Tên tệp dài quá ${maxNameLength} ký tự; hãy đặt tên ngắn hơn.`,
    `The file's name is longer than ${maxNameLength} characters; shorten it.`,
  ],
  "file.name_path": [
    "invalid",
    "Tên tệp chứa đường dẫn (/ \\ : hoặc ..); hãy bỏ đường dẫn, chỉ giữ tên tệp.",
    "The file's name contains a path (/ \\ : or ..); keep the bare name.",
  ],
  "file.name_hidden": [
    "invalid",
    "Tên tệp có ký tự ẩn hoặc ký tự điều khiển; hãy gõ lại tên tệp.",
    "The file's name holds invisible or control characters; type the name anew.",
  ],
  "file.name_forbidden": [
    "invalid",
    'Tên tệp có ký tự không dùng được trên mọi máy (* ? " < > |) hoặc kết thúc bằng dấu chấm; hãy đổi tên tệp.',
    "The file's name has characters that not every computer takes (* ? \" < > |) or ends with a dot; rename the file.",
  ],
  "file.name_reserved": [
    "invalid",
    "Tên tệp trùng với tên dành riêng của hệ điều hành (như CON, NUL); hãy đổi tên tệp.",
    "The file's name is reserved by an operating system (such as CON or NUL); rename the file.",
  ],
  "file.name_extension": [
    "invalid",
    "Phần mở rộng của tên tệp không khớp với loại tệp; hãy lưu đúng định dạng rồi tải lên lại.",
    "The extension of the file's name does not fit its type; save it in the right format and upload it again.",
  ],
  "file.empty": [
    "invalid",
    "Tệp rỗng; hãy kiểm tra lại rồi tải lên tệp có nội dung.",
    "The file is empty; choose the file with the content.",
  ],
  "file.bad_size": [
    "invalid",
    "Kích thước tệp không hợp lệ; hãy chọn lại tệp.",
    "The size is not a number of bytes; choose the file again.",
  ],
  "file.bad_sha256": [
    "invalid",
    "Mã kiểm SHA-256 không hợp lệ; hãy chọn lại tệp.",
    "The SHA-256 is not 64 lower-case hexadecimal digits; choose the file again.",
  ],
  "file.type_not_accepted": [
    "unsupported",
    `Loại tệp này không được nhận; hãy lưu thành ${accepted} rồi tải lên.`,
    `This type of file is not accepted; save it as ${accepted} and upload that.`,
  ],
  "file.type_mismatch": [
    "unsupported",
    "Nội dung tệp không đúng loại đã khai; hãy lưu lại đúng định dạng rồi tải lên.",
    "The content is not of the type that was declared; save it in that format and upload it again.",
  ],
  "file.type_unknown": [
    "unsupported",
    `Không nhận ra nội dung tệp; chỉ nhận ${accepted}. Hãy lưu lại thành một trong các loại này.`,
    `The content is none of ${accepted}; save it as one of these.`,
  ],
  "file.size_mismatch": [
    "invalid",
    "Tệp nhận được không đủ hoặc thừa so với kích thước đã khai; hãy tải lên lại.",
    "What arrived is not of the declared size; upload the file again.",
  ],
  "file.sha256_mismatch": [
    "invalid",
    "Nội dung nhận được khác với tệp đã chọn (SHA-256 không khớp); hãy tải lên lại.",
    "What arrived differs from the chosen file (SHA-256 does not match); upload it again.",
  ],
  "file.malformed": [
    "invalid",
    "Tệp bị hỏng hoặc không đúng cấu trúc; hãy mở tệp, lưu lại bản mới rồi tải lên.",
    "The file is damaged or malformed; open it, save a fresh copy and upload that.",
  ],
  "file.polyglot": [
    "invalid",
    "Tệp chứa thêm dữ liệu lạ trước hoặc sau nội dung; hãy mở tệp, lưu lại bản mới rồi tải lên.",
    "The file carries foreign data before or after its content; open it, save a fresh copy and upload that.",
  ],
  "file.encrypted": [
    "invalid",
    "Tệp được mã hóa hoặc đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.",
    "The file is encrypted or has a password; remove the password and upload it again.",
  ],
  "file.macros": [
    "invalid",
    "Tệp chứa macro; hãy lưu thành định dạng không có macro (.docx, .xlsx, .odt) rồi tải lên.",
    "The file contains macros; save it in a format without macros (.docx, .xlsx, .odt) and upload that.",
  ],
  "file.active_content": [
    "invalid",
    "Tệp chứa nội dung tự chạy (ActiveX, DDE, tệp thực thi hoặc gói nhúng); hãy xóa phần đó rồi tải lên lại.",
    "The file contains content that runs (ActiveX, DDE, a program or an embedded package); delete it and upload again.",
  ],
  "file.script": [
    "invalid",
    "Tệp PDF chứa mã lệnh hoặc lệnh mở chương trình; hãy in lại ra PDF rồi tải lên.",
    "The PDF contains script or a command to start a program; print it to PDF anew and upload that.",
  ],
  "file.attachment": [
    "invalid",
    "Tệp PDF có tệp khác đính kèm bên trong; hãy bỏ phần đính kèm và tải riêng từng tệp.",
    "The PDF has other files attached inside; remove them and upload each by itself.",
  ],
  "file.external": [
    "invalid",
    "Tệp lấy mẫu, ảnh hoặc đối tượng từ nơi khác; hãy nhúng chúng vào tệp (hoặc gắn mẫu Normal) rồi tải lên.",
    "The file fetches a template, picture or object from elsewhere; embed them (or attach the Normal template) and upload again.",
  ],
  "file.xml_entities": [
    "invalid",
    "Tệp chứa khai báo XML (DOCTYPE) không được phép; hãy mở tệp, lưu lại bản mới rồi tải lên.",
    "The file contains XML declarations (DOCTYPE) that are not allowed; open it, save a fresh copy and upload that.",
  ],
  "file.too_many_entries": [
    "invalid",
    `Tệp gồm quá ${maxEntries} phần bên trong; hãy tách thành nhiều tệp nhỏ hơn.`,
    `The file has more than ${maxEntries} parts inside; split it into smaller files.`,
  ],
  "file.inflates_too_much": [
    "invalid",
    `Nội dung nén của tệp phình ra quá lớn (hơn ${mb(maxInflated)} MB hoặc tỉ lệ nén bất thường); hãy giảm nội dung rồi tải lên lại.`,
    `The file's packed content grows too large (over ${mb(maxInflated)} MB, or packed beyond reason); reduce it and upload again.`,
  ],
  "file.nested_archive": [
    "invalid",
    "Tệp chứa tệp nén khác bên trong; hãy lấy ra và tải riêng từng tệp.",
    "The file contains another archive; take it out and upload each file by itself.",
  ],
  "file.image_too_large": [
    "invalid",
    `Ảnh quá lớn (hơn ${maxPixels / 1_000_000} triệu điểm ảnh); hãy thu nhỏ ảnh rồi tải lên lại.`,
    `The picture is larger than ${maxPixels / 1_000_000} million pixels; scale it down and upload it again.`,
  ],
  "file.not_uploaded": [
    "not_found",
    "Chưa nhận được tệp, hoặc tệp đã quá hạn một ngày; hãy tải lên lại.",
    "The file has not arrived, or more than a day ago; upload it again.",
  ],
  "file.not_found": ["not_found", "Không tìm thấy tệp.", "There is no such file."],
  "file.bad_range": ["invalid", "Phần cần đọc nằm ngoài tệp; hãy tải lại cả tệp.", "The range lies outside the file; read the whole file."],
  "file.bad_link": [
    "forbidden",
    "Đường dẫn tệp không hợp lệ; hãy mở lại từ trang tài liệu.",
    "The file's address is not valid; open it again from its page.",
  ],
  "file.link_expired": [
    "forbidden",
    "Đường dẫn tệp đã hết hạn; hãy mở lại từ trang tài liệu.",
    "The file's address has expired; open it again from its page.",
  ],
  "file.interrupted": ["invalid", "Việc tải lên bị gián đoạn; hãy tải lên lại.", "The upload was interrupted; upload the file again."],
  "file.store_busy": ["unavailable", "Kho tệp đang bận, xin thử lại sau.", "The store of files is busy; try again later."],
} as const satisfies { readonly [code: string]: Row };

export type RefusalCode = keyof typeof said | "file.too_large";
export const refusalCodes = Object.keys(said) as (keyof typeof said)[];

/** The refusal of that code, pointing at the field of the claim it is about. */
export function refusal(code: keyof typeof said): Problem {
  const [kind, vi, en]: Row = said[code];
  if (kind !== "invalid" && kind !== "unsupported") return new Problem(kind, code, { vi, en });
  const field = /^file\.(name|type|bad_size|bad_sha256)/.exec(code)?.[1]?.replace("bad_", "") ?? "file";
  return new Problem(kind, code, { vi, en }, { errors: [{ path: field, say: { vi, en } }] });
}

export const tooLarge = (limit: number) =>
  new Problem("too_large", "file.too_large", {
    vi: `Tệp lớn hơn ${mb(limit)} MB; hãy nén ảnh trong tệp hoặc tách thành nhiều tệp.`,
    en: `The file is larger than ${mb(limit)} MB; shrink the pictures in it, or split it.`,
  });
