import { writeExport } from "../export-file.ts";
import { verb } from "../verb.ts";

export const exportAll = verb(
  "export <code> <file>",
  { vi: "xuất mọi dữ liệu của một tỉnh (NDJSON)", en: "export everything of a province as lines of JSON" },
  async (session, [code = "", to = ""]) => {
    const { file, items, sha256, files } = await writeExport(session, session.provinceOf(code), to);
    return {
      data: { file, items, sha256, files },
      lines: [
        { vi: `Đã xuất ${items} mục vào ${file}.`, en: `${items} items were exported to ${file}.` },
        { vi: `${files} tệp tải lên: ${file}.files`, en: `${files} uploaded files: ${file}.files` },
        `SHA-256 ${sha256}`,
      ],
    };
  },
);
