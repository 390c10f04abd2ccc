import type { Sentence } from "@chuan/kernel";
import { salvaged } from "./characters.ts";
import type { TextBlock } from "./blocks.ts";

/** The text of an uploaded file, or why there is none. `cut` says that it goes on beyond the limits. */
export type FileText =
  | { readonly text: readonly TextBlock[]; readonly cut: boolean; readonly reason?: undefined }
  | { readonly text: undefined; readonly reason: Reason };
export type Reason = { readonly code: `text.${string}`; readonly say: Sentence };

export const fileLimits = {
  /** Bytes of a PDF: it is held whole, and twice. A larger one is a scan. */
  pdf: 32 * 1024 * 1024,
  pages: 500,
  /** Milliseconds for all pages of a PDF. */
  time: 30_000,
  /** Bytes that reading a PDF may take beside the file itself. */
  memory: 192 * 1024 * 1024,
  blocks: 20_000,
  /** UTF-16 units of all lines together. */
  length: 2_000_000,
  /** Of an Office file, of which only the parts with text are inflated. */
  archive: { entries: 5_000, inflated: 600 * 1024 * 1024, part: 24 * 1024 * 1024, ratio: 200 },
} as const;

const reason = (code: Reason["code"], vi: string, en: string): Reason => ({ code, say: { vi, en } });
export const whyUnread = {
  unsupported: reason(
    "text.unsupported",
    "Chỉ đọc được chữ trong tệp DOCX, ODT và PDF; vẫn có thể tải tệp này về để xem.",
    "Text is read from DOCX, ODT and PDF only; this file can still be downloaded and viewed.",
  ),
  encrypted: reason(
    "text.encrypted",
    "Tệp đặt mật khẩu hoặc theo định dạng cũ nên không đọc được chữ; hãy bỏ mật khẩu và lưu lại dạng DOCX hoặc PDF.",
    "The file has a password or an old format, so its text cannot be read; remove the password and save as DOCX or PDF.",
  ),
  broken: reason(
    "text.broken",
    "Tệp bị hỏng nên không đọc được chữ; hãy mở bằng phần mềm soạn thảo rồi lưu lại.",
    "The file is damaged, so its text cannot be read; open it in its editor and save it again.",
  ),
  tooMuch: reason(
    "text.too_much",
    "Tệp quá lớn hoặc quá phức tạp để đọc chữ; hãy tách thành nhiều tệp hoặc xuất lại.",
    "The file is too large or too complex for its text to be read; split it or export it again.",
  ),
  none: reason(
    "text.none",
    "Tệp không có chữ, có thể là bản quét; hãy tải lên bản xuất từ phần mềm soạn thảo để so sánh và tìm kiếm được.",
    "The file holds no text, perhaps it is a scan; upload one exported by an editor so that it can be compared and searched.",
  ),
} as const;

export const without = (why: Reason): FileText => ({ text: undefined, reason: why });

/** Collects lines of a file until the limits are reached: clean, trimmed, and those without a word left out. */
export class Lines {
  private readonly found: TextBlock[] = [];
  private length = 0;
  private cut = false;

  get full(): boolean {
    return this.cut;
  }
  add(block: TextBlock): void {
    if (this.cut) return;
    const text = block.text
      .split("\t")
      .map((part) => salvaged(part).replace(/\s+/g, " ").trim())
      .join("\t");
    if (text.trim() === "") return;
    if (this.found.length >= fileLimits.blocks || this.length + text.length > fileLimits.length) this.cut = true;
    if (this.cut) return;
    this.length += text.length;
    this.found.push({ ...block, text });
  }
  done(cut = false): FileText {
    if (this.found.length === 0) return without(this.cut ? whyUnread.tooMuch : whyUnread.none);
    return { text: this.found, cut: this.cut || cut };
  }
}
