import { leave, noteExport, readProvince } from "@chuan/core/provinces";
import { onPaper } from "@chuan/kernel";
import { writeExport } from "../export-file.ts";
import { mustText, verb } from "../verb.ts";

export const provinceOffboard = verb(
  "offboard <code>",
  {
    vi: "đưa một tỉnh ra: chỉ xem, xuất dữ liệu, chờ xóa",
    en: "take a province out: read-only, exported, to be erased after the grace period",
  },
  async (session, [code = ""], options) => {
    const ctx = session.operator("province:manage", "province:read");
    const province = session.provinceOf(code);
    const before = await readProvince(ctx, { province });
    if (before.state !== "leaving") await leave(ctx, { province, reason: mustText(options, "reason") });
    await session.settle();
    const { file, items, sha256 } = await writeExport(session, province, mustText(options, "export"));
    const workspace = await noteExport(ctx, { province, items, sha256 });
    await session.settle();
    const from = workspace.state === "leaving" ? workspace.eraseFrom : "";
    return {
      data: { workspace, export: { file, items, sha256 } },
      lines: [
        {
          vi: `${workspace.name}: chỉ còn xem được. Đã xuất ${items} mục vào ${file}.`,
          en: `${workspace.name} can only be read now. ${items} items were exported to ${file}.`,
        },
        `SHA-256 ${sha256}`,
        {
          vi: `Có thể xóa từ ngày ${onPaper(from)}: chuan province erase ${code} --confirm ${code}`,
          en: `It can be erased from ${from} on: chuan province erase ${code} --confirm ${code}`,
        },
      ],
    };
  },
  (command) =>
    command
      .requiredOption("--reason <text>", "lý do, ghi vào nhật ký · why; it goes into the trail")
      .requiredOption("--export <file>", "tệp dữ liệu xuất ra · file for the export"),
);
