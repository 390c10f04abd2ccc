import { job } from "@chuan/core/access";
import { anonymous, Tickets, ticketToken, whoIs } from "@chuan/core/accounts";
import { list } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { inviteToPlatform, inviteToProvince } from "@chuan/core/people";
import { fullName, provinceOf } from "@chuan/core/provinces";
import { civilDate, type IdentityCtx, keys, type OperatorCtx, type ProvinceCtx, within } from "@chuan/kernel";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { type DataFolder, dataFolder, writePrivately } from "../data.ts";
import type { Platform } from "../platform.ts";
import { type DemoSet, loadDocuments } from "./documents.ts";
import { type Colleague, openOffice, type Role } from "./office.ts";
import { loadModels } from "./models.ts";
import { loadProvince } from "./province.ts";
import { documentsOfNam, quangNam } from "./quang-nam.ts";
import { documentsOfNinh, quangNinh } from "./quang-ninh.ts";

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
  people.push(...(await staff(platform, nam, "quangnam", quangNam.key, "SO.01", documentsOfNam)));
  note("Nạp dữ liệu mẫu: Quảng Ninh …");
  const ninh = await loadProvince(platform, quangNinh, lead("quangninh"));
  people.push({ ...lead("quangninh"), role: "province_lead", key: quangNinh.key });
  people.push(...(await staff(platform, ninh, "quangninh", quangNinh.key, "P.13", documentsOfNinh)));
  await loadModels(ninh);
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

async function staff(platform: Platform, ctx: ProvinceCtx, where: string, key: string, code: string, set: DemoSet): Promise<Person[]> {
  const desk: ProvinceCtx = { ...ctx, actor: clerk };
  const { items } = await list(desk, { limit: 200 });
  const agency = items.find((each) => each.code === code)!;
  const leader = { email: `lanhdao@${where}.example.vn`, name: "Trần Thị Thu", title: "Phó Chủ tịch UBND tỉnh" };
  const inspector = { email: `kiemtra@${where}.example.vn`, name: "Lê Quang Minh", title: "Chi cục Tiêu chuẩn Đo lường Chất lượng" };
  await inviteToProvince(desk, { ...leader, roles: ["province_leader"] });
  await inviteToProvince(desk, { ...inspector, roles: ["inspector"] });
  const people = colleagues(where, set.service.unit);
  const office = await openOffice(platform, within(desk, agency.id).scope, civilDate(platform.clock()), people);
  await loadDocuments(office, set);
  return [
    { ...leader, role: "province_leader", key },
    { ...inspector, role: "inspector", key },
    ...Object.values(people)
      .filter(({ account }) => account)
      .map((each) => ({ ...each, key, agency: agency.name })),
  ];
}

/** The people of an agency of the demo: some to sign in as, and some who have not come in yet. */
const colleagues = (where: string, unit: string): { readonly [R in Role]: Colleague } => {
  const at = (name: string) => `${name}@${where}.example.vn`;
  return {
    head: { role: "agency_head", email: at("thutruong"), name: "Phạm Văn Lợi", title: "Người đứng đầu", account: true },
    secretary: { role: "iso_secretary", email: at("thuky"), name: "Đỗ Thị Mai", title: "Thư ký ISO", unit: "Văn phòng", account: true },
    reviewer: { role: "department_head", email: at("truongphong"), name: "Lê Văn Bình", title: "Trưởng phòng", unit, account: true },
    staff: { role: "staff", email: at("congchuc"), name: "Ngô Thị Hạnh", title: "Công chức", unit, account: true },
    clerk: { role: "staff", email: at("motcua"), name: "Vũ Quốc Huy", title: "Công chức một cửa", unit: "Văn phòng" },
    newcomer: { role: "staff", email: at("moiden"), name: "Bùi Thị Nga", title: "Công chức", unit },
  };
};

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
