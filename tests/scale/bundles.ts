import { mintAccess, newRingKey, ringOf, type RingState } from "@chuan/core/tokens";
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type FunctionName, environments } from "../../packages/functions/lambda/environment.ts";
import { attributesFrom } from "../../packages/kernel/table/attributes.ts";
import { aSetting, type Room, type Someone } from "../access/setting.ts";
import { eventOf } from "../gateway.ts";
import type { Section } from "./bench.ts";
import { standIn } from "./stand-in.ts";

const root = path.resolve(import.meta.dirname, "../..");
const names = Object.keys(environments) as FunctionName[];
const rounds = 15;

/**
 * What may not be exceeded: kB of the first path, and processor time as ratios to a bare function, until it has answered someone who did not say
 * who they are (`answer`), and until it has done a first piece of work as well (`work`). The decision on bundles says why not less.
 */
const bounds: { readonly [N in FunctionName]: { kB: number; answer: number; work: number } } = {
  workspace: { kB: 280, answer: 2.2, work: 4 },
  identity: { kB: 280, answer: 2, work: 3.5 },
  national: { kB: 250, answer: 1.8, work: 3.2 },
  operator: { kB: 250, answer: 1.8, work: 3.4 },
  projector: { kB: 120, answer: 1, work: 1 },
  clerk: { kB: 280, answer: 2, work: 2.9 },
  clock: { kB: 310, answer: 2, work: 2 },
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

/**
 * Imports a bundle and asks it twice: by someone who does not say who they are, and as one would at work. After each, the processor time since
 * before the import, since a wall clock sees neighbours.
 */
const child = `
const [, , file, asked] = process.argv;
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const before = process.cpuUsage();
const spent = () => { const { user, system } = process.cpuUsage(before); return (user + system) / 1000; };
const { handler } = await import(file);
const told = [];
for (const event of JSON.parse(asked)) {
  const answer = await handler(event, {});
  told.push({ ms: spent(), answer: answer.statusCode ?? answer.batchItemFailures.length });
}
write(JSON.stringify({ started: spent(), told }), () => process.exit(0));
`;
const given = {
  STAGE: "bench",
  ORIGIN: "https://chuan.test",
  VERSION: "1",
  TABLE_NAME: "t",
  SILOS: "{}",
  TENANT_ROLE_ARN: "r",
  JWKS_SECRET_ARN: "jwks",
};
const more = {
  SIGNING_RING_SECRET_ARN: "ring",
  TICKET_KEY_SECRET_ARN: "ticket",
  DOCUMENTS_BUCKET: "d",
  ANCHORS_BUCKET: "a",
  LOCK_DAYS: "0",
};
const rest = {
  MAIL_FROM: "a@chuan.test",
  MAIL_CONFIGURATION_SET: "m",
  AWS_REGION: "ap-southeast-1",
  AWS_ACCESS_KEY_ID: "x",
  AWS_SECRET_ACCESS_KEY: "x",
};

/** What is asked of each function, and what it has to answer: a status, or how much of a batch it could not take. */
type Asking = { readonly events: readonly object[]; readonly answers: readonly number[] };

/** A province of two agencies in memory, the people who ask, and Amazon around it. */
async function world() {
  const now = new Date();
  const w = await aSetting({ at: now });
  const state: RingState = { keys: [await newRingKey(new Date(now.getTime() - 1000))] };
  const ring = ringOf(state, () => now);
  const secrets = { ring: JSON.stringify(state), jwks: JSON.stringify(await ring.jwks()), ticket: randomBytes(32).toString("base64url") };
  const [lead, operator, person] = [await w.member(w.desk, "province_lead"), await w.member(w.operator, "operator"), await w.person()];
  await w.settle();
  const tokenOf = ({ id, name, who }: Someone, room: Room) =>
    mintAccess(ring, { sub: id, who, sid: "ses_1", kind: "user", name, ...room }, 10, now);
  const asking = async (path: string, token: Promise<string>): Promise<Asking> => {
    const headers = { host: "chuan.test" };
    const event = (more: object) => eventOf(new Request(`https://chuan.test${path}`, { headers: { ...headers, ...more } }));
    return { events: [await event({}), await event({ authorization: `Bearer ${await token}` })], answers: [401, 200] };
  };
  // News of a member, which the clerk follows and the projector passes over; all that follows from it is done.
  const member = w.bare.dump().find(({ pk }) => pk.endsWith("#member"))!;
  const news = { Records: [{ eventID: "1", dynamodb: { Keys: attributesFrom({ pk: member.pk, sk: member.sk }), SequenceNumber: "1" } }] };
  const stream: Asking = { events: [{ Records: [] }, news], answers: [0, 0] };
  const bareAsking = await asking("/", Promise.resolve("x"));
  const askings: { readonly [F in FunctionName | "bare"]: Asking } = {
    bare: { ...bareAsking, answers: [200, 200] },
    workspace: await asking("/v1/agencies", tokenOf(lead, { level: "province", province: w.province })),
    identity: await asking("/v1/me", tokenOf({ ...person, id: `acc_${person.who}` }, { level: "account" })),
    national: await asking("/v1/national/aggregates", tokenOf(lead, { level: "national", roles: ["national_analyst"] })),
    operator: await asking("/v1/operator/provinces", tokenOf(operator, { level: "operator" })),
    projector: stream,
    clerk: stream,
    // It begins with writing keys and reading a bucket; nobody waits for it.
    clock: { events: [], answers: [] },
  };
  return { askings, amazon: await standIn(w.bare, secrets) };
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
type Measured = { started: number; told: { ms: number; answer: number }[] };

/** Bytes and cold start of each function of the cloud, beside a bare one in the same run, process by process in turn. */
export async function bundles(): Promise<Section> {
  const folder = await mkdtemp(path.join(tmpdir(), "chuan-bundles-"));
  const { askings, amazon } = await world();
  try {
    const script = path.join(folder, "child.mjs");
    const least = path.join(root, "packages/functions/lambda/.bare.ts");
    await writeFile(script, child);
    await writeFile(least, bare);
    const made = new Map<FunctionName | "bare", Bundle>([["bare", await bundle("bare", path.join(folder, "bare"), least)]]);
    await rm(least);
    for (const name of names) made.set(name, await bundle(name, path.join(folder, name), `packages/functions/lambda/${name}.ts`));
    const env = { ...process.env, ...given, ...more, ...rest, ...amazon.env };
    const [first, second] = [new Map<string, number[]>(), new Map<string, number[]>()];
    for (let round = 0; round < rounds; round++)
      for (const [name, { file }] of made) {
        const { events, answers } = askings[name];
        const { stdout } = await promisify(execFile)(process.execPath, [script, file, JSON.stringify(events)], { env });
        const { started, told } = JSON.parse(stdout) as Measured;
        const answered = told.map(({ answer }) => answer);
        if (answered.join() !== answers.join()) throw new Error(`${name} answered ${answered.join()}, not ${answers.join()}`);
        first.set(name, [...(first.get(name) ?? []), told[0]?.ms ?? started]);
        second.set(name, [...(second.get(name) ?? []), told[1]?.ms ?? started]);
      }
    const ratio = (times: Map<string, number[]>, name: string) => (median(times.get(name)!) / median(times.get("bare")!)).toFixed(2);
    const rows = [...made].map(([name, { first: bytes, whole }]) => ({
      function: name,
      "first path, kB": Math.round(bytes / 1000),
      "with lazy parts, kB": Math.round(whole / 1000),
      "first answer ×": ratio(first, name),
      "and first work ×": ratio(second, name),
    }));
    const wrong = rows.flatMap((row) => {
      const bound = row.function === "bare" ? undefined : bounds[row.function];
      const over =
        bound &&
        (row["first path, kB"] > bound.kB || Number(row["first answer ×"]) > bound.answer || Number(row["and first work ×"]) > bound.work);
      return over ? [`${row.function}: over ${bound.kB} kB, × ${bound.answer} or × ${bound.work}`] : [];
    });
    return { title: `The functions of the cloud, cold (${rounds} processes each, by turns, processor time)`, rows, wrong };
  } finally {
    await amazon.close();
    await rm(folder, { recursive: true, force: true });
  }
}
