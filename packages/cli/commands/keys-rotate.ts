import { turnKeys } from "@chuan/local";
import { verb } from "../verb.ts";

export const keysRotate = verb(
  "rotate",
  { vi: "đổi khóa ký mã truy cập", en: "turn the key that signs access tokens" },
  async ({ platform, now }, _, options) => {
    const revoke = options["revoke"] === true;
    const { ring } = await turnKeys(platform.folder, now, 0, revoke);
    const kids = ring.keys.map(({ kid }) => kid);
    return {
      data: { signing: kids.at(-1), accepted: kids },
      lines: [
        {
          vi: `Khóa mới ${kids.at(-1)} ký từ lần khởi động sau của máy chủ.`,
          en: `The new key ${kids.at(-1)} signs once the server is started again.`,
        },
        revoke
          ? { vi: "Mã truy cập ký bằng khóa cũ không còn giá trị.", en: "Tokens of the former keys are worthless then." }
          : {
              vi: "Mã truy cập đã ký bằng khóa cũ vẫn dùng được đến khi hết hạn.",
              en: "Tokens of the former keys last until they expire.",
            },
      ],
    };
  },
  (command) => command.option("--revoke", "bỏ khóa cũ ngay, khi bị lộ · drop the former keys at once, when they leaked"),
);
