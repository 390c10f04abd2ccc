import { rebuildCatalogues } from "@chuan/core/upkeep";
import { provincesMeant } from "../provinces-meant.ts";
import { verb } from "../verb.ts";

export const catalogueRebuild = verb(
  "rebuild [code]",
  {
    vi: "ghi lại các dòng danh mục theo hồ sơ, khi hệ thống đang chạy",
    en: "make the lines of the lists what the records say, while the system runs",
  },
  async (session, [code]) => {
    const provinces: { province: string; mended: number }[] = [];
    for (const province of await provincesMeant(session, code)) {
      const mended = await rebuildCatalogues(session.table, province, (done, of) =>
        session.progress({ vi: `Ghi lại danh mục ${province}`, en: `Rebuilding the lists of ${province}` }, done, of),
      );
      provinces.push({ province, mended });
    }
    return {
      data: { provinces },
      lines: provinces.map(({ province, mended }) => ({
        vi: `${province}: đã sửa ${mended} dòng.`,
        en: `${province}: ${mended} lines were mended.`,
      })),
    };
  },
);
