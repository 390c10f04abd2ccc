import { listProvinces } from "@chuan/core/provinces";
import { civilDate, onPaper } from "@chuan/kernel";
import { table } from "../say.ts";
import { verb } from "../verb.ts";

type Workspace = Awaited<ReturnType<typeof listProvinces>>["items"][number];

export const provinceList = verb("list", { vi: "các tỉnh trong hệ thống", en: "the provinces on board" }, async (session) => {
  const ctx = session.operator("province:read");
  const items: Workspace[] = [];
  let cursor: string | undefined;
  do {
    const page = await listProvinces(ctx, { limit: 200, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  const rows = items.map(({ province, name, state, onboardedAt, admin }) => {
    const since = onPaper(civilDate(new Date(onboardedAt)));
    return [province, state, since, name, admin.email];
  });
  return { data: { items }, lines: rows.length > 0 ? table(rows) : [{ vi: "Chưa có tỉnh nào.", en: "No province is on board." }] };
});
