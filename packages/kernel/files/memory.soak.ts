import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { largePdf, largeWord } from "./large.test-helper.ts";
import { docx } from "./types.ts";

const mb = 1024 * 1024;
const script = path.join(import.meta.dirname, "memory.test-helper.ts");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "large-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs in a process of its own, whose whole memory is looked at. */
async function grownBy(type: string, name: string, make: (file: string, large: boolean) => Promise<{ size: number; sha256: string }>) {
  const claims = [];
  for (const large of [false, true]) {
    const file = path.join(folder, `${large}-${name}`);
    const claim = path.join(folder, `${large}-${name}.json`);
    await writeFile(claim, JSON.stringify({ ...(await make(file, large)), file, type, name }));
    claims.push(claim);
  }
  // As a server should be started: by default V8 lets 32 MB of used buffers lie about before it looks, and as much again while it does.
  const flags = ["--max-semi-space-size=2", "--disable-warning=ExperimentalWarning"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, folder, ...claims]);
  return JSON.parse(stdout) as { grew: number; most: number; size: number };
}

test.each<[string, string, string, (file: string, large: boolean) => Promise<{ size: number; sha256: string }>]>([
  ["a Word file", docx, "a.docx", (file, large) => largeWord(file, large ? 25 : 2)],
  ["a PDF", "application/pdf", "a.pdf", (file, large) => largePdf(file, (large ? 200 : 20) * mb)],
])(
  "%s of 200 MB is received, checked and delivered with less than 50 MB beyond what one of 20 MB takes, and 300 MB in all",
  async (_, type, name, make) => {
    const { grew, most, size } = await grownBy(type, name, make);
    expect(size).toBeGreaterThan(199 * mb);
    expect(grew).toBeLessThan(50 * mb);
    expect(most).toBeLessThan(300 * mb);
  },
);
