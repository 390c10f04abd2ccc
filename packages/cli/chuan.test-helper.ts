import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

const launcher = path.resolve(import.meta.dirname, "chuan.cjs");
export type Came = { code: number; out: string; err: string; json: () => never };

/** A folder of a test's own, gone when it ends. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "chuan-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The command line itself, as a person would start it, on a data folder. */
export const chuanOn =
  (data: string, env: NodeJS.ProcessEnv = {}) =>
  (...args: string[]): Promise<Came> =>
    new Promise((done) => {
      const own = { PATH: process.env["PATH"], HOME: process.env["HOME"], LANG: "vi_VN.UTF-8", CHUAN_DATA: data, ...env };
      execFile(process.execPath, [launcher, ...args], { env: own as NodeJS.ProcessEnv, maxBuffer: 1e8 }, (error, out, err) =>
        done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err, json: () => JSON.parse(out) as never }),
      );
    });
