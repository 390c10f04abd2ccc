import { type DocumentFault, type DocumentReport, verifyDocuments } from "@chuan/core/upkeep";
import { provincesMeant } from "../provinces-meant.ts";
import type { Line } from "../say.ts";
import { verb } from "../verb.ts";

export const documentsVerify = verb(
  "verify [code]",
  { vi: "kiểm tra tài liệu đã duyệt: có byte nào bị sửa sau khi ký", en: "check approved documents for anything altered after approval" },
  async (session, [code]) => {
    const reports: DocumentReport[] = [];
    for (const province of await provincesMeant(session, code))
      reports.push(
        await verifyDocuments(session.table, province, session.platform.files, (done, of) =>
          session.progress({ vi: `Kiểm tra tài liệu ${province}`, en: `Checking documents of ${province}` }, done, of),
        ),
      );
    const faults = reports.flatMap((report) => report.faults);
    return {
      data: { ok: faults.length === 0, provinces: reports },
      lines: reports.flatMap(lined),
      ...(faults.length > 0 ? { found: true } : {}),
    };
  },
);

const lined = ({ province, versions, faults }: DocumentReport): Line[] => [
  {
    vi: `${province}: ${versions} phiên bản đã duyệt, ${faults.length} lỗi.`,
    en: `${province}: ${versions} approved versions, ${faults.length} faults.`,
  },
  ...faults.map(told),
];
const names = {
  seal: ["thông tin đã ký bị sửa", "what was signed was altered"],
  content: ["nội dung bị sửa", "the text was altered"],
  missing: ["mất nội dung", "the text is gone"],
  unrecorded: ["đã hủy mà không có biên bản đúng", "destroyed without a true record of it"],
  remains: ["đã hủy mà nội dung vẫn còn", "destroyed, and the text is still there"],
} as const;
const told = ({ place, version, code, fault }: DocumentFault): Line => ({
  vi: `  ${code} ${version} (${place}): ${names[fault][0]}`,
  en: `  ${code} ${version} (${place}): ${names[fault][1]}`,
});
