import { job } from "@chuan/core/access";
import { anonymous, Tickets, ticketToken, whoIs } from "@chuan/core/accounts";
import { list } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { inviteToAgency, inviteToPlatform, inviteToProvince } from "@chuan/core/people";
import { fullName, provinceOf } from "@chuan/core/provinces";
import { civilDate, type IdentityCtx, keys, type OperatorCtx, type ProvinceCtx, within } from "@chuan/kernel";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { type DataFolder, dataFolder, writePrivately } from "../data.ts";
import type { Platform } from "../platform.ts";
import { loadProvince } from "./province.ts";
import { quangNam } from "./quang-nam.ts";
import { quangNinh } from "./quang-ninh.ts";

export type DemoAccount = {
  role: string;
  province: string | null;
  provinceName: string | null;
  agency: string | null;
  email: string;
  password: string;
};
type Note = (line: string) => void;

/** The demo's accounts; none in an empty or production system. */
export const demoAccounts = (folder: DataFolder): DemoAccount[] =>
  existsSync(folder.demo) ? (JSON.parse(readFileSync(folder.demo, "utf8")) as DemoAccount[]) : [];

const clerk = job("demo", "member:manage", "member:appoint", "agency:read");

/** Loads the demo once into an empty platform, through the same commands as everybody: two provinces, the nation, and people to sign in as. */
export async function loadDemo(platform: Platform, note: Note): Promise<void> {
  if (existsSync(platform.folder.demo)) return;
  const { items } = await platform.table.query({ pk: keys.across({ level: "operator" }, "workspace", "all"), index: "gsi2", limit: 1 });
  if (items.length > 0) return;
  note("Nạp dữ liệu mẫu: Quảng Nam khoảng năm 2014 · loading the demo …");
  const people: Person[] = [];
  const nam = await loadProvince(platform, quangNam, lead("quangnam"));
  people.push({ ...lead("quangnam"), role: "province_lead", key: quangNam.key });
  people.push(...(await staff(nam, "quangnam", quangNam.key, "SO.01")));
  note("Nạp dữ liệu mẫu: Quảng Ninh …");
  const ninh = await loadProvince(platform, quangNinh, lead("quangninh"));
  people.push({ ...lead("quangninh"), role: "province_lead", key: quangNinh.key });
  people.push(...(await staff(ninh, "quangninh", quangNinh.key, "P.13")));
  people.push(...(await platformPeople(platform)));
  note("Tạo tài khoản mẫu · accounts …");
  await platform.settle();
  const accounts: DemoAccount[] = [];
  for (const person of people) accounts.push(await accept(platform, person));
  await platform.settle();
  writePrivately(platform.folder.demo, JSON.stringify(accounts, null, 2));
}

/**
 * The demo in a new data folder, whole or not at all: loaded beside it and moved into place, the database last. A folder that has a
 * database already is left as it is.
 */
export async function demoInto(folder: DataFolder, open: (folder: DataFolder) => Promise<Platform>, note: Note): Promise<void> {
  if (existsSync(folder.database)) return;
  const beside = path.join(folder.root, ".loading");
  rmSync(beside, { recursive: true, force: true });
  const platform = await open(dataFolder(beside));
  try {
    await loadDemo(platform, note);
  } finally {
    platform.close();
  }
  const from = platform.folder;
  for (const letter of readdirSync(from.mail)) renameSync(path.join(from.mail, letter), path.join(folder.mail, letter));
  for (const part of ["secrets", "demo", "database"] as const) renameSync(from[part], folder[part]);
  rmSync(beside, { recursive: true, force: true });
}

type Person = { email: string; name: string; role: string; key: string | null; agency?: string };
const lead = (where: string) => ({
  email: `chutri@${where}.example.vn`,
  name: "Nguyễn Thị Hạnh",
  title: "Trưởng phòng, Sở Khoa học và Công nghệ",
});

async function staff(ctx: ProvinceCtx, where: string, key: string, code: string): Promise<Person[]> {
  const desk: ProvinceCtx = { ...ctx, actor: clerk };
  const { items } = await list(desk, { limit: 200 });
  const agency = items.find((each) => each.code === code)!;
  const place = within(desk, agency.id);
  const leader = { email: `lanhdao@${where}.example.vn`, name: "Trần Thị Thu", title: "Phó Chủ tịch UBND tỉnh" };
  const inspector = { email: `kiemtra@${where}.example.vn`, name: "Lê Quang Minh", title: "Chi cục Tiêu chuẩn Đo lường Chất lượng" };
  const head = { email: `thutruong@${where}.example.vn`, name: "Phạm Văn Lợi", title: "Người đứng đầu" };
  const secretary = { email: `thuky@${where}.example.vn`, name: "Đỗ Thị Mai", title: "Thư ký ISO" };
  await inviteToProvince(desk, { ...leader, roles: ["province_leader"] });
  await inviteToProvince(desk, { ...inspector, roles: ["inspector"] });
  await inviteToAgency(place, { ...head, roles: ["agency_head"] });
  await inviteToAgency(place, { ...secretary, roles: ["iso_secretary"] });
  return [
    { ...leader, role: "province_leader", key },
    { ...inspector, role: "inspector", key },
    { ...head, role: "agency_head", key, agency: agency.name },
    { ...secretary, role: "iso_secretary", key, agency: agency.name },
  ];
}

async function platformPeople(platform: Platform): Promise<Person[]> {
  const ctx = asJob<OperatorCtx>(platform.means("demo"), clerk, { level: "operator" });
  const analyst = { email: "phantich@quocgia.example.vn", name: "Hoàng Anh Tuấn" };
  const operator = { email: "quantri@chuan.example.vn", name: "Vũ Thị Lan" };
  await inviteToPlatform(ctx, { ...analyst, roles: ["national_analyst"] });
  await inviteToPlatform(ctx, { ...operator, roles: ["operator"] });
  return [
    { ...analyst, role: "national_analyst", key: null },
    { ...operator, role: "operator", key: null },
  ];
}

/** Takes the invitation from the person's corner, as the mail would bring it, and accepts it with a password of this installation. */
async function accept(platform: Platform, { email, role, key, agency }: Person): Promise<DemoAccount> {
  const who = whoIs(email);
  const ctx = asJob<IdentityCtx>(platform.means("demo"), anonymous, { level: "identity", who });
  const { items } = await Tickets.page(ctx, { limit: 1 });
  const password = `Chuan-${randomBytes(9).toString("base64url")}`;
  await platform.verbs.acceptInvitation(ctx, { token: ticketToken(platform.secrets, who, items[0]!.id), password });
  const unit = key === null ? undefined : provinceOf(key);
  const provinceName = unit ? fullName(unit, unit.validTo ?? civilDate(platform.clock())) : null;
  return { role, province: key, provinceName, agency: agency ?? null, email, password };
}
