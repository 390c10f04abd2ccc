import { createHash } from "node:crypto";
import { Problem } from "@chuan/kernel";
import type * as PdfLib from "@cantoo/pdf-lib";
import type { Controlled } from "./controlled.ts";
import { coverOf, fileTable } from "./cover.ts";
import { drawControlled, penFor } from "./document.ts";
import { type Fonts, fonts as load } from "./fonts.ts";
import { layMark, markOf } from "./frame.ts";
import { openPen } from "./pen.ts";
import { drawable } from "./words.ts";

/** A file is held in memory about three times while it is stamped. */
const MOST = 100 * 1024 * 1024;
/** Points of each side of the square page with the mark. */
const MARK = 600;

const unreadable = () =>
  new Problem("unsupported", "print.unreadable", {
    vi: "Không đọc được tệp PDF (bị hỏng hoặc đặt mật khẩu); hãy bỏ mật khẩu hoặc lưu lại tệp rồi tải lên bản mới.",
    en: "The PDF cannot be read (damaged or with a password); remove the password or save it again, then upload it anew.",
  });

const tooLarge = () =>
  new Problem("too_large", "print.too_large", {
    vi: "Tệp PDF lớn hơn 100 MB nên không đóng trang bìa được; hãy tải tệp gốc, hoặc giảm dung lượng tệp rồi tải lên bản mới.",
    en: "The PDF is over 100 MB, too large to put a cover before it; download the original, or make it smaller and upload it anew.",
  });

type Library = typeof PdfLib;

const open = async ({ PDFDocument, ParseSpeeds }: Library, upload: Uint8Array): Promise<PdfLib.PDFDocument> => {
  try {
    const file = await PDFDocument.load(upload, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    // A reader makes the best of a damaged file; what it could not find shows only here.
    for (const page of file.getPages()) if (!(page.getWidth() > 0 && page.getHeight() > 0)) throw unreadable();
    if (file.getPageCount() === 0) throw unreadable();
    return file;
  } catch {
    throw unreadable();
  }
};

/** An uploaded file by its name and SHA-256 (hex). */
export type Upload = { name: string; sha256: string };

const coverPdf = async (fonts: Fonts, control: Controlled, { name, sha256 }: Upload, following: number): Promise<Uint8Array> => {
  const pen = await penFor(fonts, control);
  const rows: [string, string][] = [
    ["Tệp nội dung", name],
    ...(following > 0 ? [["Số trang", String(following)] as [string, string]] : []),
    ["SHA-256", sha256.replace(/(.{32})(?=.)/g, "$1 ")],
  ];
  const where = following > 0 ? "in tiếp sau trang bìa" : "tải về từ phần mềm và giữ cùng trang bìa này";
  const note = `Nội dung tài liệu là tệp nêu trên, ${where}. Chữ ký số trong tệp (nếu có) được kiểm tra trên tệp gốc.`;
  await drawControlled(pen, fonts, control, [...coverOf(fonts, control), ...fileTable(fonts, rows, note)], following);
  return pen.end();
};

/** The cover alone, for an upload that is no PDF. Equal input gives equal bytes. */
export const printCover = async (control: Controlled, upload: Upload): Promise<Uint8Array> => coverPdf(await load(), control, upload, 0);

/** A page with nothing but the mark and, below it, since when; to be laid over other pages. */
const markPdf = async (fonts: Fonts, control: Controlled): Promise<Uint8Array> => {
  const page = { width: MARK, height: MARK };
  const pen = await openPen(fonts, { title: control.title, author: control.agency, made: control.made }, page);
  pen.page();
  layMark(pen, fonts, control, page, true);
  return pen.end();
};

/**
 * What no longer fits a stamped copy. A signature over the former bytes would be shown as broken, so its picture stays and its value goes;
 * page labels and the page to open at would be off by the cover; a description of the file would name another file.
 */
const unbind = ({ PDFDict, PDFName }: Library, file: PdfLib.PDFDocument): void => {
  const signature = PDFName.of("Sig");
  for (const [, object] of file.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(PDFName.of("FT")) === signature) object.delete(PDFName.of("V"));
  for (const key of ["OpenAction", "AA", "Perms", "PageLabels", "Metadata"]) file.catalog.delete(PDFName.of(key));
  file.catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict)?.delete(PDFName.of("SigFlags"));
};

const cosine = (angle: number) => Math.cos((angle * Math.PI) / 180);
const sine = (angle: number) => Math.sin((angle * Math.PI) / 180);

/** Lays the mark over the middle of every page, upright as the page is read: a page may be turned and its visible part cut out. */
const layOver = async ({ degrees }: Library, file: PdfLib.PDFDocument, mark: Uint8Array): Promise<void> => {
  const [drawn] = await file.embedPdf(mark, [0]);
  if (!drawn) return;
  for (const page of file.getPages()) {
    const seen = page.getCropBox();
    const turned = page.getRotation().angle;
    const side = MARK * Math.min(2, Math.min(seen.width, seen.height) / MARK);
    // Turning is about the lower left corner; the middle of the square must come to the middle of the page.
    const x = seen.x + seen.width / 2 - (side / 2) * (cosine(turned) - sine(turned));
    const y = seen.y + seen.height / 2 - (side / 2) * (sine(turned) + cosine(turned));
    page.drawPage(drawn, { x, y, width: side, height: side, rotate: degrees(turned) });
  }
};

/**
 * An uploaded PDF as a controlled copy: a cover with the header and the tables of a controlled document before it and, unless it is in force,
 * a mark over every page. The pages themselves, their links and bookmarks stay as they are. The upload must be a confirmed one, which has no
 * script and unpacks within bounds. Equal input gives equal bytes.
 * @throws Problem `print.unreadable`, `print.too_large`
 */
export const stampPdf = async (control: Controlled, upload: { name: string; bytes: Uint8Array }): Promise<Uint8Array> => {
  if (upload.bytes.length > MOST) throw tooLarge();
  const [library, fonts] = await Promise.all([import("@cantoo/pdf-lib"), load()]);
  const file = await open(library, upload.bytes);
  unbind(library, file);
  if (markOf(control.standing)) await layOver(library, file, await markPdf(fonts, control));

  const sha256 = createHash("sha256").update(upload.bytes).digest("hex");
  const front = await coverPdf(fonts, control, { name: upload.name, sha256 }, file.getPageCount());
  const source = await library.PDFDocument.load(front, { updateMetadata: false, parseSpeed: library.ParseSpeeds.Fastest });
  for (const [at, page] of (await file.copyPages(source, source.getPageIndices())).entries()) file.insertPage(at, page);

  file.setTitle(drawable(`${control.code} – ${control.title}`), { showInWindowTitleBar: true });
  file.setAuthor(drawable(control.agency));
  file.setSubject("");
  file.setKeywords([]);
  file.setCreator("Chuẩn");
  file.setProducer("Chuẩn");
  file.setLanguage("vi");
  file.setCreationDate(new Date(control.made));
  file.setModificationDate(new Date(control.made));
  return file.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY });
};
