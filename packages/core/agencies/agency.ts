import { AgencyId, CivilDate, entity } from "@chuan/kernel";
import * as z from "zod";
import { basis, line } from "../fields/index.ts";
import { agencyTypes, levels, obligations } from "../classification/index.ts";

export const agencyType = z.enum(agencyTypes);
export const level = z.enum(levels);
export const obligation = z.enum(obligations);

/** Mã cơ quan: letters, digits, dot, hyphen, slash; the province's own numbering or the statistical code of a commune. */
export const agencyCode = z
  .string()
  .overwrite((text) => text.normalize("NFC").trim())
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}.\-/]{0,29}$/u, {
    error:
      "Mã chỉ gồm chữ, số, dấu chấm, gạch nối, gạch chéo; tối đa 30 ký tự. ¦ A code has letters, digits, dots, hyphens, slashes; at most 30.",
  });

/** Electronic identifier of an agency (QĐ 20/2020, 09/2025/QĐ-TTg), such as H26.12.3 or 000.00.12.H26. */
export const agencyEid = z.string().regex(/^(?:[A-Z]\d{2}(?:\.\d{1,3}){0,4}|(?:\d{2,3}\.){1,4}[A-Z]\d{2})$/, {
  error: "Mã định danh điện tử có dạng H26.12.3 hoặc 000.00.12.H26. ¦ An e-identifier looks like H26.12.3 or 000.00.12.H26.",
});

const Named = z.object({ name: line(200), from: CivilDate, to: CivilDate.optional(), basis: basis.optional() });
const Typed = z.object({ type: agencyType, level, from: CivilDate, to: CivilDate.optional(), basis: basis.optional() });

const Active = z.object({
  id: AgencyId.schema,
  version: z.int(),
  state: z.literal("active"),
  code: agencyCode,
  /** The name and type of now; `names` and `types` hold those of every day. */
  name: line(200),
  type: agencyType,
  level,
  parent: AgencyId.schema.nullable(),
  obligation,
  eid: agencyEid.nullable(),
  validFrom: CivilDate,
  names: z.array(Named).min(1),
  types: z.array(Typed).min(1),
});
const Closed = Active.extend({ state: z.literal("closed"), validTo: CivilDate, why: z.string(), successor: AgencyId.schema.optional() });

/** A state agency of the province, as of every day it existed (R1: obligation; R3: which agencies have a system of their own). */
export const Agency = z.discriminatedUnion("state", [Active, Closed]).meta({ id: "Agency" });
export type Agency = z.output<typeof Agency>;

export const Agencies = entity(AgencyId, Agency, {
  reach: "agency",
  claims: (a) => (a.state === "active" ? [`code=${a.code}`] : []),
  claimsAcross: true,
  listAcross: (a) => ({ in: a.state, by: a.code }),
});
