import { type Allowance, job } from "@chuan/core/access";
import { asJob } from "@chuan/core/entrance";
import { provinceNamed, standing, Workspaces, workspaceIdOf } from "@chuan/core/provinces";
import { civilDate, keys, type OperatorCtx, type ProvinceCtx, type ProvinceKey } from "@chuan/kernel";
import { type DataFolder, dataFolder, openPlatform, type Platform } from "@chuan/local";
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import type { Progress } from "./progress.ts";
import { type Lang, refused } from "./say.ts";

/** `--data`, else CHUAN_DATA, else `.data` where the command is run. */
export const folderSaid = (said: string | undefined) => path.resolve(said ?? process.env["CHUAN_DATA"] ?? ".data");

/** An existing data folder: a mistyped name must not make a new installation. @throws Problem cli.no_data */
export function existingFolder(said: string | undefined): DataFolder {
  const root = folderSaid(said);
  const missing = refused(
    "no_data",
    `Thư mục ${root} chưa có dữ liệu; hãy chỉ đúng thư mục bằng --data hoặc CHUAN_DATA.`,
    `The folder ${root} holds no data; name the right one with --data or CHUAN_DATA.`,
  );
  if (!existsSync(root)) throw missing;
  const folder = dataFolder(root);
  if (!existsSync(folder.database)) throw missing;
  return folder;
}

/** The platform in a data folder, as the server would open it: letters name the address that CHUAN_ORIGIN or PORT gives. */
export const open = (folder: DataFolder): Promise<Platform> =>
  openPlatform({
    folder,
    stage: process.env["CHUAN_STAGE"] === "production" ? "production" : "development",
    origin: process.env["CHUAN_ORIGIN"] ?? `http://localhost:${process.env["PORT"] ?? "3000"}`,
  });

export type Session = ReturnType<typeof sessionOn>;

/** What a command works with: the platform, and who it acts as. The trail names the user of the machine. */
export function sessionOn(platform: Platform, progress: Progress, lang: Lang) {
  const means = platform.means("cli");
  const actor = (...can: Allowance[]) => job(`cli:${userName()}`, ...can);
  const now = platform.clock();
  return {
    platform,
    table: platform.table,
    means,
    now,
    lang,
    progress,
    /** `22` or `49.2008`. @throws invalid province.unknown */
    provinceOf: (code: string): ProvinceKey => provinceNamed(code, civilDate(now)),
    operator: (...can: Allowance[]) => asJob<OperatorCtx>(means, actor(...can), { level: "operator" }),
    /** The desk of a province, as its door stands: what is suspended is read-only here too. @throws not_found workspace.not_found */
    async desk(code: string, ...can: Allowance[]): Promise<ProvinceCtx> {
      const province = provinceNamed(code, civilDate(now));
      const door = keys.nounPartition(keys.home({ level: "workspace", province }), Workspaces.name);
      const item = await platform.table.get({ pk: door, sk: workspaceIdOf(province) });
      const closed = standing(item && Workspaces.open(item));
      if (closed?.kind === "not_found") throw closed;
      const ctx = asJob<ProvinceCtx>(means, actor(...can), { level: "province", province });
      return closed ? { ...ctx, frozen: closed } : ctx;
    },
    /** Sums, directory and mail follow what was done, also where no server runs. A server may be at it at the same time. */
    settle: () => platform.settle(),
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may give its user no name.
    return String(process.getuid?.() ?? "?");
  }
}
