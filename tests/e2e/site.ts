import { job } from "@chuan/core/access";
import { anonymous, whoIs } from "@chuan/core/accounts";
import { create } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { inviteToAgency, inviteToPlatform, inviteToProvince } from "@chuan/core/people";
import { onboard } from "@chuan/core/provinces";
import { dataFolder, openPlatform, startServer } from "@chuan/local";
import { type AgencyCtx, type IdentityCtx, type OperatorCtx, type ProvinceCtx, ProvinceKey, within } from "@chuan/kernel";
import { randomBytes, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export const password = "bốn con ngựa ô trên đồi";
const endless = { burst: 1e9, perSecond: 1e9 };
const clerk = job(
  "stage",
  "province:manage",
  "agency:manage",
  "agency:read",
  "member:manage",
  "member:appoint",
  "adoption:record",
  "adoption:declare",
  "settings:manage",
  "model:manage",
  "document:read",
);
const free = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

type Options = { requireTotp?: boolean; web?: string };

/** A platform of its own, served as `npm start` serves it: a fresh folder, a free port, a clock that the test may turn; `web` is another build. */
export async function aSite({ web, ...options }: Options = {}) {
  const root = path.join(tmpdir(), `chuan-e2e-${process.pid}-${randomUUID()}`);
  const port = await free();
  const url = `http://localhost:${port}`;
  let ahead = 0;
  const errors: object[] = [];
  const platform = await openPlatform({
    folder: dataFolder(root),
    stage: "development",
    origin: url,
    clock: () => new Date(Date.now() + ahead),
    settings: { scrypt: { N: 16, r: 1, p: 1 }, ...options },
    log: (line) => void ("error" in line && errors.push(line)),
  });
  const server = await startServer(platform, {
    port,
    version: "e2e",
    paces: { address: endless, user: endless, signIn: endless },
    ...(web ? { web } : {}),
  });
  const operator = asJob<OperatorCtx>(platform.means("e2e"), clerk, { level: "operator" });
  const anEmail = () => `${randomBytes(4).toString("hex")}@tinh.gov.vn`;
  const desks = new Map<string, ProvinceCtx>();
  type Name = { name: string; email?: string; title?: string };

  /** The path of the newest letter to an address, as its link says. */
  async function linkFor(email: string): Promise<string> {
    await platform.settle();
    const text = platform.letters().find(({ to }) => to === email)?.text ?? "";
    return new URL(/https?:\/\/\S+/.exec(text)![0]).pathname + /#\S+/.exec(text)![0];
  }
  /** Accepts the invitation by the letter, with the password that everyone here has. */
  async function arrives(email: string): Promise<string> {
    const [, token = ""] = (await linkFor(email)).split("#");
    const ctx = asJob<IdentityCtx>(platform.means("e2e"), anonymous, { level: "identity", who: whoIs(email) });
    await platform.verbs.acceptInvitation(ctx, { token, password });
    await platform.settle();
    return email;
  }

  return {
    url,
    platform,
    errors,
    operator,
    linkFor,
    arrives,
    turnClock: (ms: number) => void (ahead += ms),
    /** The desk of a province, which comes aboard when it is first asked for. */
    async province(code = "22"): Promise<ProvinceCtx> {
      const known = desks.get(code);
      if (known) return known;
      const told = await onboard(operator, { province: code, admin: { email: anEmail(), name: "Nguyễn Thị Hạnh" } });
      const province = ProvinceKey.parse(told.province);
      const desk = asJob<ProvinceCtx>(platform.means("e2e"), clerk, { level: "province", province });
      desks.set(code, desk);
      return desk;
    },
    async agency(desk: ProvinceCtx, name: string, said: Partial<Parameters<typeof create>[1]> = {}): Promise<AgencyCtx> {
      const { id } = await create(desk, { code: `P.${randomBytes(3).toString("hex").toUpperCase()}`, name, type: "ward", ...said });
      return within(desk, id);
    },
    async member(place: AgencyCtx, role: "agency_head" | "iso_secretary" | "staff", { email = anEmail(), ...said }: Name): Promise<string> {
      await inviteToAgency(place, { email, ...said, roles: [role] });
      return arrives(email);
    },
    async atDesk(
      desk: ProvinceCtx,
      role: "province_lead" | "province_leader" | "inspector",
      { email = anEmail(), ...said }: Name,
    ): Promise<string> {
      await inviteToProvince(desk, { email, ...said, roles: [role] });
      return arrives(email);
    },
    async onPlatform(role: "operator" | "national_analyst", { email = anEmail(), ...said }: Name): Promise<string> {
      await inviteToPlatform(operator, { email, ...said, roles: [role] });
      return arrives(email);
    },
    async stop(): Promise<void> {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
export type Site = Awaited<ReturnType<typeof aSite>>;
