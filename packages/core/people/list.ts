import { heldTo, query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { Member, Members } from "./member.ts";

type Level = "agency" | "province" | "operator";
const input = z.strictObject({ state: z.enum(["invited", "active", "deactivated"]).default("active"), ...paging });

const listAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    query({
      name: "member.list",
      reach: reach as Level,
      can: "member:read",
      input,
      answer: pageOf(Member),
      run: (ctx, { state, limit, cursor }) => Members.page(ctx, { list: state, limit, cursor }),
    }),
  );

/** People of an agency in one state, by name. */
export const listInAgency = listAt("agency");
/** People at the province's own desk. */
export const listInProvince = listAt("province");
/** National analysts and operators. */
export const listOnPlatform = listAt("operator");

/** Everyone in the province, of all agencies, by name. */
export const listAll = query({
  name: "member.list_all",
  reach: "province",
  can: "member:read",
  input: z.strictObject(paging),
  answer: pageOf(Member),
  run: (ctx, { limit, cursor }) => Members.pageAcross(ctx, { list: "all", limit, cursor }),
});
