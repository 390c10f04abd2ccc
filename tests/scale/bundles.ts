import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type FunctionName, environments } from "../../packages/functions/lambda/environment.ts";
import type { Section } from "./bench.ts";

const root = path.resolve(import.meta.dirname, "../..");
const names = Object.keys(environments) as FunctionName[];
const rounds = 15;

/** What may not be exceeded, in kB of the first path and as a ratio of processor time; the decision on bundles says why not less. */
const bounds: { readonly [N in FunctionName]: { kB: number; ratio: number } } = {
  workspace: { kB: 820, ratio: 5 },
  identity: { kB: 620, ratio: 2.8 },
  national: { kB: 520, ratio: 3 },
  operator: { kB: 530, ratio: 3.1 },
  projector: { kB: 420, ratio: 2 },
  clerk: { kB: 660, ratio: 3.1 },
  clock: { kB: 740, ratio: 3.6 },
};

/** The least a function can be: an answer through Hono. */
const bare = `import { Hono } from "hono"; import { handle } from "hono/aws-lambda";
export const handler = handle(new Hono().get("/", (c) => c.json({ ok: true })));`;

type Bundle = { file: string; first: number; whole: number };

/** As SST 4.17.1 bundles with `splitting`: the same esbuild, the same options. `first` is what a cold start reads before it can answer. */
export async function bundle(name: string, outdir: string, entry: string): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: { [name]: entry },
    outdir,
    outExtension: { ".js": ".mjs" },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "esnext",
    minify: true,
    keepNames: true,
    mainFields: ["module", "main"],
    metafile: true,
    banner: {
      js: "import { createRequire as topLevelCreateRequire } from 'module';const require = topLevelCreateRequire(import.meta.url);",
    },
  });
  const start = Object.keys(metafile.outputs).find((file) => path.basename(file) === `${name}.mjs`)!;
  const first = new Set<string>();
  const visit = (file: string): void => {
    const output = metafile.outputs[file];
    if (!output || first.has(file)) return;
    first.add(file);
    for (const { kind, path: next } of output.imports) if (kind === "import-statement") visit(next);
  };
  visit(start);
  const bytes = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + metafile.outputs[file]!.bytes, 0);
  return { file: path.resolve(root, start), first: bytes(first), whole: bytes(Object.keys(metafile.outputs)) };
}

/** Imports a bundle and makes it answer once: a request that names nobody, a batch of no news. Processor time, since a wall clock sees neighbours. */
const child = `
const [, , file, kind] = process.argv;
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const before = process.cpuUsage();
const { handler } = await import(file);
const http = { version: "2.0", routeKey: "$default", rawPath: "/v1/agencies", rawQueryString: "", headers: { host: "chuan.test" }, body: null, isBase64Encoded: false,
  requestContext: { http: { method: "GET", path: "/v1/agencies", sourceIp: "203.0.113.9" }, domainName: "chuan.test", requestId: "request-1" } };
if (kind === "http") await handler(http, {});
if (kind === "stream") await handler({ Records: [] });
const { user, system } = process.cpuUsage(before);
write(String((user + system) / 1000), () => process.exit(0));
`;
const kindOf = (name: string) =>
  name === "projector" || name === "clerk" ? "stream" : name === "clock" || name === "identity" ? "import" : "http";
const given = {
  STAGE: "bench",
  ORIGIN: "https://chuan.test",
  VERSION: "1",
  TABLE_NAME: "t",
  SILOS: "{}",
  TENANT_ROLE_ARN: "r",
  JWKS_SECRET_ARN: "j",
};
const more = { SIGNING_RING_SECRET_ARN: "s", TICKET_KEY_SECRET_ARN: "k", DOCUMENTS_BUCKET: "d", ANCHORS_BUCKET: "a", LOCK_DAYS: "0" };
const rest = {
  MAIL_FROM: "a@chuan.test",
  MAIL_CONFIGURATION_SET: "m",
  AWS_REGION: "ap-southeast-1",
  AWS_ACCESS_KEY_ID: "x",
  AWS_SECRET_ACCESS_KEY: "x",
};
const env = { ...process.env, ...given, ...more, ...rest };

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

/** Bytes and cold start of each function of the cloud, beside a bare one in the same run, process by process in turn. */
export async function bundles(): Promise<Section> {
  const folder = await mkdtemp(path.join(tmpdir(), "chuan-bundles-"));
  try {
    const script = path.join(folder, "child.mjs");
    const least = path.join(root, "packages/functions/lambda/.bare.ts");
    await writeFile(script, child);
    await writeFile(least, bare);
    const made = new Map([["bare", await bundle("bare", path.join(folder, "bare"), least)]]);
    await rm(least);
    for (const name of names) made.set(name, await bundle(name, path.join(folder, name), `packages/functions/lambda/${name}.ts`));
    const times = new Map([...made.keys()].map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round++)
      for (const [name, { file }] of made) {
        const kind = name === "bare" ? "http" : kindOf(name);
        const { stdout } = await promisify(execFile)(process.execPath, [script, file, kind], { env });
        times.get(name)!.push(Number(stdout));
      }
    const one = median(times.get("bare")!);
    const rows = [...made].map(([name, { first, whole }]) => ({
      function: name,
      "first path, kB": Math.round(first / 1000),
      "with lazy parts, kB": Math.round(whole / 1000),
      "cold start ×": (median(times.get(name)!) / one).toFixed(2),
    }));
    const wrong = rows.flatMap((row) => {
      const bound = bounds[row.function as FunctionName];
      const over = bound && (row["first path, kB"] > bound.kB || Number(row["cold start ×"]) > bound.ratio);
      return over ? [`${row.function}: over ${bound.kB} kB or × ${bound.ratio}`] : [];
    });
    return { title: `The functions of the cloud, cold (${rounds} processes each, by turns, processor time)`, rows, wrong };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
