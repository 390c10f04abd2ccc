import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { whoIs } from "@chuan/core/accounts";
import { civilDate, type Key, type OperatorCtx, type Table } from "@chuan/kernel";
import { asJob } from "@chuan/core/entrance";
import { onboard } from "@chuan/core/provinces";
import { inviteToPlatform } from "@chuan/core/people";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, describe, expect, test, vi } from "vitest";
import { freshDynamo, hasDynamo } from "../../../tests/ddb-local.ts";
import { pretended, refused, served } from "../../kernel/amazon/pretended.test-helper.ts";
import { throughGateway } from "../../../tests/gateway.ts";
import { anActor } from "../../../tests/world.ts";
import type { StreamRecord } from "./stream.ts";

const password = "bốn con ngựa ô trên đồi";
const arns = { SIGNING_RING_SECRET_ARN: "arn:ring", JWKS_SECRET_ARN: "arn:jwks", TICKET_KEY_SECRET_ARN: "arn:ticket" };

/** Secrets Manager, STS, SES and S3 as the functions ask them. */
async function amazon() {
  const secrets = new Map<string, string>();
  const objects = new Map<string, string>();
  const mails: { to: string; subject: string; text: string }[] = [];
  const sessions: string[] = [];
  const [ofSecrets, ofSts] = [pretended(), pretended()];
  ofSecrets.on("GetSecretValue", ({ SecretId }: { SecretId: string }) => {
    if (!secrets.has(SecretId)) throw refused("ResourceNotFoundException");
    return { SecretString: secrets.get(SecretId) };
  });
  ofSecrets.on("PutSecretValue", ({ SecretId, SecretString }: { SecretId: string; SecretString: string }) => {
    secrets.set(SecretId, SecretString);
  });
  ofSts.on("AssumeRole", ({ RoleSessionName }: { RoleSessionName: string }) => {
    sessions.push(RoleSessionName);
    const Expiration = new Date(Date.now() + 3_600_000).toISOString();
    return { AccessKeyId: RoleSessionName.replace(/\W/g, ""), SecretAccessKey: "s", SessionToken: "t", Expiration };
  });
  mockClient(SESv2Client)
    .on(SendEmailCommand)
    .callsFake(
      ({
        Destination,
        Content,
      }: {
        Destination: { ToAddresses: string[] };
        Content: { Simple: { Subject: { Data: string }; Body: { Text: { Data: string } } } };
      }) => {
        const { Subject, Body } = Content.Simple;
        mails.push({ to: Destination.ToAddresses[0]!, subject: Subject.Data, text: Body.Text.Data });
      },
    );
  mockClient(S3Client)
    .on(PutObjectCommand)
    .callsFake(({ Key, Body }: { Key: string; Body: string }) => void objects.set(Key, Body))
    .on(ListObjectsV2Command)
    .callsFake(() => ({ Contents: [...objects.keys()].map((Key) => ({ Key })) }));
  const servers = await Promise.all([served(ofSecrets), served(ofSts)]);
  afterwards.push(...servers.map(({ close }) => close));
  const [secretsAt, stsAt] = servers.map(({ url }) => url);
  return { secrets, objects, mails, sessions, places: { AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsAt!, AWS_ENDPOINT_URL_STS: stsAt! } };
}
const afterwards: (() => Promise<void>)[] = [];
afterEach(async () => void (await Promise.all(afterwards.splice(0).map((close) => close()))));

/** The functions as Lambda has them: each module started with its environment, on a table of its own. */
async function deployed() {
  vi.resetModules();
  const { table, tableName } = await freshDynamo();
  const { places, ...aws } = await amazon();
  const base = { STAGE: "staging", ORIGIN: "https://chuan.test", VERSION: "1.2.3", TABLE_NAME: tableName, SILOS: "{}" };
  const more = { TENANT_ROLE_ARN: "arn:tenant", DOCUMENTS_BUCKET: "documents", ANCHORS_BUCKET: "anchors", LOCK_DAYS: "0" };
  const mail = { MAIL_FROM: "khong-tra-loi@chuan.test", MAIL_CONFIGURATION_SET: "mail" };
  const machine = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "own", AWS_SECRET_ACCESS_KEY: "own" };
  const all = { ...base, ...arns, ...more, ...mail, ...machine, ...places, AWS_ENDPOINT_URL_DYNAMODB: process.env["DDB_ENDPOINT"]! };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  const quiet = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const [clock, clerk, projector] = await Promise.all([import("./clock.ts"), import("./clerk.ts"), import("./projector.ts")]);
  const http = await Promise.all([import("./identity.ts"), import("./workspace.ts"), import("./operator.ts"), import("./national.ts")]);
  const [identity, workspace, operator, national] = http.map(({ handler }) => throughGateway(handler)) as [Door, Door, Door, Door];
  const context = { getRemainingTimeInMillis: () => 900_000 };
  let cursor = "";

  async function ask(door: Door, line: string, token?: string, input?: object) {
    const [method = "", path = ""] = line.split(" ");
    const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await door.request(path, { method, headers, ...(method === "GET" ? {} : { body: JSON.stringify(input ?? {}) }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & { items: Record<string, unknown>[] } };
  }
  return {
    ...aws,
    table,
    doors: { identity, workspace, operator, national },
    quiet,
    ask,
    tick: () => clock.handler({ id: "test" }, context),
    /** What the table's stream tells is handed to both who follow it, until nothing more comes of it. */
    async settle() {
      for (;;) {
        const news = await table.feed(cursor, 1000);
        cursor = news.next;
        if (news.keys.length === 0) return;
        const Records = news.keys.map(recordOf);
        for (const { handler } of [projector, clerk]) expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
      }
    },
    async signIn(email: string) {
      const link = aws.mails.findLast(({ to }) => to === email)?.text.match(/#(\S+)/)?.[1];
      if (link) await ask(identity, "POST /v1/invitations/accept", undefined, { token: link, password });
      await this.settle();
      return String((await ask(identity, "POST /v1/sessions", undefined, { email, password })).body["accessToken"]);
    },
  };
}
type Door = ReturnType<typeof throughGateway>;
const recordOf = ({ pk, sk }: Key, i: number): StreamRecord => ({
  eventID: `e${i}`,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(i) },
});
const operatorOf = (table: Table) =>
  asJob<OperatorCtx>({ table, clock: () => new Date(), requestId: "test" }, anActor(), { level: "operator" });

describe.skipIf(!hasDynamo)("the functions of the cloud", () => {
  test("together do what one process does: keys are made, an operator brings a province aboard, its people come by mail and work in it", async () => {
    const cloud = await deployed();
    const { doors, ask } = cloud;
    expect((await ask(doors.workspace, "GET /v1/agencies", "x")).status).toBe(500);
    expect(await cloud.tick()).toEqual({ done: true });
    expect([...cloud.secrets.keys()].toSorted()).toEqual(Object.values(arns).toSorted());

    const { handler: clerk } = await import("./clerk.ts");
    const firstOperator = { email: "lan@chuan.vn", name: "Vũ Thị Lan" };
    await clerk({ firstOperator });
    await expect(clerk({ firstOperator: { email: "khac@chuan.vn", name: "Khác" } })).rejects.toThrow("platform.has_people");
    await inviteToPlatform(operatorOf(cloud.table), { email: "tuan@chuan.vn", name: "Hoàng Anh Tuấn", roles: ["national_analyst"] });
    await cloud.settle();
    const [operator, analyst] = [await cloud.signIn("lan@chuan.vn"), await cloud.signIn("tuan@chuan.vn")];
    const onboarded = await ask(doors.operator, "POST /v1/operator/provinces", operator, {
      province: "22",
      admin: { email: "an@quangninh.gov.vn", name: "Nguyễn An" },
    });
    expect(onboarded.status).toBe(200);
    await cloud.settle();

    const admin = await cloud.signIn("an@quangninh.gov.vn");
    const agency = await ask(doors.workspace, "POST /v1/agencies", admin, { code: "STP", name: "Sở Tư pháp", type: "department" });
    expect(agency.status).toBe(200);
    await cloud.settle();
    expect((await ask(doors.workspace, "GET /v1/agencies", admin)).body.items.map(({ name }) => name)).toEqual(["Sở Tư pháp"]);
    expect((await ask(doors.workspace, "GET /v1/agencies", operator)).body["code"]).toBe("access.other_room");

    const nation = await ask(doors.national, "GET /v1/national/aggregates", analyst);
    expect(nation.status).toBe(200);
    expect(JSON.stringify(nation.body)).toContain("22.2025");
    // The province's own session, assumed once by whoever serves it, and by nobody else.
    expect(new Set(cloud.sessions)).toEqual(new Set(["workspace-22.2025", "clerk-22.2025"]));
  });

  test("the clock anchors each log of each province under the day, once, and passes over what is done", async () => {
    const cloud = await deployed();
    await onboard(operatorOf(cloud.table), { province: "24", admin: { email: "binh@bacninh.gov.vn", name: "Lê Bình" } });
    await cloud.tick();
    const first = new Map(cloud.objects);
    const day = civilDate(new Date());
    expect([...first.keys()]).toEqual([`anchors/${day}/24.2025.jsonl`, `anchors/${day}/platform.jsonl`]);
    expect(first.get(`anchors/${day}/24.2025.jsonl`)).toContain('"place":"P#24.2025#W"');
    await cloud.tick();
    expect(cloud.objects).toEqual(first);
  });

  test("a letter that SES does not take is left to the next try, and goes out once it does", async () => {
    const cloud = await deployed();
    await cloud.tick();
    const ses = mockClient(SESv2Client);
    ses.on(SendEmailCommand).rejects(Object.assign(new Error("down"), { name: "ServiceUnavailableException" }));
    await inviteToPlatform(operatorOf(cloud.table), { email: "ha@chuan.vn", name: "Hà", roles: ["operator"] });
    await expect(cloud.settle()).rejects.toThrow();
    const { handler } = await import("./clerk.ts");
    const [item] = (await cloud.table.query({ pk: `I#${whoIs("ha@chuan.vn")}#ticket`, limit: 1 })).items;
    const Records = [recordOf(item!, 7)];
    expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: "7" }] });
    ses.on(SendEmailCommand).resolves({});
    expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
    const sent = ses.commandCalls(SendEmailCommand).length;
    await handler({ Records });
    expect(ses.commandCalls(SendEmailCommand)).toHaveLength(sent);
  });

  test("no line of any function's log names a person, an address or a password", async () => {
    const cloud = await deployed();
    await cloud.tick();
    await inviteToPlatform(operatorOf(cloud.table), { email: "khai@chuan.vn", name: "Trần Văn Khải", roles: ["operator"] });
    await cloud.settle();
    await cloud.signIn("khai@chuan.vn");
    const lines = cloud.quiet.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith("{"));
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((text) => /khai@|Khải|ngựa ô/.test(text))).toEqual([]);
  });
});
