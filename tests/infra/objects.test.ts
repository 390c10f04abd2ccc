import { fileReaches } from "@chuan/kernel/infra";
import { beforeAll, describe, expect, test } from "vitest";
import { newAgency, s3World } from "../../packages/kernel/files/adapters.test-helper.ts";
import { claimOf } from "../../packages/kernel/files/claims.test-helper.ts";
import { bucket as recordedBucket } from "../../packages/kernel/files/s3-fake.test-helper.ts";
import { shelfOf, sharedShelf } from "../../packages/kernel/files/keys.ts";
import { pdf } from "../../packages/kernel/files/pdf.test-helper.ts";
import type { Files } from "../../packages/kernel/files/port.ts";
import { environments, type FunctionName } from "../../packages/functions/lambda/environment.ts";
import { all, graphOf, isThere, list, one, permissions, type Policy, policyIn } from "./graph.ts";
import { decide } from "./iam.ts";

const account = "123456789012";
const home = "22.2025";
/** One permission that a call to S3 takes: on an object, or on the bucket with the prefix that is listed. */
type Need = { readonly action: string; readonly key?: string; readonly prefix?: string };
type Sent = Record<string, string | undefined>;

/** Which permissions a command takes, as S3's reference says. */
function needsOf(command: string, input: Sent): Need[] {
  const { Key: key = "", VersionId, CopySource = "", Tagging, ObjectLockMode, Prefix = "" } = input;
  switch (command) {
    case "HeadObjectCommand":
      // When a file is locked until is told only to whoever may ask for it.
      return [
        { action: "GetObject", key },
        { action: "GetObjectRetention", key },
      ];
    case "GetObjectCommand":
      return [{ action: VersionId ? "GetObjectVersion" : "GetObject", key }];
    case "CopyObjectCommand": {
      const [source = "", version] = CopySource.replace(`${recordedBucket}/`, "").split("?");
      return [
        { action: version ? "GetObjectVersion" : "GetObject", key: decodeURIComponent(source) },
        ...put(key, Tagging, ObjectLockMode),
      ];
    }
    case "PutObjectCommand":
      return put(key, Tagging, ObjectLockMode);
    case "PutObjectRetentionCommand":
      return [{ action: "PutObjectRetention", key }];
    case "DeleteObjectCommand":
      return [{ action: "DeleteObject", key }];
    case "ListObjectsV2Command":
      return [{ action: "ListBucket", prefix: Prefix }];
    default:
      throw new Error(`${command}: say which permissions it takes`);
  }
}
const put = (key: string, tagging: unknown, lock: unknown): Need[] => [
  { action: "PutObject", key },
  ...(tagging ? [{ action: "PutObjectTagging", key }] : []),
  ...(lock ? [{ action: "PutObjectRetention", key }] : []),
];

/** Every method of the port, on the shelves of an agency and of the province, and what each sent to S3 or signed. */
async function record(): Promise<{ needs: Need[]; called: Set<string> }> {
  const world = s3World({ lock: { mode: "COMPLIANCE", days: 365 } });
  const called = new Set<string>();
  const files = new Proxy(world.files, { get: (port, name: keyof Files) => (called.add(name), port[name]) });
  const signed: Need[] = [];
  const agency = shelfOf(newAgency());
  const bytes = pdf();
  for (const on of [agency, shelfOf({ level: "province", province: home as never }), sharedShelf(home as never)]) {
    const upload = await files.askUpload({ on, ...claimOf(bytes) });
    if (upload.method !== "POST") throw new Error("S3 takes a POST");
    signed.push(...put(upload.fields["key"]!, upload.fields["tagging"], undefined));
    await world.send(upload, bytes);
    await (await files.incoming(on, upload.id))?.close();
    const { key } = await files.confirm({ on, id: upload.id, ...claimOf(bytes) });
    world.pass(40 * 86_400_000);
    await files.confirm({ on, id: upload.id, ...claimOf(bytes) });
    await (await files.read(key)).stream.cancel();
    await files.size(key);
    await files.copy(key, agency);
    const { url } = await files.download({ key, name: "Quy trình.pdf", type: "application/pdf" });
    signed.push({ action: "GetObject", key: decodeURIComponent(new URL(url).pathname.slice(1)) });
    await files.offer(on, bytes, { name: "Bản in.pdf", type: "application/pdf" });
    await files.list(on);
    await files.remove(key);
  }
  const sent = world.store.aws
    .calls()
    .flatMap(({ args: [command] }) => needsOf(command.constructor.name, command.input as unknown as Sent));
  const every = [...sent, ...signed].map(({ key, ...need }) => ({
    ...need,
    ...(key ? { key: key.replace(`${recordedBucket}/`, "") } : {}),
  }));
  return { needs: [...new Map(every.map((need) => [JSON.stringify(need), need])).values()], called };
}

let [needs, called, policy, bucket] = [[] as Need[], new Set<string>(), {} as Policy, ""];
beforeAll(async () => {
  if (!isThere) return;
  const graph = graphOf("production");
  ({ needs, called } = await record());
  bucket = String(one(graph, "aws:s3/bucket:Bucket", "DocumentsBucket").inputs["bucket"]);
  const [own] = list(one(graph, "aws:iam/role:Role", "TenantRole").inputs["inlinePolicies"] as { policy: string }[]);
  policy = policyIn(own?.policy);
});
const asks = (by: Policy, { action, key, prefix }: Need, province?: string) =>
  decide(by, {
    principal: `arn:aws:sts::${account}:assumed-role/TenantRole/session`,
    action: `s3:${action}`,
    resource: `arn:aws:s3:::${bucket}${key === undefined ? "" : `/${key}`}`,
    context: { ...(province ? { "aws:PrincipalTag/province": province } : {}), ...(prefix === undefined ? {} : { "s3:prefix": prefix }) },
  });
async function otherwise(wanted: "allowed" | "denied", ask: (need: Need) => Need, province: string | undefined) {
  const wrong: Need[] = [];
  for (const need of needs) if ((await asks(policy, ask(need), province)) !== wanted) wrong.push(need);
  return wrong;
}
const moved =
  (to: string) =>
  ({ action, key, prefix }: Need): Need => {
    const there = (text: string) => text.replace(`P/${home}/`, to);
    return { action, ...(key === undefined ? {} : { key: there(key) }), ...(prefix === undefined ? {} : { prefix: there(prefix) }) };
  };
const same = (need: Need) => need;

describe.skipIf(!isThere)("of every operation on files that the adapter sends or signs", () => {
  test("there is one for each method of the port but the sweep, which is the bucket's own", () => {
    const methods = Object.keys(s3World().files).filter((name) => name !== "expirePassing");
    expect([...called].toSorted()).toEqual(methods.toSorted());
    expect(new Set(needs.map(({ action }) => action))).toEqual(
      new Set([
        "GetObject",
        "GetObjectVersion",
        "GetObjectRetention",
        "PutObject",
        "PutObjectTagging",
        "PutObjectRetention",
        "DeleteObject",
        "ListBucket",
      ]),
    );
  });
  test("each is allowed within the province of the tag, and none in another, or without a tag", async () => {
    expect(await otherwise("allowed", same, home)).toEqual([]);
    expect(await otherwise("denied", same, "24.2025")).toEqual([]);
    expect(await otherwise("denied", same, undefined)).toEqual([]);
  });
  test.for(["P/22.20251/", "P/22.202/", "P/122.2025/", "P/22.2025", "p/22.2025/", "P/24.2025/../22.2025/", "O/", ""])(
    "none is allowed under %s",
    async (place) => {
      expect(await otherwise("denied", moved(place), home)).toEqual([]);
    },
  );
  test("a province sees nothing of its own bucket but its shelves, and lists nothing without saying what", async () => {
    for (const prefix of ["", "P/", `P/${home}`, `P/${home}/`, "O/"])
      expect([prefix, await asks(policy, { action: "ListBucket", prefix }, home)]).toEqual([prefix, "denied"]);
    expect(await asks(policy, { action: "ListBucket" }, home)).toBe("denied");
    for (const key of [`P/${home}/x`, `P/${home}/W/x`, "O/x", "x"])
      expect([key, await asks(policy, { action: "GetObject", key }, home)]).toEqual([key, "denied"]);
  });
  test("nobody destroys a version, lifts a lock, changes the bucket or opens a file to others", async () => {
    const key = `P/${home}/A/x`;
    for (const action of ["DeleteObjectVersion", "BypassGovernanceRetention", "PutObjectAcl", "PutObjectLegalHold", "GetObjectAcl"])
      expect([action, await asks(policy, { action, key }, home)]).toEqual([action, "denied"]);
    for (const action of [
      "ListBucketVersions",
      "PutBucketPolicy",
      "PutBucketVersioning",
      "PutLifecycleConfiguration",
      "DeleteBucket",
      "PutBucketCORS",
    ])
      expect([action, await asks(policy, { action }, home)]).toEqual([action, "denied"]);
  });
  test("no function reaches a province's files by its own role", async () => {
    for (const { function: name, policy: own } of permissions(graphOf("production")))
      for (const need of needs) expect([name, need.action, await asks(own, need, home)]).toEqual([name, need.action, "denied"]);
    expect(
      permissions(graphOf("production"))
        .map((each) => each.function as FunctionName)
        .toSorted(),
    ).toEqual((Object.keys(environments) as FunctionName[]).toSorted());
  });
  test("what the policy allows is what the guard in process reaches", () => {
    const allowed = policy.Statement.filter(({ Sid }) => Sid === "ReadFiles").flatMap(({ Resource }) => list(Resource));
    const open = fileReaches.province.reads.map(
      (prefix) => `arn:aws:s3:::${bucket}/${prefix.replace("{province}", "${aws:PrincipalTag/province}")}*`,
    );
    expect(allowed).toEqual(open);
    expect(all(graphOf("production"), "aws:s3/bucket:Bucket")).toHaveLength(3);
  });
});
