import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { fieldsOfApi } from "./fields.ts";
import { compileMessages } from "./messages.ts";

/** Builds the web application into `dist/`, unless what is there was built from these very sources. */
const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "dist");
const made = /^(node_modules|dist|words|\.dist-.*)$/;

/** One digest of every source, of the versions they stand on and of what the API asks of forms. */
async function digestOfSources(): Promise<string> {
  const digest = createHash("sha256").update(readFileSync(path.resolve(root, "../../pnpm-lock.yaml")));
  const files = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !made.test(file.split(path.sep)[0]!))
    .toSorted();
  digest.update(JSON.stringify(await fieldsOfApi()));
  for (const file of files) digest.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  return digest.digest("hex");
}

async function main(): Promise<void> {
  const digest = await digestOfSources();
  const stamp = path.join(dist, "stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  process.stderr.write("Đang dựng giao diện · Building the web application … ");
  const begun = performance.now();
  await compileMessages();
  // Built beside and moved into place, so that who serves or builds at the same time never meets half of it.
  const beside = path.join(root, `.dist-${process.pid}`);
  await build({ configFile: path.join(root, "vite.config.ts"), logLevel: "warn", build: { outDir: beside, emptyOutDir: true } });
  writeFileSync(path.join(beside, "stamp"), digest);
  rmSync(dist, { recursive: true, force: true });
  renameSync(beside, dist);
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
}

await main().catch((error: Error) => {
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
});
