import { asJob } from "@chuan/core/entrance";
import { job, permissions, type Allowance } from "@chuan/core/access";
import {
  keys,
  type Actor,
  type AgencyCtx,
  enter,
  type Id,
  metered,
  type OperatorCtx,
  project,
  type ProvinceCtx,
  ProvinceKey,
  type Table,
  within,
} from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { onboard, provincesOn } from "@chuan/core/provinces";
import { randomInt, randomUUID } from "node:crypto";

const all = Object.keys(permissions) as Allowance[];
/** Someone who may do everything, or just what is named. */
export const anActor = (...can: Allowance[]): Actor => ({
  ...job("test", ...(can.length > 0 ? can : all)),
  type: "user",
  id: `mbr_${randomUUID()}`,
  name: "Nguyễn Thị Đào",
});

/** A platform of its own for each test: a table in memory, its meter, and a clock that the test may turn. */
export function aPlatform(now = new Date()) {
  const bare = sqliteTable(":memory:");
  const { table, take } = metered(bare);
  let at = now;
  const clock = () => at;
  const means = { table, clock, requestId: "test" };
  const operator = asJob<OperatorCtx>(means, anActor(), { level: "operator" });
  let cursor = "";
  return {
    bare,
    table,
    take,
    clock,
    means,
    operator,
    setClock: (to: Date) => void (at = to),
    /** Everything the feed has to tell is folded, summed and copied. */
    async settle() {
      for (;;) {
        const news = await bare.feed(cursor, 1000);
        if (news.keys.length === 0) return;
        cursor = news.next;
        await project(bare, news.keys, clock());
      }
    },
  };
}
export type TestPlatform = ReturnType<typeof aPlatform>;

const today = () => new Date().toISOString().slice(0, 10);
/** The key of one of the 34 provinces, by chance: no test means a particular one. */
export const aProvinceKey = (): ProvinceKey => {
  const units = provincesOn(today());
  return ProvinceKey.parse(units[randomInt(units.length)]!.key as ProvinceKey);
};

/** A province on board, and the ctx of someone at its desk who may do everything. */
export async function aProvince(platform: TestPlatform, key = aProvinceKey(), actor = anActor()): Promise<ProvinceCtx> {
  await onboard(platform.operator, { province: key, admin: { email: `admin@${key}.gov.vn`, name: "Trần Văn Quản" } });
  return deskOf(platform.table, platform.clock, key, actor);
}
export const deskOf = (table: Table, clock: () => Date, province: ProvinceKey, actor = anActor()): ProvinceCtx =>
  enter({ scope: { level: "province", province }, actor, table, clock, requestId: "test" });
export const as = <C extends ProvinceCtx | AgencyCtx>(ctx: C, actor: Actor): C => ({ ...ctx, actor });
export const at = (ctx: ProvinceCtx, agency: Id<"agency">): AgencyCtx => within(ctx, agency);
export { keys };
