import { readFileSync } from "node:fs";
import { dataFolder, Unusable } from "./data.ts";
import { demoAccounts, demoInto } from "./demo/index.ts";
import { openPlatform, type Stage } from "./platform.ts";
import { portIsFree, startServer } from "./server.ts";

const help = `Chuẩn – ISO điện tử, bản chạy trên một máy.

  npm start                    cài đặt, dựng và chạy · installs, builds, runs
  PORT=8080 npm start          cổng · port                       (3000)
  CHUAN_DATA=/srv/chuan        thư mục dữ liệu · data folder      (.data/)
  CHUAN_DEMO=0                 hệ thống trống, không có dữ liệu mẫu · an empty system
  CHUAN_STAGE=production       không mẫu, không /dev/mail, TOTP bắt buộc cho quản trị · no demo, no mail catcher, TOTP for administrators
  CHUAN_ORIGIN=https://…       địa chỉ trong thư mời · address in mails (http://localhost:PORT)
  CHUAN_LOG=1                  ghi nhật ký từng yêu cầu · a line of JSON for each request on stderr
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  if (process.argv.includes("--help") || process.argv.includes("-h")) return say(help);
  const env = process.env;
  const port = portIn(env["PORT"] ?? "3000");
  const stage: Stage = env["CHUAN_STAGE"] === "production" ? "production" : "development";
  const folder = dataFolder(env["CHUAN_DATA"] ?? ".data");
  await portIsFree(port);
  const log = env["CHUAN_LOG"] === "1" ? write : errorsOnly;
  const origin = env["CHUAN_ORIGIN"] ?? `http://localhost:${port}`;
  const wantsDemo = stage !== "production" && env["CHUAN_DEMO"] !== "0";
  if (wantsDemo)
    await demoInto(
      folder,
      (into) => openPlatform({ folder: into, stage, origin, log }),
      (line) => say(`  ${line}`),
    );
  const platform = await openPlatform({ folder, stage, origin, log });
  const server = await startServer(platform, { port, version });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  say(`\nChuẩn đang chạy tại · is running at  http://localhost:${server.port}`);
  say(`  API  http://localhost:${server.port}/docs`);
  if (stage === "development") say(`  Thư · mail  http://localhost:${server.port}/dev/mail`);
  const accounts = demoAccounts(folder);
  if (accounts.length > 0) {
    say("\nTài khoản mẫu · demo accounts:");
    for (const { role, provinceName, agency, email, password } of accounts)
      say(`  ${email.padEnd(40)} ${password}   ${role}${provinceName ? `, ${provinceName}` : ""}${agency ? `, ${agency}` : ""}`);
  }
  say("\nCtrl+C để dừng · to stop.");
}

const version = (JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8")) as { version: string }).version;
const write = (line: object): void => void process.stderr.write(`${JSON.stringify(line)}\n`);
const errorsOnly = (line: object): void => {
  if ("error" in line) write(line);
};

function portIn(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Unusable(`PORT phải là số từ 0 đến 65535, không phải «${text}». · PORT is a number up to 65535, not ${text}.`);
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof Unusable ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
