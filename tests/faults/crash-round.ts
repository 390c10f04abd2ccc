import { sqliteTable } from "@chuan/kernel/sqlite";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Dice } from "./chance.ts";
import { whatIsWrong } from "./crash-check.ts";
import { perAgency } from "./crash-writer.ts";
import { openStage } from "./stage.ts";

const program = path.join(import.meta.dirname, "crash-writer.ts");

/**
 * So many writes, done by a process that is killed at random moments and started again; what it did not acknowledge is asked for again under
 * the same key.
 * @returns what is lost, double or half in the end: nothing, if all is well
 */
export async function crashRound(writes: number, dice: Dice): Promise<{ wrong: string[]; kills: number }> {
  const folder = mkdtempSync(path.join(quick(), "chuan-crash-"));
  const file = path.join(folder, "chuan.db");
  try {
    const fresh = sqliteTable(file);
    await openStage(fresh, new Date());
    fresh.close();
    const done = new Set<number>();
    const cache = path.join(tmpdir(), "chuan-crash-cache");
    let kills = 0;
    while (done.size < writes) if (await runAndKill(file, cache, writes, done, dice)) kills += 1;
    const table = sqliteTable(file);
    const wrong = await whatIsWrong(table, writes);
    table.close();
    return { wrong, kills };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a killed process has written is the system's, so memory keeps it as well as a disk would, and waits for none. */
function quick(): string {
  const memory = "/dev/shm";
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 256 * 1024 * 1024 ? memory : tmpdir();
}

/** One life of the writer. True when it was killed. @throws Error when it failed by itself */
async function runAndKill(file: string, cache: string, writes: number, done: Set<number>, dice: Dice): Promise<boolean> {
  const waiting = Array.from({ length: writes / perAgency }, (_, group) =>
    Array.from({ length: perAgency }, (_, step) => group * perAgency + step).filter((n) => !done.has(n)),
  ).filter((group) => group.length > 0);
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, file, JSON.stringify(waiting)], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Mostly between two writes or within one; now and then before the file is even open.
  const after = Math.ceil(dice.random() * writes);
  const early = dice.chance(0.15) ? setTimeout(() => child.kill("SIGKILL"), dice.random() * 200) : undefined;
  let [text, said, here] = ["", "", 0];
  child.stdout.on("data", (part: Buffer) => {
    const lines = (text + part.toString()).split("\n");
    text = lines.pop()!;
    for (const line of lines) done.add(Number(line));
    here += lines.length;
    if (here >= after) setTimeout(() => child.kill("SIGKILL"), dice.random() * 3);
  });
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  const { code, signal } = await endOf(child);
  clearTimeout(early);
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`the writer failed by itself: ${said}`);
  return signal === "SIGKILL";
}

const endOf = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((end) =>
    child.once("close", (code, signal) => end({ code, signal })),
  );

type Outcome = { rounds: number; wrong: string[]; kills: number };

/** So many rounds, two at a time, since a round mostly waits for its child. What is wrong is told with its seed: `SEED=<seed>` runs that one. */
export async function crashRounds(rounds: number, writes: number, diceOf: (seed: number) => Dice): Promise<Outcome> {
  const only = process.env["SEED"];
  const first = Number(only ?? Math.floor(Math.random() * 2 ** 31));
  const seeds = Array.from({ length: only === undefined ? rounds : 1 }, (_, i) => first + i);
  const all: Outcome = { rounds: seeds.length, wrong: [], kills: 0 };
  const lane = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const { wrong, kills } = await crashRound(writes, diceOf(seed)).catch((error: Error) => ({ wrong: [error.message], kills: 0 }));
      all.wrong.push(...wrong.map((each) => `SEED=${seed}: ${each}`));
      all.kills += kills;
    }
  };
  await Promise.all([lane(), lane()]);
  return all;
}
