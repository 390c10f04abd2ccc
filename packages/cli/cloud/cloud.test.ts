import { DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from "@aws-sdk/client-dynamodb-streams";
import { GetAccountSettingsCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { ListHostedZonesByNameCommand, Route53Client } from "@aws-sdk/client-route-53";
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, test } from "vitest";
import { aFolder, chuanOn } from "../chuan.test-helper.ts";
import { replay, replayKey } from "./dead-letters.ts";
import { deployable } from "./deployable.ts";
import type { Stage } from "./findings.ts";

const region = { region: "ap-southeast-1" };
const cloud = { sqs: new SQSClient(region), streams: new DynamoDBStreamsClient(region), lambda: new LambdaClient(region) };
const clients = { sts: new STSClient(region), lambda: cloud.lambda, ses: new SESv2Client(region), route53: new Route53Client(region) };
const [sqs, streams, lambda] = [mockClient(SQSClient), mockClient(DynamoDBStreamsClient), mockClient(LambdaClient)];
const [sts, ses, route53] = [mockClient(STSClient), mockClient(SESv2Client), mockClient(Route53Client)];
const queue = "https://sqs.ap-southeast-1.amazonaws.com/123456789012/dead";
const named = (name: string) => Object.assign(new Error(name), { name });

const letter = (id: string, from: number, to: number, name = "clerk") => ({
  MessageId: id,
  ReceiptHandle: `handle-${id}`,
  Body: JSON.stringify({
    requestContext: { functionArn: `arn:aws:lambda:ap-southeast-1:123456789012:function:${name}`, condition: "RetryAttemptsExhausted" },
    DDBStreamBatchInfo: {
      shardId: "shard-1",
      startSequenceNumber: String(from),
      endSequenceNumber: String(to),
      batchSize: 1,
      streamArn: "arn:stream",
    },
  }),
});
const record = (n: number) => ({
  eventID: `e${n}`,
  dynamodb: {
    Keys: { pk: { S: `P#22.2025#S#trail` }, sk: { S: `E#${n}` } },
    SequenceNumber: String(n),
    NewImage: { request: { S: "req-12345678" }, name: { S: "Nguyễn An" } },
  },
});
const answering = (answer: object) => ({ Payload: Buffer.from(JSON.stringify(answer)) as never });
const waiting = (...letters: object[]) =>
  sqs
    .on(ReceiveMessageCommand)
    .resolvesOnce({ Messages: letters as never })
    .resolves({ Messages: letters as never });
const deleted = () => sqs.commandCalls(DeleteMessageCommand).map((call) => call.args[0].input.ReceiptHandle);
const handed = () =>
  lambda.commandCalls(InvokeCommand).map((call) => {
    const { FunctionName, Payload } = call.args[0].input;
    return {
      FunctionName,
      ...(JSON.parse(Buffer.from(Payload as Uint8Array).toString()) as { Records: { dynamodb: Record<string, unknown> }[] }),
    };
  });

beforeEach(() => {
  for (const each of [sqs, streams, lambda, sts, ses, route53]) each.reset();
  streams.on(GetShardIteratorCommand).resolves({ ShardIterator: "i" });
  streams.on(GetRecordsCommand).resolves({ Records: [1, 2, 3, 4].map((n) => record(n)) as never, NextShardIterator: "j" });
  lambda.on(InvokeCommand).resolves(answering({ batchItemFailures: [] }));
});

test("a dead letter is read from the stream again, handed to the function that could not take it, and taken out of the queue", async () => {
  waiting(letter("a", 2, 3));
  expect(await replay(cloud, queue)).toMatchObject([{ id: "a", about: "clerk 2", state: "replayed" }]);
  const [call] = handed();
  expect(call!.FunctionName).toMatch(/function:clerk$/);
  expect(call!.Records.map(({ dynamodb }) => dynamodb["SequenceNumber"])).toEqual(["2", "3"]);
  expect(JSON.stringify(call)).toContain("req-12345678");
  expect(JSON.stringify(call)).not.toContain("Nguyễn An");
  expect(deleted()).toEqual(["handle-a"]);
});

test("what still cannot be taken stays in the queue with its reason, and holds up no other letter", async () => {
  waiting(letter("a", 1, 1), letter("b", 2, 2, "projector"), letter("c", 3, 3));
  lambda
    .on(InvokeCommand)
    .resolvesOnce(answering({ batchItemFailures: [{ itemIdentifier: "1" }] }))
    .resolvesOnce({ FunctionError: "Unhandled", ...answering({ errorMessage: "poison" }) })
    .resolves(answering({ batchItemFailures: [] }));
  const outcomes = await replay(cloud, queue);
  expect(outcomes.map(({ state }) => state)).toEqual(["failed", "failed", "replayed"]);
  expect(outcomes[1]!.say.en).toContain("poison");
  expect(deleted()).toEqual(["handle-c"]);
});

test("a letter whose records the stream has let go of is kept and told with the remedy, as is one that is no news", async () => {
  waiting(letter("a", 1, 1), { MessageId: "b", Body: '{"version":"0"}' });
  streams.on(GetShardIteratorCommand).rejects(named("TrimmedDataAccessException"));
  const outcomes = await replay(cloud, queue);
  expect(outcomes.map(({ state }) => state)).toEqual(["lost", "foreign"]);
  expect(outcomes[0]!.say.vi).toContain("--function");
  expect(deleted()).toEqual([]);
});

test("one key may be taken again by hand, whether or not the stream still has it", async () => {
  const key = { pk: "P#22.2025#S#trail", sk: "E#000000000007" };
  expect(await replayKey(cloud.lambda, "projector", key)).toBeUndefined();
  expect(handed()[0]!.Records[0]!.dynamodb["Keys"]).toEqual({ pk: { S: key.pk }, sk: { S: key.sk } });
});

/** An account that lacks nothing. */
function readyAccount() {
  sts.on(GetCallerIdentityCommand).resolves({ Account: "123456789012", Arn: "arn:aws:sts::123456789012:assumed-role/deploy/lan" });
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } });
  route53.on(ListHostedZonesByNameCommand).callsFake(({ DNSName }: { DNSName: string }) => ({
    HostedZones: [{ Name: DNSName === "chuan.gov.vn." ? DNSName : "zzz.", Id: "z", CallerReference: "c" }],
  }));
  ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: true, SendingEnabled: true, SendQuota: { Max24HourSend: 50_000 } });
  ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: true });
}
const env = { CHUAN_DOMAIN: "iso.chuan.gov.vn", CHUAN_MAIL_SENDER: "chuan.gov.vn", CHUAN_ALARMS_TO: "truc@chuan.gov.vn" };
const states = async (more: object = {}, stage: Stage = "production", region: string | undefined = "ap-southeast-1") =>
  Object.fromEntries((await deployable(clients, { stage, env: { ...env, ...more }, region })).map(({ what, state }) => [what, state]));
const all = ["account", "region", "host", "alarms", "mail", "quota", "domain", "ses", "sender"];

test("an account that has everything lacks nothing; the zone of a host may be any above it", async () => {
  readyAccount();
  expect(await states()).toEqual(Object.fromEntries(all.map((what) => [what, "ok"])));
});

test.for<[string, () => unknown, string]>([
  ["quota", () => lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } }), "missing"],
  ["domain", () => route53.on(ListHostedZonesByNameCommand).resolves({ HostedZones: [] }), "missing"],
  ["ses", () => ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: false, SendingEnabled: true }), "missing"],
  ["sender", () => ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: false }), "missing"],
  ["sender", () => ses.on(GetEmailIdentityCommand).rejects(named("AccessDeniedException")), "unknown"],
])("of an account that lacks one thing, %s, that one is told and no other", async ([what, lacking, state]) => {
  readyAccount();
  lacking();
  expect(await states()).toEqual({ ...Object.fromEntries(all.map((each) => [each, "ok"])), [what]: state });
});

test("a sender's domain that SES does not know yet is made by the deployment; an address has to be confirmed by hand", async () => {
  readyAccount();
  ses.on(GetEmailIdentityCommand).rejects(named("NotFoundException"));
  expect((await states())["sender"]).toBe("ok");
  expect((await states({ CHUAN_MAIL_SENDER: "iso@chuan.gov.vn" }))["sender"]).toBe("missing");
});

test("what production cannot do without is advice for other stages; a region is needed everywhere", async () => {
  readyAccount();
  const none = { CHUAN_DOMAIN: undefined, CHUAN_MAIL_SENDER: undefined, CHUAN_ALARMS_TO: undefined };
  expect(await states(none)).toMatchObject({ host: "missing", alarms: "missing", mail: "missing", domain: "unknown", sender: "unknown" });
  expect(await states(none, "dev")).toMatchObject({ host: "advised", alarms: "advised", mail: "advised" });
  const nowhere = await deployable(clients, { stage: "dev", env, region: undefined });
  expect(nowhere.find(({ what }) => what === "region")?.state).toBe("missing");
});

test("without credentials exactly that is said, and what to do, with exit code 1 and no other question asked", async () => {
  const away = { AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: "/dev/null" };
  const chuan = chuanOn(aFolder(), { ...away, HOME: "/nonexistent" });
  const checked = await chuan("deploy-check", "--stage", "production");
  expect(checked).toMatchObject({ code: 1, out: "" });
  expect(checked.err).toContain("aws sso login");
  const replayed = await chuan("dlq", "replay", "--queue", queue, "--lang", "en");
  expect(replayed).toMatchObject({ code: 1, err: expect.stringContaining("no AWS credentials") });
  expect(await chuan("deploy-check", "--stage", "prod")).toMatchObject({ code: 2, err: expect.stringContaining("production") });
  expect(await chuan("dlq", "replay")).toMatchObject({ code: 2, err: expect.stringContaining("--queue") });
});
