import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { Problem, type ProvinceKey } from "@chuan/kernel";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, test, vi } from "vitest";
import { tenantStores } from "./stores.ts";

const sts = mockClient(STSClient);
const dynamo = mockClient(DynamoDBDocumentClient);
const [a, b, c] = ["22.2025", "24.2025", "01.2025"] as ProvinceKey[] as [ProvinceKey, ProvinceKey, ProvinceKey];
const roleArn = "arn:aws:iam::123456789012:role/tenant";
const start = Date.parse("2026-11-22T02:00:00Z");
const minutes = (n: number) => n * 60_000;
let now = start;
let assumed = 0;

/** Credentials that say whose they are and which assumption they came from. */
function lends(lifeMs = minutes(60)) {
  sts.on(AssumeRoleCommand).callsFake(({ Tags }: { Tags: { Value: string }[] }) => ({
    Credentials: {
      AccessKeyId: `${Tags[0]!.Value}/${++assumed}`,
      SecretAccessKey: "s",
      SessionToken: "t",
      Expiration: new Date(now + lifeMs),
    },
  }));
}
const stores = (silos = {}) =>
  tenantStores(
    { TABLE_NAME: "pooled", SILOS: silos, TENANT_ROLE_ARN: roleArn, DOCUMENTS_BUCKET: "documents", LOCK_DAYS: 0 },
    { name: "workspace", clock: () => new Date(now) },
  );
const tableOf = async (open: ReturnType<typeof stores>, province: ProvinceKey) => (await open.storesOf(province)).table;
const keyIn = (province: ProvinceKey) => ({ pk: `P#${province}#S#settings`, sk: "set_1" });
const named = (name: string) => Object.assign(new Error(name), { name });

/** With whose credentials each call to the table was made. */
async function usedOf(): Promise<string[]> {
  const clients = dynamo.commandCalls(GetCommand).map((call) => call.thisValue as DynamoDBDocumentClient);
  return Promise.all(clients.map(async (client) => (await client.config.credentials()).accessKeyId));
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

beforeEach(() => {
  sts.reset();
  dynamo.reset();
  dynamo.on(GetCommand).resolves({});
  vi.stubEnv("AWS_REGION", "ap-southeast-1");
  now = start;
  assumed = 0;
});

test("two provinces in turn on a warm function are each read with their own credentials, assumed once for each", async () => {
  lends();
  const open = stores();
  for (const province of [a, b, a, b, a]) await (await tableOf(open, province)).get(keyIn(province));
  expect(await usedOf()).toEqual([`${a}/1`, `${b}/2`, `${a}/1`, `${b}/2`, `${a}/1`]);
  expect(sts.commandCalls(AssumeRoleCommand).map((call) => call.args[0].input)).toEqual(
    [a, b].map((province) => ({
      RoleArn: roleArn,
      RoleSessionName: `workspace-${province}`,
      DurationSeconds: 3600,
      Tags: [{ Key: "province", Value: province }],
    })),
  );
});

test("requests of two provinces at once share no credentials, and those of one province share one assumption", async () => {
  lends();
  const open = stores();
  const provinces = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? a : b));
  await Promise.all(provinces.map(async (province) => (await tableOf(open, province)).get(keyIn(province))));
  expect(assumed).toBe(2);
  const used = await usedOf();
  const asked = dynamo.commandCalls(GetCommand).map((call) => String(call.args[0].input.Key!["pk"]));
  expect(used.map((id) => id.split("/")[0])).toEqual(asked.map((pk) => pk.split("#")[1]));
});

test("credentials are let go ten minutes before they expire", async () => {
  lends();
  const open = stores();
  await (await tableOf(open, a)).get(keyIn(a));
  now = start + minutes(50) - 1;
  await (await tableOf(open, a)).get(keyIn(a));
  now = start + minutes(50);
  await (await tableOf(open, a)).get(keyIn(a));
  expect(await usedOf()).toEqual([`${a}/1`, `${a}/1`, `${a}/2`]);
});

test("the one province too many makes room of the one asked for longest ago", async () => {
  lends();
  const { tenants } = await import("./tenant.ts");
  const opened: ProvinceKey[] = [];
  const held = tenants({
    assume: async () => ({
      credentials: { accessKeyId: "", secretAccessKey: "", sessionToken: "" },
      expiresAt: new Date(now + minutes(60)),
    }),
    open: (_, province) => (opened.push(province), province),
    clock: () => new Date(now),
    most: 2,
  });
  for (const province of [a, b, a, c, a, b]) await held.of(province);
  expect(opened).toEqual([a, b, c, b]);
});

test("a refused assumption is tried once more, then told as 503 with a remedy, and not kept", async () => {
  sts.on(AssumeRoleCommand).rejectsOnce(named("AccessDenied")).rejectsOnce(named("AccessDenied"));
  const open = stores();
  const refusal = await tableOf(open, a).catch((error: unknown) => error as Problem);
  expect(refusal).toMatchObject({ kind: "unavailable", code: "tenant.unavailable", more: { retryAfter: 5 } });
  expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(2);
  lends();
  expect(await code(tableOf(open, a))).toBe("ok");
});

test("an assumption that fails once is not noticed", async () => {
  const open = stores();
  sts
    .on(AssumeRoleCommand)
    .rejectsOnce(named("ThrottlingException"))
    .resolves({
      Credentials: { AccessKeyId: "x", SecretAccessKey: "s", SessionToken: "t", Expiration: new Date(now + minutes(60)) },
    });
  expect(await code(tableOf(open, a))).toBe("ok");
});

test("credentials that come about to expire, or not at all, are refused like no credentials", async () => {
  lends(minutes(5));
  expect(await code(tableOf(stores(), a))).toBe("tenant.unavailable");
  sts.on(AssumeRoleCommand).resolves({});
  expect(await code(tableOf(stores(), a))).toBe("tenant.unavailable");
});

test("a session that ends before its time is replaced and the call made once more; when the new one is over, too, it is 503", async () => {
  lends();
  const open = stores();
  dynamo
    .on(GetCommand)
    .rejectsOnce(named("ExpiredTokenException"))
    .resolves({ Item: keyIn(a) });
  expect(await (await tableOf(open, a)).get(keyIn(a))).toEqual(keyIn(a));
  expect(await usedOf()).toEqual([`${a}/1`, `${a}/2`]);
  dynamo.on(GetCommand).rejects(named("ExpiredTokenException"));
  expect(await code((await tableOf(open, a)).get(keyIn(a)))).toBe("tenant.unavailable");
  dynamo.on(GetCommand).resolves({});
  expect(await code((await tableOf(open, a)).get(keyIn(a)))).toBe("ok");
});

test("many calls that find the session over at once take one new session", async () => {
  lends();
  const open = stores();
  const table = await tableOf(open, a);
  dynamo.on(GetCommand).callsFake(() => {
    if (dynamo.commandCalls(GetCommand).length <= 10) throw named("ExpiredTokenException");
    return {};
  });
  await Promise.all(Array.from({ length: 10 }, () => table.get(keyIn(a))));
  expect(assumed).toBe(2);
});

test("what the role refuses is our fault and is not asked twice: a key outside the province is no reason for another session", async () => {
  lends();
  const open = stores();
  dynamo.on(GetCommand).rejects(named("AccessDeniedException"));
  expect(await code((await tableOf(open, a)).get(keyIn(b)))).toContain("AccessDeniedException");
  expect(assumed).toBe(1);
});

test("a province with a silo has its desk there and its door in the pooled table; its neighbours are not moved", async () => {
  lends();
  const open = stores({ [a]: { table: "silo", bucket: "silo-files" } });
  for (const pk of [`P#${a}#S#settings`, `P#${a}#W#workspace`]) await (await tableOf(open, a)).get({ pk, sk: "1" });
  await (await tableOf(open, b)).get(keyIn(b));
  expect(dynamo.commandCalls(GetCommand).map((call) => call.args[0].input.TableName)).toEqual(["silo", "pooled", "pooled"]);
});

test("the address of a file is signed with the province's own credentials, in its own bucket", async () => {
  lends();
  const open = stores({ [b]: { table: "silo", bucket: "silo-files" } });
  const link = async (province: ProvinceKey) => {
    const key = `P/${province}/S/${"0".repeat(64)}` as never;
    return (await (await open.storesOf(province)).files.download({ key, name: "QT.01.pdf", type: "application/pdf" })).url;
  };
  expect(decodeURIComponent(await link(a))).toMatch(new RegExp(`^https://documents\\..*Credential=${a}/1/`));
  expect(decodeURIComponent(await link(b))).toMatch(new RegExp(`^https://silo-files\\..*Credential=${b}/2/`));
});
