import { type AgencyCtx, civilDate, type ProvinceKey } from "@chuan/kernel";
import { fullName, provinceOf } from "../provinces/index.ts";

/** The body above every agency of a province, as it stands over the agency's name (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
function superiorOf(province: ProvinceKey, on: string): string | undefined {
  const unit = provinceOf(province);
  if (!unit) return undefined;
  const [first = "", ...rest] = fullName(unit, on);
  return `Ủy ban nhân dân ${first.toLowerCase()}${rest.join("")}`;
}

/** What stands at the head of everything an agency prints. */
export const headOf = (ctx: AgencyCtx, { name }: { name: string }) => {
  const superior = superiorOf(ctx.scope.province, civilDate(ctx.clock()));
  return { agency: name, ...(superior ? { superior } : {}) };
};
