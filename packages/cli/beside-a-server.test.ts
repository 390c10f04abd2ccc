import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { aFolder, chuanOn } from "./chuan.test-helper.ts";

const main = path.resolve(import.meta.dirname, "../local/main.ts");

/** A server on a data folder, at a port of its choice. */
function aServer(data: string) {
  const env = { PATH: process.env["PATH"], CHUAN_DATA: data, CHUAN_DEMO: "0", PORT: "0" };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], { env: env as NodeJS.ProcessEnv });
  let [out, err] = ["", ""];
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  const address = new Promise<string>((up, failed) => {
    child.stdout.on("data", (text: Buffer) => {
      const found = /http:\/\/localhost:\d+/.exec((out += text.toString()));
      if (found) up(found[0]);
    });
    child.once("close", () => failed(new Error(`the server ended: ${out}${err}`)));
  });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    return err;
  };
  onTestFinished(() => void child.kill("SIGKILL"));
  return { address, stop };
}

const lettersIn = (data: string) =>
  readdirSync(path.join(data, "mail")).map(
    (name) => JSON.parse(readFileSync(path.join(data, "mail", name), "utf8")) as { to: string; text: string },
  );

test("a server and command lines that start on an empty folder at once, and write at once, do each other no harm", async () => {
  const folder = aFolder();
  const [data, copy, anew] = [path.join(folder, "data"), path.join(folder, "copy"), path.join(folder, "anew")];
  const server = aServer(data);
  const chuan = chuanOn(data);
  const codes = ["22", "24", "01"];
  const onboarded = codes.map((code) =>
    chuan("province", "onboard", code, "--admin-email", `admin@${code}.gov.vn`, "--admin-name", "Nguyễn An"),
  );
  expect((await Promise.all(onboarded)).map(({ code, err }) => [code, err])).toEqual(codes.map(() => [0, ""]));
  const list = path.join(folder, "list.csv");
  const rows = Array.from({ length: 60 }, (_, i) => `X.${i},Xã số ${i},xã`);
  writeFileSync(list, ["mã cơ quan,tên cơ quan,loại cơ quan", ...rows].join("\n"));
  const [first, second, backup] = await Promise.all([
    chuan("agencies", "import", "22", list, "--json"),
    chuan("agencies", "import", "24", list, "--json"),
    chuan("backup", copy),
    chuan("rollup", "rebuild"),
  ]);
  expect([first.code, second.code, backup.code]).toEqual([0, 0, 0]);
  for (const came of [first, second]) expect(came.json()).toMatchObject({ rows: 60, created: 60 });
  await server.address;
  expect(await server.stop()).toBe("");

  const sums = (await chuan("rollup", "verify", "--json")).json() as { ok: boolean; provinces: { places: number }[] };
  expect(sums.ok).toBe(true);
  expect(sums.provinces.map(({ places }) => places).toSorted((a, b) => a - b)).toEqual([2, 62, 62]);
  expect((await chuan("trail", "verify", "--json")).json()).toMatchObject({ ok: true });
  expect(new Set(lettersIn(data).map(({ to }) => to))).toEqual(new Set(codes.map((code) => `admin@${code}.gov.vn`)));

  // What was mailed before opens on what was restored: the keys are those of the backup, whoever of the two had made them.
  expect((await chuan("restore", copy, "--data", anew)).code).toBe(0);
  const again = aServer(anew);
  const { text } = lettersIn(data).find(({ to }) => to === "admin@01.gov.vn")!;
  const answer = await fetch(`${await again.address}/v1/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: /#(\S+)/.exec(text)![1], password: "bốn con ngựa ô phi" }),
  });
  expect(await answer.json()).toMatchObject({ email: "admin@01.gov.vn", workspace: "01.2025" });
  expect(await again.stop()).toBe("");
});
