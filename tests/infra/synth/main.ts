// Evaluates sst.config.ts with SST's own components under Pulumi's mocks, and prints every resource as JSON: no engine, no AWS, no network.
// A process for each stage, since Pulumi and SST keep what they know in globals:  node tests/infra/synth/main.ts production
import crypto from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundleConfig, type Esbuild, handlerIn } from "./bundle.ts";
import { account, questions, stateOf } from "./provider.ts";

const stage = process.argv[2] ?? "dev";
const root = path.resolve(import.meta.dirname, "../../..");
const platform = path.join(realpathSync(path.join(root, ".sst")), "platform");
const work = mkdtempSync(path.join(os.tmpdir(), "chuan-synth-"));
const bundled = path.join(platform, `synth.${process.pid}.mjs`);
process.on("exit", () => {
  rmSync(work, { recursive: true, force: true });
  rmSync(bundled, { force: true });
});

type Inputs = Record<string, unknown>;
type Request = {
  getType(): string;
  getName(): string;
  getProtect(): boolean;
  getRetainondelete(): boolean;
};
type Reply = (error: unknown, response?: { getUrn(): string }) => void;
type Pulumi = {
  runtime: {
    setMocks(mocks: object, project: string, stack: string): Promise<void>;
    runInPulumiStack(run: () => Promise<unknown>): Promise<unknown>;
    disconnect(): Promise<void>;
  };
};
type Monitor = {
  prototype: { newUrn(parent: string, type: string, name: string): string; registerResource(request: Request, reply: Reply): void };
};
const fromPlatform = createRequire(path.join(platform, "package.json"));
// Safe: the platform's own copies, of the versions that SST 4.17.1 pins; what is used of them is written above.
const esbuild = fromPlatform("esbuild") as Esbuild;
const pulumi = fromPlatform("@pulumi/pulumi") as Pulumi;
const { MockMonitor } = fromPlatform("@pulumi/pulumi/runtime/mocks") as { MockMonitor: Monitor };

// A mistake inside an apply() shows only as a rejection that nobody handles, and a stall as a process that ends by itself: both must fail.
const errors: unknown[] = [];
process.on("unhandledRejection", (reason) => errors.push(reason));
process.on("uncaughtException", (reason) => errors.push(reason));
process.on("beforeExit", () => fail(new Error("an output never resolved")));
setTimeout(() => fail(new Error("synthesis took longer than two minutes")), 120_000).unref();
function fail(more?: unknown): never {
  const texts = [...errors, ...(more === undefined ? [] : [more])].map((error) =>
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
  for (const text of new Set(texts)) process.stderr.write(`${text}\n`);
  process.exit(1);
}

// Names end in random letters: the same ones each time.
crypto.randomBytes = ((size: number) => Buffer.alloc(size, 7)) as typeof crypto.randomBytes;

// The command line's server, reduced to what the components call.
const functions: { id: string; handler: string }[] = [];
let region = "";
type Build = { functionID: string; handler: string; bundle?: string };
const calls: { readonly [method: string]: (input: never) => unknown } = {
  "Provider.Aws.Bootstrap": (input: { region: string }) => ({
    asset: `sst-asset-${input.region}`,
    state: `sst-state-${input.region}`,
    assetEcrRegistryId: account,
    assetEcrUrl: `${account}.dkr.ecr.${input.region}.amazonaws.com/sst-asset`,
  }),
  "Runtime.Build": ({ functionID, handler, bundle }: Build) => {
    if (bundle) return { handler, out: bundle, errors: [], sourcemaps: [] };
    const { errors: wrong, name } = handlerIn(root, handler);
    const out = path.join(work, functionID);
    mkdirSync(out, { recursive: true });
    writeFileSync(path.join(out, "bundle.mjs"), "");
    functions.push({ id: functionID, handler });
    return { handler: name, out, errors: wrong, sourcemaps: [] };
  },
};
const server = createServer((request, response) => {
  void (async () => {
    let body = "";
    for await (const part of request) body += String(part);
    const { method, params } = JSON.parse(body) as { method: string; params: never[] };
    const call = calls[method];
    response.end(JSON.stringify(call ? { result: call(params[0] as never) } : { error: `rpc: can't find method ${method}` }));
  })();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
server.unref();
process.env["SST_SERVER"] = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

// The pages are built before they are deployed. Here a folder stands in for them, in a place that stands in for the project and has all else of it.
const place = path.join(work, "project");
mkdirSync(path.join(place, "packages"), { recursive: true });
for (const name of readdirSync(path.join(root, "packages")))
  if (name !== "web") symlinkSync(path.join(root, "packages", name), path.join(place, "packages", name));
mkdirSync(path.join(place, "packages/web/dist"), { recursive: true });
writeFileSync(path.join(place, "packages/web/dist/index.html"), "<!doctype html>");

const app: Inputs = { stage };
Object.assign(globalThis, {
  $config: (config: unknown) => config,
  $dev: false,
  $app: app,
  $cli: { command: "deploy", home: work, paths: { root: place, work, platform, home: work }, env: {}, state: { version: {} } },
});

// Secrets come wrapped; the graph shows them plainly.
const wrapped = "4dabf18193072939515e22adb298388d";
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const entries = value as Inputs;
  if (entries[wrapped] !== undefined) return "value" in entries ? plain(entries["value"]) : "<asset>";
  if (entries["__pulumiAsset"] !== undefined) return "<asset>";
  return Object.fromEntries(Object.entries(entries).map(([name, each]) => [name, plain(each)]));
}

// The engine's rule for names of resources: the mock's own keeps the stack's type, out of which SST would read other types.
MockMonitor.prototype.newUrn = (parent, type, name) => {
  const above = parent ? (parent.split("::")[2] ?? "") : "";
  const chain = above && above !== "pulumi:pulumi:Stack" ? `${above}$${type}` : type;
  return `urn:pulumi:${stage}::${String(app["name"])}::${chain}::${name}`;
};
const given = new Map<string, Inputs>();
const resources: { urn: string; type: string; name: string; protect: boolean; retainOnDelete: boolean; inputs: unknown }[] = [];
const register = MockMonitor.prototype.registerResource;
MockMonitor.prototype.registerResource = function registerResource(this: unknown, request, reply) {
  register.call(this, request, (error, response) => {
    const [type, name] = [request.getType(), request.getName()];
    const inputs = plain(given.get(`${type} ${name}`) ?? {});
    if (response)
      resources.push({
        urn: response.getUrn(),
        type,
        name,
        protect: request.getProtect(),
        retainOnDelete: request.getRetainondelete(),
        inputs,
      });
    reply(error, response);
  });
};
const answers = questions(() => region);
await pulumi.runtime.setMocks(
  {
    call: ({ token, inputs }: { token: string; inputs: Inputs }) => {
      const answer = answers[token];
      if (answer) return answer(inputs);
      // Pulumi would tell of it without saying what.
      errors.push(new Error(`an unforeseen question to the provider: ${token}`));
      throw errors.at(-1);
    },
    newResource: ({ type, name, inputs }: { type: string; name: string; inputs: Inputs }) => {
      given.set(`${type} ${name}`, inputs);
      const { id = `${name}-id`, ...state } = stateOf(region, type, name, inputs);
      return { id, state: { name, ...inputs, ...state } };
    },
  },
  "chuan",
  stage,
);

try {
  await bundleConfig(esbuild, root, platform, bundled);
  type Config = { app(input: { stage: string }): Promise<Inputs & { providers: { aws: { region: string } } }>; run(): Promise<unknown> };
  type Bundle = { run(program: () => Promise<unknown>): Promise<unknown>; config: Config };
  // Safe: what `bundleConfig` exports.
  const { run, config } = (await import(pathToFileURL(bundled).href)) as Bundle;
  Object.assign(app, await config.app({ stage }), { stage });
  ({ region } = (app as { providers: { aws: { region: string } } }).providers.aws);
  await pulumi.runtime.runInPulumiStack(() => run(() => config.run()));
  await pulumi.runtime.disconnect();
  await new Promise<void>((resolve) => setImmediate(resolve));
  await pulumi.runtime.disconnect();
} catch (error) {
  errors.push(error);
}
if (errors.length > 0) fail();
resources.sort((a, b) => (a.urn < b.urn ? -1 : 1));
process.stdout.write(JSON.stringify({ app: { ...app, providers: undefined }, region, functions, resources }), () => process.exit(0));
