import { Problem, type ProvinceKey } from "@chuan/kernel";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { pretended, refuses, served } from "../../kernel/amazon/pretended.test-helper.ts";
import { tenantStores } from "./stores.ts";

const [sts, dynamo] = [pretended(), pretended()];
const [a, b, c] = ["22.2025", "24.2025", "01.2025"] as ProvinceKey[] as [ProvinceKey, ProvinceKey, ProvinceKey];
const roleArn = "arn:aws:iam::123456789012:role/tenant";
const start = Date.parse("2026-11-22T02:00:00Z");
const minutes = (n: number) => n * 60_000;
let now = start;
let assumed = 0;

/** Credentials that say whose they are and which assumption they came from. */
function lends(lifeMs = minutes(60)) {
  sts.on("AssumeRole", (asked: { "Tags.member.1.Value": string }) => lent(`${asked["Tags.member.1.Value"]}_${++assumed}`, lifeMs));
}
const lent = (AccessKeyId: string, lifeMs = minutes(60)) => ({
  AccessKeyId,
  SecretAccessKey: "s",
  SessionToken: "t",
  Expiration: new Date(now + lifeMs).toISOString(),
});
const stores = (silos = {}) =>
  tenantStores(
    { TABLE_NAME: "pooled", SILOS: silos, TENANT_ROLE_ARN: roleArn, DOCUMENTS_BUCKET: "documents", LOCK_DAYS: 0 },
    { name: "workspace", clock: () => new Date(now) },
  );
const tableOf = async (open: ReturnType<typeof stores>, province: ProvinceKey) => (await open.storesOf(province)).table;
const keyIn = (province: ProvinceKey) => ({ pk: `P#${province}#S#settings`, sk: "set_1" });

/** With whose credentials each call to the table was made. */
const usedOf = () => dynamo.calls("GetItem").map(({ by }) => by);
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

let servers: Awaited<ReturnType<typeof served>>[];
beforeAll(async () => {
  servers = await Promise.all([served(sts), served(dynamo)]);
});
afterAll(() => Promise.all(servers.map(({ close }) => close())));
beforeEach(() => {
  sts.reset();
  dynamo.reset();
  dynamo.on("GetItem", () => {});
  const [ofSts, ofDynamo] = servers.map(({ url }) => url);
  const told = { AWS_REGION: "ap-southeast-1", AWS_ENDPOINT_URL_STS: ofSts!, AWS_ENDPOINT_URL_DYNAMODB: ofDynamo! };
  for (const [name, value] of Object.entries(told)) vi.stubEnv(name, value);
  now = start;
  assumed = 0;
});

test("two provinces in turn on a warm function are each read with their own credentials, assumed once for each", async () => {
  lends();
  const open = stores();
  for (const province of [a, b, a, b, a]) await (await tableOf(open, province)).get(keyIn(province));
  expect(usedOf()).toEqual([`${a}_1`, `${b}_2`, `${a}_1`, `${b}_2`, `${a}_1`]);
  expect(sts.inputs("AssumeRole")).toEqual(
    [a, b].map((province) => ({
      Action: "AssumeRole",
      Version: "2011-06-15",
      RoleArn: roleArn,
      RoleSessionName: `workspace-${province}`,
      DurationSeconds: "3600",
      "Tags.member.1.Key": "province",
      "Tags.member.1.Value": province,
    })),
  );
});

test("requests of two provinces at once share no credentials, and those of one province share one assumption", async () => {
  lends();
  const open = stores();
  const provinces = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? a : b));
  await Promise.all(provinces.map(async (province) => (await tableOf(open, province)).get(keyIn(province))));
  expect(assumed).toBe(2);
  const used = usedOf();
  const asked = dynamo.inputs<{ Key: { pk: { S: string } } }>("GetItem").map(({ Key }) => Key.pk.S);
  expect(used.map((id) => id.split("_")[0])).toEqual(asked.map((pk) => pk.split("#")[1]));
});

test("credentials are let go ten minutes before they expire", async () => {
  lends();
  const open = stores();
  await (await tableOf(open, a)).get(keyIn(a));
  now = start + minutes(50) - 1;
  await (await tableOf(open, a)).get(keyIn(a));
  now = start + minutes(50);
  await (await tableOf(open, a)).get(keyIn(a));
  expect(usedOf()).toEqual([`${a}_1`, `${a}_1`, `${a}_2`]);
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
  sts.on("AssumeRole", refuses("AccessDenied"));
  const open = stores();
  const refusal = await tableOf(open, a).catch((error: unknown) => error as Problem);
  expect(refusal).toMatchObject({ kind: "unavailable", code: "tenant.unavailable", more: { retryAfter: 5 } });
  expect(sts.calls("AssumeRole")).toHaveLength(2);
  lends();
  expect(await code(tableOf(open, a))).toBe("ok");
});

test("an assumption that fails once is not noticed", async () => {
  const open = stores();
  sts.on("AssumeRole", refuses("Throttling"), () => lent("x"));
  expect(await code(tableOf(open, a))).toBe("ok");
});

test("credentials that come about to expire, or not at all, are refused like no credentials", async () => {
  lends(minutes(5));
  expect(await code(tableOf(stores(), a))).toBe("tenant.unavailable");
  sts.on("AssumeRole", () => {});
  expect(await code(tableOf(stores(), a))).toBe("tenant.unavailable");
});

test("a session that ends before its time is replaced and the call made once more; when the new one is over, too, it is 503", async () => {
  lends();
  const open = stores();
  const Item = { pk: { S: keyIn(a).pk }, sk: { S: keyIn(a).sk } };
  dynamo.on("GetItem", refuses("ExpiredTokenException"), () => ({ Item }));
  expect(await (await tableOf(open, a)).get(keyIn(a))).toEqual(keyIn(a));
  expect(usedOf()).toEqual([`${a}_1`, `${a}_2`]);
  dynamo.on("GetItem", refuses("ExpiredTokenException"));
  expect(await code((await tableOf(open, a)).get(keyIn(a)))).toBe("tenant.unavailable");
  dynamo.on("GetItem", () => {});
  expect(await code((await tableOf(open, a)).get(keyIn(a)))).toBe("ok");
});

test("many calls that find the session over at once take one new session", async () => {
  lends();
  const open = stores();
  const table = await tableOf(open, a);
  dynamo.on("GetItem", (_: object, by: string) => (by === `${a}_1` ? refuses("ExpiredTokenException")() : {}));
  await Promise.all(Array.from({ length: 10 }, () => table.get(keyIn(a))));
  expect(assumed).toBe(2);
});

test("what the role refuses is our fault and is not asked twice: a key outside the province is no reason for another session", async () => {
  lends();
  const open = stores();
  dynamo.on("GetItem", refuses("AccessDeniedException"));
  expect(await code((await tableOf(open, a)).get(keyIn(b)))).toContain("AccessDeniedException");
  expect(assumed).toBe(1);
});

test("a province with a silo has its desk there and its door in the pooled table; its neighbours are not moved", async () => {
  lends();
  const open = stores({ [a]: { table: "silo", bucket: "silo-files" } });
  for (const pk of [`P#${a}#S#settings`, `P#${a}#W#workspace`]) await (await tableOf(open, a)).get({ pk, sk: "1" });
  await (await tableOf(open, b)).get(keyIn(b));
  expect(dynamo.inputs("GetItem").map((input) => input["TableName"])).toEqual(["silo", "pooled", "pooled"]);
});

test("the address of a file is signed with the province's own credentials, in its own bucket", async () => {
  lends();
  const open = stores({ [b]: { table: "silo", bucket: "silo-files" } });
  const link = async (province: ProvinceKey) => {
    const key = `P/${province}/S/${"0".repeat(64)}` as never;
    return (await (await open.storesOf(province)).files.download({ key, name: "QT.01.pdf", type: "application/pdf" })).url;
  };
  expect(decodeURIComponent(await link(a))).toMatch(new RegExp(`^https://documents\\..*Credential=${a}_1/`));
  expect(decodeURIComponent(await link(b))).toMatch(new RegExp(`^https://silo-files\\..*Credential=${b}_2/`));
});
