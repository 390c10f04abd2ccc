import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** By name; none when SST's platform is not installed. */
    graphs: Record<string, string>;
  }
}
const root = path.resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Each stage as it is deployed, and production with settings that few have: a province of its own, a domain, another region. */
const variants: Readonly<Record<string, { stage: string; env?: Record<string, string> }>> = {
  dev: { stage: "dev" },
  staging: { stage: "staging" },
  production: { stage: "production" },
  elsewhere: {
    stage: "production",
    env: { CHUAN_REGION: "ap-northeast-1", CHUAN_SILOS: "22.2025", CHUAN_DOMAIN: "chuan.example.vn", CHUAN_ALARMS_TO: "truc@example.vn" },
  },
};

/** Synthesises every variant once, each in a process of its own. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(path.join(root, ".sst/platform/node_modules/@pulumi/aws")) || !existsSync(path.join(root, "tools/sst/node_modules"))) {
    if (process.env["CI"] === "true")
      throw new Error("SST's platform is missing, and CI=true makes its checks mandatory: node tools/run.cjs check");
    process.stderr.write(
      "tests/infra: SST's platform is not installed (node tools/run.cjs check installs it); the cloud stacks are not tested.\n",
    );
    project.provide("graphs", {});
    return;
  }
  const synthesised = await Promise.all(
    Object.entries(variants).map(async ([name, { stage, env }]) => {
      const { CHUAN_REGION: _, CHUAN_DOMAIN: __, CHUAN_SILOS: ___, ...own } = process.env;
      const options = { cwd: root, env: { ...own, ...env }, maxBuffer: 64 * 1024 * 1024 };
      const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, "synth/main.ts"), stage], options);
      return [name, stdout] as const;
    }),
  );
  project.provide("graphs", Object.fromEntries(synthesised));
}
