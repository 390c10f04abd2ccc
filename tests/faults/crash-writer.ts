// Run as a program of its own, to be killed: does the writes it is told to do, and tells of each one when it is done.
import * as adoption from "@chuan/core/adoption";
import * as agencies from "@chuan/core/agencies";
import { inviteToAgency } from "@chuan/core/people";
import { enter, type Id, keys, type ProvinceCtx, type Table, within } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { writeSync } from "node:fs";
import { actor, provinces } from "./stage.ts";

/** Five writes make one agency: it is created, plans (a task), builds, gets a person, gets another name. */
export const perAgency = 5;
export const codeOf = (group: number) => `C.${group}`;
const reason = "Ghi nhận lại theo thực tế.";

/** Write number `n`, under a key of its own. Its input follows from its number, so a repetition is the same act. */
async function write(table: Table, n: number): Promise<void> {
  const [group, step] = [Math.floor(n / perAgency), n % perAgency];
  const scope = { level: "province", province: provinces[0]! } as const;
  const by = { ...actor, id: "mbr_crash" };
  const desk: ProvinceCtx = enter({ scope, actor: by, table, clock: () => new Date(), requestId: `write-${n}` });
  const terms = { key: `key-${n}` };
  const code = codeOf(group);
  if (step === 0)
    return void (await agencies.create(desk, { code, name: `Sở ${group}`, type: "department", validFrom: "2020-01-01" }, terms));
  const claim = await desk.table.get({ pk: keys.claimPartition(keys.home(scope)), sk: `agency.code=${code}` });
  const id = claim!["holder"] as Id<"agency">;
  const [ctx, its] = [within(desk, id), { id: adoption.adoptionIdFor("2015"), reason }];
  if (step === 1) await adoption.plan(ctx, { ...its, due: "2030-01-31" }, terms);
  if (step === 2) await adoption.build(ctx, its, terms);
  if (step === 3) await inviteToAgency(ctx, { email: `a${group}@tinh.gov.vn`, name: "Nguyễn Văn An", roles: ["staff"] }, terms);
  if (step === 4) await agencies.rename(desk, { id, name: `Sở ${group} mới` }, terms);
}

const [file, groups] = process.argv.slice(2);
if (file && groups) {
  const table = sqliteTable(file);
  const waiting = JSON.parse(groups) as number[][];
  // Four clients at once; each goes on with its agency only when the step before is acknowledged.
  const client = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift())
      for (const n of group) {
        await write(table, n);
        writeSync(1, `${n}\n`);
      }
  };
  await Promise.all([1, 2, 3, 4].map(client));
  table.close();
}
