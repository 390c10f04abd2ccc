import { readBackup } from "../backup-folder.ts";
import type { Told } from "../say.ts";
import { folderSaid, open, sessionOn } from "../session.ts";
import { outsideVerb } from "../verb.ts";
import { rollupsOf } from "./rollup-verify.ts";
import { trailsOf } from "./trail-verify.ts";

export const restore = outsideVerb(
  "restore <backup>",
  {
    vi: "khôi phục vào thư mục dữ liệu trống (--data), rồi kiểm tra",
    en: "restore into an empty data folder (--data), then check everything",
  },
  async ({ data, lang, progress }, [from = ""]) => {
    const folder = readBackup(from, folderSaid(data));
    const platform = await open(folder);
    try {
      const session = sessionOn(platform, progress, lang);
      const [trails, rollups] = [await trailsOf(session), await rollupsOf(session)];
      return restored(folder.root, trails, rollups);
    } finally {
      platform.close();
    }
  },
);

const restored = (root: string, trails: Told, rollups: Told): Told => ({
  data: { folder: root, trails: trails.data, rollups: rollups.data },
  lines: [
    { vi: `Đã khôi phục vào ${root}.`, en: `Restored into ${root}.` },
    ...trails.lines,
    ...rollups.lines,
    { vi: `Chạy: CHUAN_DATA=${root} npm start`, en: `Start it: CHUAN_DATA=${root} npm start` },
  ],
  ...(trails.found || rollups.found ? { found: true } : {}),
});
