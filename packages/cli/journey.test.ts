import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aFolder, chuanOn } from "./chuan.test-helper.ts";

const header = "mã cơ quan,tên cơ quan,loại cơ quan,hiệu lực từ,cơ quan cấp trên";
const good = [
  "SO.01,Sở Tư pháp,sở,01/07/2025,",
  "SO.02,Sở Y tế,sở,01/07/2025,",
  "CC.01,Chi cục Bảo vệ môi trường,chi cục,01/07/2025,SO.02",
];
const bad = ["SO.03,,sở,,", "SO.04,Sở Tài chính,sở,31/02/2026,"];
const csv = (...rows: string[]) => [header, ...rows].join("\n");

type Report = { ok: boolean; provinces: { differences: unknown[]; behind: unknown[]; records: number }[] };

test("a province comes aboard, its list is mended and imported, people are invited, all is verified, backed up, restored and sound", async () => {
  const folder = aFolder();
  const [data, file, copy, anew] = ["data", "co-quan.csv", "backup", "restored"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  const chuan = chuanOn(data);
  const admin = ["--admin-email", "an@quangninh.gov.vn", "--admin-name", "Nguyễn An"];
  const aboard = await chuan("province", "onboard", "22", ...admin);
  expect(aboard).toMatchObject({ code: 0, err: "" });
  expect(aboard.out).toContain("Quảng Ninh");

  writeFileSync(file, csv(...good, ...bad));
  for (const check of [["--check"], []]) {
    const refused = await chuan("agencies", "import", "22", file, ...check, "--json");
    expect(refused.code).toBe(1);
    const { ok, created, problems } = refused.json() as {
      ok: boolean;
      created: number;
      problems: { row: number; column: string; vi: string }[];
    };
    expect({ ok, created }).toEqual({ ok: false, created: 0 });
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(["5 tên cơ quan", "6 hiệu lực từ"]);
  }
  const told = await chuan("agencies", "import", "22", file);
  expect(told.out).toContain("Tệp có 2 lỗi; chưa có gì được nhập.");
  expect(told.out).toContain("dòng 5, cột «tên cơ quan»");

  writeFileSync(file, csv(...good));
  const imported = await chuan("agencies", "import", "22", file, "--json");
  expect(imported.json()).toMatchObject({ ok: true, rows: 3, created: 3, unchanged: 0 });
  expect(imported.err).toContain("Nhập cơ quan 3/3");
  expect((await chuan("agencies", "import", "22", file, "--json")).json()).toMatchObject({ ok: true, created: 0, unchanged: 3 });

  const person = ["--email", "mai@quangninh.gov.vn", "--name", "Đỗ Thị Mai", "--role", "iso_secretary"];
  expect((await chuan("users", "invite", "22", "--agency", "SO.01", ...person, "--json")).json()).toMatchObject({
    state: "invited",
    name: "Đỗ Thị Mai",
  });
  const people = (await chuan("users", "list", "22")).out.trimEnd().split("\n");
  expect(people.map((line) => line.split(/ {2,}/))).toEqual([
    ["mai@quangninh.gov.vn", "invited", "Đỗ Thị Mai", "iso_secretary"],
    ["an@quangninh.gov.vn", "invited", "Nguyễn An", "province_lead"],
  ]);
  const mails = readdirSync(path.join(data, "mail")).map(
    (mail) => JSON.parse(readFileSync(path.join(data, "mail", mail), "utf8")) as { to: string },
  );
  expect(mails.map(({ to }) => to).toSorted()).toEqual(["an@quangninh.gov.vn", "mai@quangninh.gov.vn"]);

  expect((await chuan("catalogue", "verify", "--json")).json()).toMatchObject({ ok: true, provinces: [{ faults: [] }] });
  expect((await chuan("catalogue", "rebuild", "22", "--json")).json()).toMatchObject({ provinces: [{ province: "22.2025", mended: 0 }] });
  const sums = (await chuan("rollup", "verify", "--json")).json() as Report;
  expect(sums).toMatchObject({ ok: true, provinces: [{ province: "22.2025", places: 5, differences: [], behind: [] }] });
  expect((await chuan("trail", "verify", "--json")).json()).toMatchObject({ ok: true, faults: [] });

  expect((await chuan("backup", copy, "--json")).json()).toMatchObject({
    format: "chuan-backup/1",
    files: { database: { name: "chuan.db" } },
  });
  expect(statSync(path.join(copy, "secrets.json")).mode & 0o777).toBe(0o600);
  const restored = await chuan("restore", copy, "--data", anew, "--json");
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.json()).toMatchObject({
    folder: anew,
    trails: { ok: true },
    rollups: { ok: true, provinces: [{ records: sums.provinces[0]!.records }] },
  });
  expect(readFileSync(path.join(anew, "secrets.json"))).toEqual(readFileSync(path.join(data, "secrets.json")));

  expect((await chuan("restore", copy, "--data", anew)).err).toContain("không trống");
  writeFileSync(path.join(copy, "secrets.json"), "{}");
  const damaged = await chuan("restore", copy, "--data", path.join(folder, "other"), "--lang", "en");
  expect(damaged).toMatchObject({ code: 1, out: "" });
  expect(damaged.err).toContain("is damaged (secrets.json); nothing was restored");
  expect(readdirSync(folder)).not.toContain("other");
});
