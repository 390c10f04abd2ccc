import { crc32, deflateSync } from "node:zlib";
import { vi } from "vitest";
import type { Controlled } from "./controlled.ts";

// On import the reader grumbles that it cannot paint here; only its words are wanted.
const warned = vi.spyOn(console, "warn").mockReturnValue();
export const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
warned.mockRestore();

/** What another reader than our writers finds in a PDF. */
export const readPdf = async (bytes: Uint8Array) => {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const file = await task.promise;
  const pages: string[] = [];
  /** Points from the left to where the words of each page end. */
  const edges: number[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    // Words across the page have no right edge.
    const flat = items.filter((item) => "str" in item).filter(({ str, transform }) => str.trim() !== "" && transform[1] === 0);
    edges.push(Math.max(...flat.map(({ transform, width }) => Number(transform[4]) + width)));
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " "),
    );
  }
  const metadata = await file.getMetadata();
  await task.destroy();
  return { pages, edges, info: metadata.info as Record<string, unknown> };
};

/** Without blanks: where lines and cells break is a matter of layout. */
export const dense = (text: string): string => text.replace(/\s+/g, "");

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
};

/** A PNG with alpha; `packed` stands in for its pixels, right or not. */
export const pngOf = (width: number, height: number, packed = deflateSync(Buffer.alloc((width * 4 + 1) * height, 0x02))): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", packed),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const seal = {
  sha256: "3fa9c21b77d01e2f4455aabbccddeeff00112233445566778899aabbccddeeff",
  name: "Nguyễn Thị Ngọc Ánh",
  title: "Phó Chủ tịch",
  capacity: "KT. Chủ tịch",
  at: "2026-10-01T17:05:00Z",
};
export const standings = {
  in_preparation: { is: "in_preparation" },
  scheduled: { is: "scheduled", seal },
  effective: { is: "effective", seal },
  superseded: { is: "superseded", seal, on: "2026-12-01", replacedBy: "QT.01 lần ban hành 03" },
  withdrawn: { is: "withdrawn", seal, on: "2026-12-01" },
} as const;

/** A procedure in force, approved at five past midnight in Việt Nam. */
export const controlled: Controlled = {
  superior: "Ủy ban nhân dân tỉnh Thừa Thiên Huế",
  agency: "Ủy ban nhân dân xã Phú Vang",
  kind: "Quy trình",
  code: "QT.01",
  title: "Tiếp nhận và giải quyết hồ sơ đăng ký khai sinh",
  issue: 2,
  revision: 1,
  effectiveOn: "2026-10-15",
  drafted: [{ name: "Trần Văn Đức", title: "Công chức Tư pháp – Hộ tịch", on: "2026-09-20" }],
  reviewed: [
    { name: "Lê Thị Hồng Nhung", title: "Chánh Văn phòng", on: "2026-09-25" },
    { name: "Phạm Quốc Việt", title: "Trưởng ban ISO", capacity: "TM. Ban Chỉ đạo" },
  ],
  approved: [{ name: "Nguyễn Thị Ngọc Ánh", title: "Phó Chủ tịch", capacity: "KT. Chủ tịch", on: "2026-10-02" }],
  amendments: [
    { edition: "01", on: "2025-07-07", change: "Ban hành lần đầu", reason: "Chính quyền địa phương hai cấp" },
    { edition: "02/01", change: "Cập nhật mục 5.4", reason: "Nghị định có hiệu lực" },
  ],
  standing: standings.effective,
  made: "2026-10-01T17:05:00Z",
};
