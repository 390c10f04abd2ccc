import { DatabaseSync } from "node:sqlite";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aFolder, chuanOn } from "./chuan.test-helper.ts";

const admin = ["--admin-email", "an@quangninh.gov.vn", "--admin-name", "Nguyễn An"];
type Failure = { error: { code: string; message: { vi: string; en: string }; errors: { path: string }[] } };

test("wrong usage is exit code 2, told in one language on stderr, and as one document where JSON was asked for", async () => {
  const chuan = chuanOn(aFolder());
  expect(await chuan("province", "onboard", "22")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("Thiếu «--admin-email <email>»."),
  });
  expect(await chuan("provinces", "--lang", "en")).toMatchObject({ code: 2, err: expect.stringContaining("unknown command 'provinces'") });
  const json = await chuan("province", "erase", "22", "--confirm", "24", "--nonsense", "--json");
  expect(json.code).toBe(2);
  expect((json.json() as Failure).error.code).toBe("cli.usage");
});

test("help is told in Vietnamese and English, with examples, and is no failure", async () => {
  const { code, out } = await chuanOn(aFolder())("--help");
  expect(code).toBe(0);
  for (const text of ["đưa", "bring", "chuan backup", "CHUAN_DATA"])
    expect(out + (await chuanOn(aFolder())("province", "--help")).out).toContain(text);
});

test("a mistyped data folder is refused and makes no new installation", async () => {
  const data = path.join(aFolder(), "typo");
  const { code, err } = await chuanOn(data, { LANG: "en_US.UTF-8" })("province", "list");
  expect(code).toBe(1);
  expect(err).toContain("holds no data");
  expect(existsSync(data)).toBe(false);
});

test("a refusal is told with its sentence and each field, in the language of the locale, without a stack, with exit code 1", async () => {
  const chuan = chuanOn(aFolder());
  const refused = await chuan("province", "onboard", "22", "--admin-email", "an", "--admin-name", "Nguyễn An");
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toMatch(/^Dữ liệu gửi lên chưa hợp lệ.*\n  admin\.email: Địa chỉ thư điện tử không hợp lệ/);
  expect(refused.err).not.toMatch(/\n\s+at /);
  const unknown = await chuan("province", "onboard", "99", ...admin, "--json");
  expect(unknown.code).toBe(1);
  expect((unknown.json() as Failure).error).toMatchObject({
    code: "province.unknown",
    message: { en: expect.stringContaining("two-digit") },
  });
});

test("what is broken is exit code 3, and its stack is told only where CHUAN_DEBUG=1 asks for it", async () => {
  const data = aFolder();
  writeFileSync(path.join(data, "chuan.db"), "no database at all, however long this text may be".repeat(100));
  const plain = await chuanOn(data)("province", "list");
  expect(plain.code).toBe(3);
  expect(plain.err).not.toMatch(/\n\s+at /);
  expect((await chuanOn(data, { CHUAN_DEBUG: "1" })("province", "list")).err).toMatch(/\n\s+at /);
});

test("wrong sums and an edited entry are found with exit code 1 and named; rebuilding mends the sums", async () => {
  const data = aFolder();
  const chuan = chuanOn(data);
  await chuan("province", "onboard", "22", ...admin);
  const list = path.join(data, "list.csv");
  writeFileSync(list, "mã cơ quan,tên cơ quan,loại cơ quan\nSO.01,Sở Tư pháp,sở");
  await chuan("agencies", "import", "22", list);
  const db = new DatabaseSync(path.join(data, "chuan.db"));
  db.exec(`UPDATE items SET body = json_set(body, '$.sums', json('{"adoption|wrong":5}')) WHERE pk = 'N#now'`);
  const wrong = await chuan("rollup", "verify", "22");
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain("nation 22.2025 adoption|wrong: đếm 0, đang ghi 5");
  expect((await chuan("rollup", "rebuild", "--json")).json()).toMatchObject({ provinces: [{ province: "22.2025", places: 3 }] });
  expect((await chuan("rollup", "verify", "--json")).json()).toMatchObject({ ok: true });

  db.exec(`UPDATE items SET body = json_set(body, '$.command', 'agency.close') WHERE pk = 'P#22.2025#S#trail' AND sk = 'E#000000000002'`);
  db.close();
  const edited = await chuan("trail", "verify", "22", "--json");
  expect(edited.code).toBe(1);
  expect(edited.json()).toMatchObject({ ok: false, faults: [{ place: "P#22.2025#S", n: 2, fault: "edited" }] });
});
