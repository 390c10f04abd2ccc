import { accounts, accountSettings, anonymous, whoIs } from "@chuan/core/accounts";
import { enter, type IdentityCtx } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { randomBytes, scryptSync } from "node:crypto";
import type { Section } from "./bench.ts";

const times = 8;

/** CPU of a sign-in against that of the one password hash it is meant to cost. An unknown address costs what a wrong password does. */
export async function signingIn(): Promise<Section> {
  const verbs = accounts({ settings: accountSettings, secrets: { ticketKey: randomBytes(32) } });
  const table = sqliteTable(":memory:");
  const { N, r, p } = accountSettings.scrypt;
  const hash = async () => void scryptSync("mật khẩu", randomBytes(16), 32, { N, r, p, maxmem: 256 * N * r });
  const knock = async (n: number) => {
    const email = `ai${n}@tinh.gov.vn`;
    const ctx: IdentityCtx = enter({
      scope: { level: "identity", who: whoIs(email) },
      actor: anonymous,
      table,
      clock: () => new Date(),
      requestId: "bench",
    });
    await verbs.signIn(ctx, { email, password: "không phải mật khẩu" }).catch(() => undefined);
  };
  let [hashing, knocking] = [0, 0];
  for (let n = 0; n < times; n++) {
    hashing += await cpu(hash);
    knocking += await cpu(() => knock(n));
  }
  const row = {
    scrypt: `N=${N} r=${r} p=${p}`,
    "hash CPU ms": (hashing / times).toFixed(1),
    "sign-in CPU ms": (knocking / times).toFixed(1),
    "sign-in / hash": (knocking / hashing).toFixed(2),
  };
  return { title: "Signing in", rows: [row], wrong: [] };
}

async function cpu(call: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
