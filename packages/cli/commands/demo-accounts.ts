import { demoAccounts as accountsIn } from "@chuan/local";
import { table } from "../say.ts";
import { existingFolder } from "../session.ts";
import { outsideVerb } from "../verb.ts";

export const demoAccounts = outsideVerb(
  "accounts",
  { vi: "tài khoản mẫu của bản cài này", en: "the demo accounts of this installation" },
  async ({ data }) => {
    const accounts = accountsIn(existingFolder(data));
    const rows = accounts.map(({ email, password, role, provinceName, agency }) => [
      email,
      password,
      [role, provinceName, agency].filter((part) => part !== null).join(", "),
    ]);
    return { data: accounts, lines: rows.length > 0 ? table(rows) : [{ vi: "Không có dữ liệu mẫu.", en: "There is no demo here." }] };
  },
);
