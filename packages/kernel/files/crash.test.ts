import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { sha256 } from "./claims.test-helper.ts";
import { diskFiles } from "./disk.ts";
import type { FileKey } from "./keys.ts";

const script = path.join(import.meta.dirname, "crash.test-helper.ts");

/** Kills the process, without a word, some time after it has confirmed the first file. Returns what it had confirmed. */
async function killed(root: string, run: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, root, String(run)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const confirmed: string[] = [];
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => confirmed.push(line));
  await once(lines, "line");
  setTimeout(() => child.kill("SIGKILL"), afterMs);
  await once(child, "close");
  return confirmed;
}

test("killed at any moment, the disk has every confirmed file whole, and no file that is not", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "crash-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const seed = Date.now() % 100_000;
  const confirmed: string[] = [];
  for (let run = 0; run < 5; run++) confirmed.push(...(await killed(root, run, ((seed + run * 37) % 101) + run)));

  const { files } = diskFiles({ root, secret: "s".repeat(32) });
  const names = async () => (await readdir(root, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  const isWhole = async (file: string) => sha256(await readFile(file)) === path.basename(file);
  const lost: string[] = [];
  for (const key of confirmed) if ((await files.size(key as FileKey)) === undefined) lost.push(key);
  const torn: string[] = [];
  for (const { parentPath, name } of await names())
    if (/^[0-9a-f]{64}$/.test(name) && !(await isWhole(path.join(parentPath, name)))) torn.push(name);
  // What was under way is swept, and what was confirmed stays.
  await files.expirePassing(new Date(Date.now() + 1000));
  const left = await names();
  const odd = left.filter(({ name }) => !/^[0-9a-f]{64}$/.test(name));
  expect({ seed, lost, torn, odd, enough: left.length >= confirmed.length }).toEqual({ seed, lost: [], torn: [], odd: [], enough: true });
});
