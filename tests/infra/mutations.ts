import type { checks } from "./checks.ts";

/** Inputs as something that can be spoilt. */
export type Loose = { [name: string]: Loose } & { [index: number]: Loose };
export type Spoil = (inputs: Loose) => void;
const policy = (inputs: Loose, at: string, spoil: (statements: Loose[]) => void) => {
  const holder = (at === "inlinePolicies" ? inputs["inlinePolicies"]![0] : inputs) as unknown as Record<string, string>;
  const name = at === "inlinePolicies" ? "policy" : at;
  const text = holder[name]!;
  const read = (typeof text === "string" ? JSON.parse(text) : text) as { Statement: Loose[] };
  spoil(read.Statement);
  holder[name] = JSON.stringify(read);
};
const set =
  (name: string, value: unknown): Spoil =>
  (inputs) =>
    void Object.assign(inputs, { [name]: value });
const without =
  (name: string): Spoil =>
  (inputs) =>
    void delete inputs[name];
const tenant =
  (spoil: (statements: Loose[]) => void): Spoil =>
  (inputs) =>
    policy(inputs, "inlinePolicies", spoil);

/** What could be done to a stack, to which resource, and the guarantee that it breaks. */
export const mutations: readonly (readonly [string, string, Spoil, keyof typeof checks])[] = [
  [
    "recovery is switched off",
    "TableTable",
    set("pointInTimeRecovery", { enabled: false }),
    "a table can be restored to any second of 35 days",
  ],
  [
    "recovery reaches back a day",
    "TableTable",
    set("pointInTimeRecovery", { enabled: true, recoveryPeriodInDays: 1 }),
    "a table can be restored to any second of 35 days",
  ],
  [
    "the stream shows keys only",
    "TableTable",
    set("streamViewType", "KEYS_ONLY"),
    "a table is on demand, and has the keys, indexes, stream and expiry that the kernel's engine needs",
  ],
  [
    "an index is gone",
    "TableTable",
    (i) => void (i["globalSecondaryIndexes"] as unknown as unknown[]).pop(),
    "a table is on demand, and has the keys, indexes, stream and expiry that the kernel's engine needs",
  ],
  [
    "nothing expires",
    "TableTable",
    without("ttl"),
    "a table is on demand, and has the keys, indexes, stream and expiry that the kernel's engine needs",
  ],
  [
    "a table may be deleted",
    "TableTable",
    set("deletionProtectionEnabled", false),
    "in production a table, a bucket of files and a key outlive their stack",
  ],
  [
    "a bucket goes with what is in it",
    "DocumentsBucket",
    set("forceDestroy", true),
    "in production a table, a bucket of files and a key outlive their stack",
  ],
  [
    "a table is under AWS's key",
    "TableTable",
    set("serverSideEncryption", { enabled: true }),
    "everything at rest is encrypted, in production under a key of our own that turns every year",
  ],
  [
    "the key does not turn",
    "Key",
    set("enableKeyRotation", false),
    "everything at rest is encrypted, in production under a key of our own that turns every year",
  ],
  [
    "a secret is under AWS's key",
    "SigningRing",
    without("kmsKeyId"),
    "everything at rest is encrypted, in production under a key of our own that turns every year",
  ],
  [
    "a bucket may be made public",
    "DocumentsPublicAccessBlock",
    set("blockPublicPolicy", false),
    "no bucket is public, and none answers without TLS",
  ],
  [
    "a bucket answers without TLS",
    "DocumentsPolicy",
    set("policy", JSON.stringify({ Statement: [] })),
    "no bucket is public, and none answers without TLS",
  ],
  [
    "anybody may read files",
    "DocumentsPolicy",
    (i) => policy(i, "policy", (s) => s.push({ Effect: "Allow", Principal: "*", Action: "s3:GetObject" } as unknown as Loose)),
    "no bucket is public, and none answers without TLS",
  ],
  [
    "versioning is off",
    "DocumentsVersioning",
    set("versioningConfiguration", { status: "Suspended" }),
    "files keep their versions, are locked in production, and what was never confirmed goes by the kernel's rules",
  ],
  [
    "files are not locked",
    "DocumentsBucket",
    set("objectLockEnabled", false),
    "files keep their versions, are locked in production, and what was never confirmed goes by the kernel's rules",
  ],
  [
    "what was never confirmed stays",
    "DocumentsLifecycle",
    (i) => void (i["rules"] as unknown as unknown[]).shift(),
    "files keep their versions, are locked in production, and what was never confirmed goes by the kernel's rules",
  ],
  [
    "anchors can be unlocked",
    "AnchorsLock",
    set("rule", { defaultRetention: { mode: "GOVERNANCE", years: 10 } }),
    "in production nobody can change or remove an anchor for ten years",
  ],
  [
    "any page may send files",
    "DocumentsCors",
    (i) => void Object.assign(i["corsRules"]![0]!, { allowedOrigins: ["*"] }),
    "a browser of our own pages may send and fetch files, and no other; the API lets no other origin in",
  ],
  [
    "any page may call the API",
    "ApiApi",
    set("corsConfiguration", { allowOrigins: ["*"] }),
    "a browser of our own pages may send and fetch files, and no other; the API lets no other origin in",
  ],
  [
    "the account may take a function's role on",
    "WorkspaceRole",
    (i) =>
      policy(i, "assumeRolePolicy", (s) =>
        s.push({ Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" } as unknown as Loose),
      ),
    "a function's role is its own, and Lambda alone may assume it",
  ],
  [
    "a managed policy is attached",
    "NationalRole",
    set("managedPolicyArns", ["arn:aws:iam::aws:policy/ReadOnlyAccess"]),
    "a function's role is its own, and Lambda alone may assume it",
  ],
  [
    "two functions share a role",
    "NationalFunction",
    set("role", "arn:aws:iam::123456789012:role/OperatorRole"),
    "a function's role is its own, and Lambda alone may assume it",
  ],
  [
    "the tenant role trusts the account",
    "TenantRole",
    (i) => policy(i, "assumeRolePolicy", (s) => Object.assign(s[0]!, { Principal: { AWS: "arn:aws:iam::123456789012:root" } })),
    "only who serves provinces may assume the tenant role, with the tag of one province and no other tag",
  ],
  [
    "the tenant role trusts without a tag",
    "TenantRole",
    (i) => policy(i, "assumeRolePolicy", (s) => void delete s[0]!["Condition"]),
    "only who serves provinces may assume the tenant role, with the tag of one province and no other tag",
  ],
  [
    "identity may assume the tenant role",
    "TenantRole",
    (i) =>
      policy(
        i,
        "assumeRolePolicy",
        (s) => void (s[0]!["Principal"]!["AWS"] as unknown as string[]).push("arn:aws:iam::123456789012:role/IdentityRole"),
      ),
    "only who serves provinces may assume the tenant role, with the tag of one province and no other tag",
  ],
  [
    "an action is opened",
    "OperatorPermissions",
    (i) => policy(i, "policy", (s) => Object.assign(s[0]!, { Action: ["dynamodb:*"] })),
    "no action and no resource is open that is not listed with its reason",
  ],
  [
    "a resource is opened",
    "NationalPermissions",
    (i) => policy(i, "policy", (s) => Object.assign(s[0]!, { Resource: "*" })),
    "no action and no resource is open that is not listed with its reason",
  ],
  [
    "a prefix condition is dropped",
    "TenantRole",
    tenant((s) => void delete s[0]!["Condition"]),
    "whoever reads or writes items is held to leading keys, and refused when a request names none",
  ],
  [
    "requests without keys are let through",
    "TenantRole",
    tenant((s) => void delete s[1]!["Condition"]!["Null"]),
    "whoever reads or writes items is held to leading keys, and refused when a request names none",
  ],
  [
    "a prefix is any province's",
    "TenantRole",
    tenant((s) => void (s[0]!["Condition"]!["ForAllValues:StringLike"] = { "dynamodb:LeadingKeys": ["P#*"] } as unknown as Loose)),
    "whoever reads or writes items is held to leading keys, and refused when a request names none",
  ],
  [
    "a variable is forgotten",
    "ClerkFunction",
    (i) => void delete i["environment"]!["variables"]!["MAIL_FROM"],
    "a function finds in its environment what its code asks for, and nothing secret",
  ],
  [
    "a secret is put into a variable",
    "IdentityFunction",
    (i) => void Object.assign(i["environment"]!["variables"]!, { TICKET_KEY: "x" }),
    "a function finds in its environment what its code asks for, and nothing secret",
  ],
  [
    "a function runs on x86",
    "IdentityFunction",
    set("architectures", ["x86_64"]),
    "every function is there, on arm64 and Node 24, with a log of its own that ends",
  ],
  [
    "a log never ends",
    "ClockLog",
    set("retentionInDays", 0),
    "every function is there, on arm64 and Node 24, with a log of its own that ends",
  ],
  [
    "a batch fails as a whole",
    "ProjectorFollows",
    set("functionResponseTypes", []),
    "news is taken in parts, halved when it fails, and left among the dead letters in the end",
  ],
  [
    "what fails is lost",
    "ClerkFollows",
    without("destinationConfig"),
    "news is taken in parts, halved when it fails, and left among the dead letters in the end",
  ],
  [
    "a third reader follows the stream",
    "ProjectorFollows",
    set("eventSourceArn", "arn:aws:dynamodb:r:1:table/other/stream/1"),
    "a stream has two readers and no third, or its shards would be throttled",
  ],
  [
    "an alarm is told to nobody",
    "ClerkLate",
    set("alarmActions", []),
    "errors, throttles, latency, late news, dead letters, a missing day and a dear province raise an alarm that reaches someone",
  ],
  [
    "the viewer says its own address",
    "RouterCloudfrontFunctionRequest",
    set("code", "return event.request"),
    "the router tells the viewer's own address, over whatever the viewer says",
  ],
  [
    "pages may run whatever is written into them",
    "RouterCloudfrontFunctionResponse",
    set("code", "event.response.headers[\"content-security-policy\"] = { value: \"script-src 'self' 'unsafe-inline'\" };"),
    "every page comes with the content policy of the embedded platform, and the files' storage besides",
  ],
];
