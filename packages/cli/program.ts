import { Command, Option } from "commander";
import { agenciesImport } from "./commands/agencies-import.ts";
import { backup } from "./commands/backup.ts";
import { catalogueRebuild } from "./commands/catalogue-rebuild.ts";
import { catalogueVerify } from "./commands/catalogue-verify.ts";
import { demoAccounts } from "./commands/demo-accounts.ts";
import { deployCheck } from "./commands/deploy-check.ts";
import { dlqReplay } from "./commands/dlq-replay.ts";
import { documentsVerify } from "./commands/documents-verify.ts";
import { exportAll } from "./commands/export.ts";
import { keysRotate } from "./commands/keys-rotate.ts";
import { provinceErase } from "./commands/province-erase.ts";
import { provinceList } from "./commands/province-list.ts";
import { provinceOffboard } from "./commands/province-offboard.ts";
import { provinceOnboard } from "./commands/province-onboard.ts";
import { provinceResume } from "./commands/province-resume.ts";
import { provinceSuspend } from "./commands/province-suspend.ts";
import { restore } from "./commands/restore.ts";
import { rollupRebuild } from "./commands/rollup-rebuild.ts";
import { rollupVerify } from "./commands/rollup-verify.ts";
import { trailVerify } from "./commands/trail-verify.ts";
import { usersInvite } from "./commands/users-invite.ts";
import { usersList } from "./commands/users-list.ts";

const examples = `
Ví dụ · Examples:
  chuan province onboard 22 --admin-email an@quangninh.gov.vn --admin-name "Nguyễn An"
  chuan agencies import 22 co-quan.csv --check
  chuan users invite 22 --agency SO.01 --role iso_secretary --email mai@quangninh.gov.vn --name "Đỗ Thị Mai"
  chuan users invite operator --email lan@chuan.vn --name "Vũ Thị Lan"
  chuan rollup verify && chuan trail verify
  chuan backup /srv/backup/2026-11-22
  chuan restore /srv/backup/2026-11-22 --data /srv/chuan-new
  chuan province offboard 22 --reason "Hết hợp đồng" --export 22.ndjson

Mã thoát · Exit codes: 0 xong · done, 1 bị từ chối hoặc có lỗi dữ liệu · refused or something found, 2 sai cú pháp · usage, 3 lỗi hệ thống · internal`;

const group = (name: string, say: string, ...commands: Command[]) => {
  const made = new Command(name).description(say);
  for (const each of commands) made.addCommand(each);
  return made;
};

/** Every command there is. The settings of the whole are passed down to each, wherever in the line they stand. */
export function program(): Command {
  const whole = new Command("chuan")
    .description("Quản trị nền tảng ISO điện tử Chuẩn · runs the platform Chuẩn")
    .option("--data <folder>", "thư mục dữ liệu · data folder (CHUAN_DATA, .data)")
    .option("--json", "một tài liệu JSON trên stdout · one JSON document on stdout")
    .addOption(new Option("--lang <lang>", "ngôn ngữ thông báo · language of messages").choices(["vi", "en"]))
    .addHelpText("after", examples);
  const commands = [
    group("province", "tỉnh · provinces", provinceOnboard, provinceList, provinceSuspend, provinceResume, provinceOffboard, provinceErase),
    group("agencies", "cơ quan · agencies", agenciesImport),
    group("users", "người dùng · people", usersInvite, usersList),
    group("rollup", "số tổng hợp · sums", rollupVerify, rollupRebuild),
    group("catalogue", "danh mục · lists", catalogueVerify, catalogueRebuild),
    group("trail", "nhật ký · logs", trailVerify),
    group("documents", "tài liệu · documents", documentsVerify),
    exportAll,
    backup,
    restore,
    group("demo", "dữ liệu mẫu · the demo", demoAccounts),
    group("keys", "khóa ký · signing keys", keysRotate),
    deployCheck,
    group("dlq", "tin chưa xử lý được trên đám mây · dead letters of the cloud", dlqReplay),
  ];
  for (const each of commands) whole.addCommand(each);
  return quiet(whole);
}

/** Errors are thrown and told by one who knows the language: of every command, also of those below. */
function quiet(command: Command): Command {
  command.exitOverride().configureOutput({ outputError: () => {} });
  for (const below of command.commands) quiet(below);
  return command;
}
