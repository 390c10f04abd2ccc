import { list } from "@chuan/core/agencies";
import { inviteToAgency, inviteToPlatform, inviteToProvince, type Member } from "@chuan/core/people";
import { type AgencyCtx, type ProvinceCtx, within } from "@chuan/kernel";
import { Misused, refused } from "../say.ts";
import type { Session } from "../session.ts";
import { firstVerb, mustText, type Options, textOf } from "../verb.ts";

export const usersInvite = firstVerb(
  "invite <where>",
  { vi: "mời một người: mã tỉnh, national hoặc operator", en: "invite a person: a province's code, national or operator" },
  async (session, [where = ""], options) => {
    const member = await invited(session, where, options);
    await session.settle();
    return {
      data: member,
      lines: [
        { vi: `Lời mời được gửi tới ${member.name} <${member.email}>.`, en: `An invitation goes to ${member.name} <${member.email}>.` },
      ],
    };
  },
  (command) =>
    command
      .requiredOption("--email <email>", "thư điện tử · e-mail")
      .requiredOption("--name <name>", "họ tên · full name")
      .option("--title <title>", "chức vụ · position")
      .option("--role <role...>", "vai trò, có thể nhiều · roles; on the platform national_analyst or operator by default")
      .option("--agency <agency>", "mã cơ quan, nếu không phải ở tỉnh · code of the agency, if not at the province's desk"),
);

async function invited(session: Session, where: string, options: Options): Promise<Member> {
  const title = textOf(options, "title");
  const person = { email: mustText(options, "email"), name: mustText(options, "name"), ...(title ? { title } : {}) };
  const said = Array.isArray(options["role"]) ? (options["role"] as string[]) : [];
  const agency = textOf(options, "agency");
  if (where === "national" || where === "operator") {
    if (agency !== undefined) throw new Misused({ vi: "--agency chỉ dùng với mã tỉnh.", en: "--agency goes with a province's code only." });
    const ctx = session.operator("member:manage", "member:appoint");
    const roles = said.length > 0 ? said : [where === "national" ? "national_analyst" : "operator"];
    return inviteToPlatform(ctx, { ...person, roles: roles as never });
  }
  if (said.length === 0) throw new Misused({ vi: "Thiếu --role.", en: "Give at least one --role." });
  const desk = await session.desk(where, "member:manage", "member:appoint", "agency:read");
  // A role that is not given there is refused by the verb, which tells those that are.
  const roles = said as never;
  return agency === undefined
    ? inviteToProvince(desk, { ...person, roles })
    : inviteToAgency(await agencyIn(desk, agency), { ...person, roles });
}

/** @throws not_found agency.not_found, naming the code */
export async function agencyIn(desk: ProvinceCtx, code: string): Promise<AgencyCtx> {
  let cursor: string | undefined;
  do {
    const page = await list(desk, { limit: 200, ...(cursor ? { cursor } : {}) });
    const found = page.items.find((agency) => agency.code === code);
    if (found) return within(desk, found.id);
    cursor = page.cursor;
  } while (cursor);
  throw refused(
    "no_agency",
    `Tỉnh này không có cơ quan mã «${code}» đang hoạt động.`,
    `The province has no active agency with the code ${code}.`,
  );
}
