import * as adoption from "@chuan/core/adoption";
import * as agencies from "@chuan/core/agencies";
import { take } from "@chuan/core/imports";
import { type AgencyCtx, type Id, Problem, type ProvinceCtx, within } from "@chuan/kernel";
import type { Dice } from "./chance.ts";

const types = ["department", "sub_department", "commune", "ward", "public_service_unit"] as const;
const editions = ["2015", "2015", "2015", "2015", "2008", "2026"] as const;
const reason = "Ghi nhận lại theo thực tế.";

/** Something that happens to an agency of the province; what its state does not allow is refused, as in life. */
export async function live(desk: ProvinceCtx, known: readonly Id<"agency">[], dice: Dice, key: string): Promise<void> {
  const act = known.length < 3 ? dice.below(2) : dice.chance(0.06) ? dice.below(2) : 2 + dice.below(14);
  const steps = known.length === 0 || act < 2 ? register(desk, act, dice, key) : step(desk, dice.one(known), act, dice, key);
  await steps.catch((error: unknown) => {
    if (!(error instanceof Problem) || error.kind === "broken") throw error;
  });
}

async function register(desk: ProvinceCtx, act: number, dice: Dice, key: string): Promise<unknown> {
  const code = `M.${dice.below(100_000)}`;
  if (act === 0) return agencies.create(desk, { code, name: `Sở số ${code}`, type: dice.one(types) }, { key });
  const rows = Array.from({ length: 2 + dice.below(4) }, (_, i) => `${code}.${i},Xã ${code}.${i},Xã`);
  const csv = ["mã cơ quan,tên cơ quan,loại cơ quan", ...rows].join("\n");
  return take(desk, { name: "xa.csv", content: Buffer.from(csv).toString("base64") }, { key });
}

function step(desk: ProvinceCtx, id: Id<"agency">, act: number, dice: Dice, key: string): Promise<unknown> {
  const terms = { key };
  if (act === 2) return agencies.rename(desk, { id, name: `Sở đổi tên ${dice.below(1000)}` }, terms);
  if (act === 3) return agencies.reclassify(desk, { id, type: dice.one(types), obligation: dice.one(["mandatory", "encouraged"]) }, terms);
  if (act === 4) return agencies.close(desk, { id, reason }, terms);
  if (act === 5) return agencies.reopen(desk, { id, reason }, terms);
  return adopt(within(desk, id), act, dice, terms);
}

function adopt(ctx: AgencyCtx, act: number, dice: Dice, terms: { key: string }): Promise<unknown> {
  const edition = dice.one(editions);
  const it = { id: adoption.adoptionIdFor(edition), reason };
  const scope = { covered: 10 + dice.below(3), inForce: 12 };
  if (act === 6) return adoption.beginEdition(ctx, { edition }, terms);
  if (act <= 8) return adoption.plan(ctx, { ...it, due: `2026-0${1 + dice.below(9)}-15` }, terms);
  if (act === 9) return adoption.build(ctx, it, terms);
  if (act === 10) return adoption.apply(ctx, { ...it, scope }, terms);
  if (act === 11) return adoption.confirm(ctx, { ...it, confirmedBy: "Thủ trưởng" }, terms);
  if (act <= 13)
    return adoption.declare(ctx, { ...it, scope, basis: "12/QĐ", conformity: dice.one(["self_declared", "certified"]) }, terms);
  if (act === 14) return adoption.changeScope(ctx, { ...it, why: "Thêm thủ tục mới" }, terms);
  return adoption.restart(ctx, it, terms);
}
