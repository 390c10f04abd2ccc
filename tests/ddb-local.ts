import { amazon, type Ask } from "@chuan/kernel/amazon";
import { type DynamoOptions, dynamoTable, tableDefinition } from "@chuan/kernel/dynamo";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";

const patienceMs = 60_000;
const flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx512m", "-Djava.library.path=./DynamoDBLocal_lib"];
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const service = (name: "dynamodb" | "streams", endpoint: string) => amazon({ service: name, endpoint, region: "us-east-1", credentials });

/** True when DynamoDB Local runs; suites that need it use `describe.skipIf(!hasDynamo)`. */
export const hasDynamo = process.env["DDB_ENDPOINT"] !== undefined;

/**
 * vitest's globalSetup: one JVM for the run. Without Java 17 its suites are skipped, and one line says so; under CI that is an error.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const cwd = path.join(path.dirname(createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json")), "emulator");
  const port = String(await freePort());
  const server = ["-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb", "-disableTelemetry", "-port", port];
  const child = spawn("java", [...flags, ...server], { cwd, stdio: ["ignore", "ignore", "pipe"] });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new AbortController();
  const trouble = await Promise.race([endOf(child).finally(() => ended.abort()), ready(`http://127.0.0.1:${port}`, ended.signal)]);
  if (!trouble) process.env["DDB_ENDPOINT"] = `http://127.0.0.1:${port}`;
  else tell(trouble, kill);
  return async () => {
    process.off("exit", kill);
    const gone = new Promise((done) => child.once("exit", done));
    if (child.pid !== undefined && child.exitCode === null && child.kill("SIGKILL")) await gone;
  };
}

function tell(trouble: string, kill: () => void): void {
  kill();
  if (!trouble.startsWith("Java")) throw new Error(`DynamoDB Local: ${trouble}`);
  const remedy = "Install Java 17, on Debian or Ubuntu the package openjdk-17-jre-headless.";
  if (process.env["CI"] === "true") throw new Error(`DynamoDB Local: ${trouble}. ${remedy}`);
  process.stdout.write(`DynamoDB Local skipped: ${trouble}\n`);
}

/** Why the server ended before it was ready. */
const endOf = (child: ChildProcess) =>
  new Promise<string>((done) => {
    let said = "";
    child.stderr?.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
    child.once("error", () => done("Java 17 is missing"));
    child.once("close", () => done(/UnsupportedClassVersion/.test(said) ? "Java is older than 17" : `it ended at once: ${said}`));
  });

async function ready(endpoint: string, ended: AbortSignal): Promise<string | undefined> {
  const ask = service("dynamodb", endpoint);
  const end = Date.now() + patienceMs;
  while (Date.now() < end && !ended.aborted) {
    const answered = await ask("DescribeTable", { TableName: "none" }, AbortSignal.timeout(5000)).catch((error: Error) => error.name);
    if (answered === "ResourceNotFoundException") return undefined;
    await new Promise((done) => setTimeout(done, 50));
  }
  return `it was not ready within ${patienceMs / 1000} s`;
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

type FreshOptions = Partial<DynamoOptions> & {
  /** Stands between the engine and the server. */
  between?: (ask: Ask) => Ask;
};
/** A fresh table with its stream: tests share a JVM and nothing else. */
export async function freshDynamo({ between = (ask) => ask, ...options }: FreshOptions = {}) {
  const endpoint = process.env["DDB_ENDPOINT"];
  if (!endpoint) throw new Error("DynamoDB Local is not running");
  const ask = service("dynamodb", endpoint);
  const tableName = `t-${randomUUID()}`;
  const made = (await ask("CreateTable", tableDefinition(tableName))) as { TableDescription: { LatestStreamArn: string } };
  const streams = { ask: service("streams", endpoint), arn: made.TableDescription.LatestStreamArn };
  return { table: dynamoTable({ ask: between(ask), tableName, streams, deadlineMs: 20_000, ...options }), tableName };
}
