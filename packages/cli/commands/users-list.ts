import { listAll, listInAgency, listOnPlatform, type Member } from "@chuan/core/people";
import { table } from "../say.ts";
import { textOf, verb } from "../verb.ts";
import { agencyIn } from "./users-invite.ts";

type Want = { limit: number; cursor?: string };
type Read = (want: Want) => Promise<{ items: Member[]; cursor?: string | undefined }>;
const states = ["active", "invited", "deactivated"] as const;

export const usersList = verb(
  "list [where]",
  { vi: "người dùng của một tỉnh, một cơ quan, hoặc của nền tảng", en: "people of a province, an agency, or of the platform" },
  async (session, [where], options) => {
    const agency = textOf(options, "agency");
    const items = await every(where === undefined || where === "national" || where === "operator" ? onPlatform() : await inProvince(where));
    const rows = items.map(({ state, email, name, grants }) => [email, state, name, grants.map(({ role }) => role).join(", ")]);
    return { data: { items }, lines: rows.length > 0 ? table(rows) : [{ vi: "Chưa có ai.", en: "Nobody yet." }] };

    function onPlatform(): Read[] {
      const ctx = session.operator("member:read");
      return states.map((state) => (want) => listOnPlatform(ctx, { state, ...want }));
    }
    async function inProvince(code: string): Promise<Read[]> {
      const desk = await session.desk(code, "member:read", "agency:read");
      if (agency === undefined) return [(want) => listAll(desk, want)];
      const place = await agencyIn(desk, agency);
      return states.map((state) => (want) => listInAgency(place, { state, ...want }));
    }
  },
  (command) => command.option("--agency <agency>", "mã cơ quan · code of an agency"),
);

async function every(reads: readonly Read[]): Promise<Member[]> {
  const items: Member[] = [];
  for (const read of reads) {
    let cursor: string | undefined;
    do {
      const page = await read({ limit: 200, ...(cursor ? { cursor } : {}) });
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
  }
  return items;
}
