import { writeBackup } from "../backup-folder.ts";
import { verb } from "../verb.ts";

export const backup = verb(
  "backup <folder>",
  { vi: "sao lưu vào một thư mục mới, khi hệ thống đang chạy", en: "back up into a new folder, while the system runs" },
  async ({ platform, now }, [to = ""]) => {
    const { folder, manifest } = await writeBackup(platform, to, now);
    return {
      data: { folder, ...manifest },
      lines: [
        {
          vi: `Đã sao lưu vào ${folder}. Bản sao lưu có cả khóa bí mật: hãy cất ở nơi kín.`,
          en: `Backed up into ${folder}. It holds the secret keys too: keep it where only you can read it.`,
        },
      ],
    };
  },
);
