import { erase } from "@chuan/core/provinces";
import { eraseProvince } from "@chuan/core/upkeep";
import { Misused } from "../say.ts";
import { mustText, verb } from "../verb.ts";

export const provinceErase = verb(
  "erase <code>",
  { vi: "xóa hẳn dữ liệu của tỉnh đã đưa ra, sau thời hạn", en: "erase a province that left, after the grace period" },
  async (session, [code = ""], options) => {
    if (mustText(options, "confirm") !== code)
      throw new Misused({ vi: `--confirm phải lặp lại đúng mã tỉnh «${code}».`, en: `--confirm must repeat the code ${code}.` });
    const province = session.provinceOf(code);
    const workspace = await erase(session.operator("province:manage"), { province });
    const sweep = () =>
      eraseProvince(session.means, session.platform.verbs, province, (done, of) =>
        session.progress({ vi: "Xóa", en: "Erasing" }, done, of),
      );
    await session.settle();
    const { items } = await sweep();
    // A server that still told the last news while we swept may have written a sum back.
    await session.settle();
    const { items: late } = await sweep();
    return {
      data: { workspace, items: items + late },
      lines: [
        {
          vi: `${workspace.name}: đã xóa ${items + late} mục. Nhật ký của quyết định xóa và số liệu đã qua của quốc gia được giữ.`,
          en: `${workspace.name}: ${items + late} items are erased. The log of the decision and the nation's past figures stay.`,
        },
      ],
    };
  },
  (command) => command.requiredOption("--confirm <code>", "lặp lại mã tỉnh · the code once more"),
);
