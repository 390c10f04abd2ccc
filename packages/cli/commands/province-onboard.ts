import { onboard } from "@chuan/core/provinces";
import { firstVerb, mustText, textOf } from "../verb.ts";

export const provinceOnboard = firstVerb(
  "onboard <code>",
  { vi: "đưa một tỉnh vào và mời quản trị viên đầu tiên", en: "bring a province aboard and invite its first administrator" },
  async (session, [code = ""], options) => {
    const [title, edition] = [textOf(options, "adminTitle"), textOf(options, "edition")];
    const workspace = await onboard(session.operator("province:manage"), {
      province: code,
      admin: { email: mustText(options, "adminEmail"), name: mustText(options, "adminName"), ...(title ? { title } : {}) },
      ...(edition ? { edition } : {}),
    });
    await session.settle();
    const { name, admin, province } = workspace;
    return {
      data: workspace,
      lines: [
        {
          vi: `${name} (${province}) đã có không gian làm việc; lời mời được gửi tới ${admin.email}.`,
          en: `${name} (${province}) has its workspace; an invitation goes to ${admin.email}.`,
        },
      ],
    };
  },
  (command) =>
    command
      .requiredOption("--admin-email <email>", "thư của quản trị viên · the administrator's e-mail")
      .requiredOption("--admin-name <name>", "họ tên · full name")
      .option("--admin-title <title>", "chức vụ · position")
      .option("--edition <year>", "phiên bản ISO 9001 ban đầu · edition to begin with (2015)"),
);
