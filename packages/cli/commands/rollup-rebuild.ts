import { rebuildRollups } from "@chuan/core/upkeep";
import { provincesMeant } from "../provinces-meant.ts";
import { verb } from "../verb.ts";

export const rollupRebuild = verb(
  "rebuild [code]",
  { vi: "tính lại mọi số tổng hợp từ nhật ký, khi hệ thống đang chạy", en: "make every sum anew from the logs, while the system runs" },
  async (session, [code]) => {
    const provinces: { province: string; places: number; days: number }[] = [];
    for (const province of await provincesMeant(session, code)) {
      const made = await rebuildRollups(session.table, province, session.now, (done, of) =>
        session.progress({ vi: `Tính lại ${province}`, en: `Rebuilding ${province}` }, done, of),
      );
      provinces.push({ province, ...made });
    }
    await session.settle();
    return {
      data: { provinces },
      lines: provinces.map(({ province, places, days }) => ({
        vi: `${province}: đã tính lại ${places} nơi, ${days} ngày có thay đổi.`,
        en: `${province}: ${places} places and ${days} days with changes were made anew.`,
      })),
    };
  },
);
