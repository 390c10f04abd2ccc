import { heldTo, type Item, itemOf, keys, query } from "@chuan/kernel";
import * as z from "zod";
import { found, pageOf, paging, search } from "../fields/index.ts";
import { Member, MemberId, Members } from "./member.ts";

/** A person is looked for by name, title and address; they have no code. */
const wordsOf = ({ name, title, email }: Item) => ["", name, title ?? "", email].map(String).join("\n");

type Level = "agency" | "province" | "operator";
const input = z.strictObject({ state: z.enum(["invited", "active", "deactivated"]).default("active"), search, ...paging });

const listAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    query({
      name: "member.list",
      reach: reach as Level,
      can: "member:read",
      input,
      answer: pageOf(Member),
      run: (ctx, { state, search: asked, limit, cursor }) => Members.page(ctx, { list: state, limit, cursor, only: found(asked, wordsOf) }),
    }),
  );

/** People of an agency in one state, by name. */
export const listInAgency = listAt("agency");
/** People at the province's own desk. */
export const listInProvince = listAt("province");
/** National analysts and operators. */
export const listOnPlatform = listAt("operator");

const AnyoneOf = z.intersection(Member, z.object({ agency: z.string().optional() })).meta({ id: "MemberOfProvince" });

/** Everyone in the province, of all agencies and of the desk (who have no `agency`), by name. */
export const listAll = query({
  name: "member.list_all",
  reach: "province",
  can: "member:read",
  input: z.strictObject({ search, ...paging }),
  answer: pageOf(AnyoneOf),
  run: async (ctx, { search: asked, limit, cursor }) => {
    const page = await Members.pageAcross(ctx, { list: "all", limit, cursor, only: found(asked, wordsOf) });
    return { ...page, items: page.items.map((member) => ({ ...member, agency: keys.agencyOfPlace(itemOf(member).pk) })) };
  },
});

const Colleague = z.object({ id: MemberId.schema, name: z.string(), title: z.string().optional(), unit: z.string().optional() });

/** Who is of the agency now, by name and place alone: those whom a drafter may ask to review, or hand a document to. */
export const colleagues = heldTo(
  "agency",
  query({
    name: "member.colleagues",
    reach: "agency" as Level,
    can: "document:draft",
    input: z.strictObject({ search, ...paging }),
    answer: pageOf(Colleague),
    run: async (ctx, { search: asked, limit, cursor }) => {
      const page = await Members.page(ctx, { list: "active", limit, cursor, only: found(asked, wordsOf) });
      return { ...page, items: page.items.map(({ id, name, title, unit }) => ({ id, name, title, unit })) };
    },
  }),
);
