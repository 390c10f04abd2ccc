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
import { create } from "@chuan/core/agencies";
import { inviteToAgency, inviteToProvince, type Member } from "@chuan/core/people";
import { onboard, provincesOn } from "@chuan/core/provinces";
import type { Files } from "@chuan/kernel/files";
import { diskFiles } from "@chuan/kernel/files/disk";
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const all = Object.keys(permissions) as Allowance[];
/** Someone who may do everything, or just what is named. */
export const anActor = (...can: Allowance[]): Actor => ({
  ...job("test", ...(can.length > 0 ? can : all)),
  type: "user",
  id: `mbr_${randomUUID()}`,
  name: "Nguyễn Thị Đào",
});

// Folders come into being with the first file, and go after the tests of a file or with the process, whichever there is.
const root = path.join(tmpdir(), `chuan-test-${process.pid}-${randomUUID()}`);
const tidy = () => rmSync(root, { recursive: true, force: true });
// A process that a test starts inherits its variables, but is no worker of vitest.
if ("__vitest_worker__" in globalThis) (await import("vitest")).afterAll(tidy);
else process.on("exit", tidy);
const filesHere = (clock: () => Date) => diskFiles({ root: path.join(root, randomUUID()), secret: randomBytes(32), clock });

/** A platform of its own for each test: a table in memory, its meter, and a clock that the test may turn. */
export function aPlatform(now = new Date()) {
  const bare = sqliteTable(":memory:");
  const { table, take } = metered(bare);
  let at = now;
  const clock = () => at;
  const { files, handle } = filesHere(clock);
  const means = { table, files, clock, requestId: "test" };
  const operator = asJob<OperatorCtx>(means, anActor(), { level: "operator" });
  let cursor = "";
  return {
    bare,
    table,
    take,
    files,
    /** Sends content where `file.ask` said, or fetches an address. */
    fetchFile: async (url: string, init: RequestInit = {}) => (await handle(new Request(new URL(url, "http://test"), init)))!,
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
  return deskOf(platform.table, platform.clock, key, actor, platform.files);
}
export const deskOf = (table: Table, clock: () => Date, province: ProvinceKey, actor = anActor(), files?: Files): ProvinceCtx =>
  enter({ scope: { level: "province", province }, actor, table, files, clock, requestId: "test" });
export const as = <C extends ProvinceCtx | AgencyCtx>(ctx: C, actor: Actor): C => ({ ...ctx, actor });
export const at = (ctx: ProvinceCtx, agency: Id<"agency">): AgencyCtx => within(ctx, agency);

let made = 0;
/** A fresh code for an agency: no two in one test run are the same. */
export const aCode = () => `CQ.${++made}`;
/** An agency of the province, a department unless said otherwise. */
export const anAgency = (ctx: ProvinceCtx, said: Partial<Parameters<typeof create>[1]> = {}) =>
  create(ctx, { code: aCode(), name: "Sở Tư pháp", type: "department", ...said });

/** An invited person of an agency or of the desk, and the actor they are before the door looks closer. */
export async function aMember(ctx: AgencyCtx | ProvinceCtx, role: string, name = "Lê Văn Bình"): Promise<Member> {
  const said = { email: `${role.replaceAll("_", ".")}.${++made}@tinh.gov.vn`, name, roles: [role] as never };
  return ctx.scope.level === "agency" ? inviteToAgency(ctx as AgencyCtx, said) : inviteToProvince(ctx as ProvinceCtx, said);
}
export const bearerOf = ({ id, name }: Pick<Member, "id" | "name">) => ({ kind: "user" as const, id, name });

/** What a promise came to, as one word: "ok", or the code of the refusal. */
export const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => error.code ?? String(error),
  );

/** A table on which the first `n` reads of several keys wait for each other: all decide on the same state. */
export function together(table: Table, n: number): Table {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  return {
    ...table,
    async batchGet(wanted) {
      const items = await table.batchGet(wanted);
      if (++waiting === n) open();
      await gate;
      return items;
    },
  };
}

/** A table that breaks at its `n`-th call, for good: before the call has happened, or (`after`) when it has and nobody hears of it. */
export function crashing(table: Table, n: number, after = false): Table & { readonly crashed: () => boolean } {
  let calls = 0;
  const at =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const now = ++calls;
      if (now > n || (now === n && !after)) throw new Error("crashed");
      const told = await call(...args);
      if (now === n) throw new Error("crashed");
      return told;
    };
  const { get, batchGet, query, transact, feed } = table;
  return { get: at(get), batchGet: at(batchGet), query: at(query), transact: at(transact), feed: at(feed), crashed: () => calls >= n };
}

/** Every record of a noun in the table, of whatever place. */
export const recordsOf = (platform: Pick<TestPlatform, "bare">, noun: string) =>
  platform.bare.dump().filter((item) => keys.ownerOf(item.pk)?.noun === noun);
export { keys };
