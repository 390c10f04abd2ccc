import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "../../../tests/scale/bundles.ts";
import { carried } from "./carried.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** A bundle as Lambda has it: far from the repository, with what it carries and nothing else. */
async function deployed(files: readonly { from: string; to: string }[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "chuan-carried-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { file } = await bundle("probe", folder, "packages/functions/lambda/carried.test-helper.ts");
  for (const { from, to } of files) {
    await mkdir(path.dirname(path.join(folder, to)), { recursive: true });
    await cp(path.join(root, from), path.join(folder, to), { dereference: true });
  }
  return file;
}
async function run(file: string): Promise<{ text: string; style: number }> {
  const script = path.join(path.dirname(file), "run.mjs");
  await writeFile(script, `import { handler } from ${JSON.stringify(file)}; console.log(JSON.stringify(await handler()));`);
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: path.dirname(file), env: {} as NodeJS.ProcessEnv });
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as { text: string; style: number };
}
const everything = Object.values(carried).flat();

test("with what it carries a bundle prints with our letters, reads a PDF in a thread, and shows the reference", async () => {
  const { text, style } = await run(await deployed(everything));
  expect(text.replaceAll(/\s+/g, " ")).toContain("Đặng Thị Thu Hà");
  expect(style).toBeGreaterThan(10_000);
});

test("without the letters it cannot print, and without the reference's files it has nothing to show", async () => {
  const without = (name: string) => everything.filter(({ to }) => !to.includes(name));
  await expect(run(await deployed(without("tinos")))).rejects.toThrow("tinos");
  expect((await run(await deployed(without("swagger-ui-dist")))).style).toBeLessThan(100);
});

test.each(["pdf-worker.ts", "pdf-lines.ts", "legacy/build/pdf.mjs", "legacy/build/pdf.worker.mjs"])(
  "without %s no PDF can be read",
  async (name) => {
    const { text } = await run(await deployed(everything.filter(({ to }) => !to.endsWith(name))));
    expect(text).toBe("text.broken");
  },
);
