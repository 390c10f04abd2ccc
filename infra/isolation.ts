import { type FileReach, fileReaches, patternOf, type Reach, reaches } from "@chuan/kernel/infra";

export type Statement = {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly [test: string]: { readonly [key: string]: readonly string[] | string } };
};
/** `QueryIndex` is a query of an index: IAM knows it as a query of another resource. */
export type TableAction =
  | "QueryIndex"
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "ConditionCheckItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem";

/** The province of whoever assumed the tenant role: STS fixes it when the session begins, and nothing the session does can change it. */
const ownProvince = "${aws:PrincipalTag/province}";
const writing = new Set<string>(["PutItem", "UpdateItem", "DeleteItem"] satisfies TableAction[]);

/** A pattern that another one covers adds nothing. */
const least = (patterns: readonly string[]) =>
  [...new Set(patterns)].filter((one, _, all) => !all.some((other) => other !== one && one.startsWith(other.slice(0, -1))));

/**
 * What a reach may do in tables, as statements of IAM: the same table of prefixes that the guard in process works by. `LeadingKeys` are the
 * partition keys that a request names, of the table or of the index it asks. `ForAllValues` also holds when there are none, as in a scan:
 * hence `Null`, which refuses those.
 */
export function itemsWithin(
  reach: Pick<Reach, "reads" | "writes">,
  actions: readonly TableAction[],
  tables: readonly string[],
): Statement[] {
  const allow = (Sid: string, prefixes: readonly string[], some: readonly TableAction[], resources: readonly string[]): Statement[] =>
    some.length === 0 || prefixes.length === 0
      ? []
      : [
          {
            Sid,
            Effect: "Allow",
            Action: [...new Set(some.map((action) => `dynamodb:${action === "QueryIndex" ? "Query" : action}`))],
            Resource: resources,
            Condition: {
              "ForAllValues:StringLike": { "dynamodb:LeadingKeys": least(prefixes.map((prefix) => patternOf(prefix, ownProvince))) },
              Null: { "dynamodb:LeadingKeys": "false" },
            },
          },
        ];
  const reads = actions.filter((action) => !writing.has(action));
  const indexes = reads.includes("QueryIndex") ? tables.map((table) => `${table}/index/*`) : [];
  return [
    ...allow("ReadItems", reach.reads, reads, [...tables, ...indexes]),
    ...allow(
      "WriteItems",
      reach.writes,
      actions.filter((action) => writing.has(action)),
      tables,
    ),
  ];
}

const merged = (...all: readonly FileReach[]): FileReach => ({
  reads: all.flatMap(({ reads }) => reads),
  writes: all.flatMap(({ writes }) => writes),
});
/** A request of a province works in the scope of the province or of one of its agencies; which of its agencies, the guard in process knows. */
const tenant: Reach = { ...merged(reaches.agency, reaches.province), indexes: [] };
const tenantFiles: FileReach = merged(fileReaches.agency, fileReaches.province);
/** What commands and queries of the kernel send. */
export const verbActions: readonly TableAction[] = ["GetItem", "BatchGetItem", "Query", "ConditionCheckItem", "PutItem", "DeleteItem"];

/** What a reach may do among files. Listing asks for a prefix, so a request that names none is refused. */
export function filesWithin(reach: FileReach, buckets: readonly string[], locked: boolean): Statement[] {
  const patterns = (prefixes: readonly string[]) => least(prefixes.map((prefix) => patternOf(prefix, ownProvince, "/")));
  const objects = (prefixes: readonly string[]) => buckets.flatMap((bucket) => patterns(prefixes).map((pattern) => `${bucket}/${pattern}`));
  return [
    {
      Sid: "ReadFiles",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion", ...(locked ? ["s3:GetObjectRetention"] : [])],
      Resource: objects(reach.reads),
    },
    {
      Sid: "WriteFiles",
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:PutObjectTagging", "s3:DeleteObject", ...(locked ? ["s3:PutObjectRetention"] : [])],
      Resource: objects(reach.writes),
    },
    {
      Sid: "ListFiles",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: buckets,
      Condition: { StringLike: { "s3:prefix": patterns(reach.reads) } },
    },
  ];
}

/**
 * The role in whose name a province's data are read and written. Only the roles of functions that serve provinces may assume it, and only
 * with the tag `province`; its policy says that tag where others would say a name, so one role serves them all.
 */
export function createTenantRole(
  servers: readonly aws.iam.Role[],
  tables: readonly sst.aws.Dynamo[],
  buckets: readonly sst.aws.Bucket[],
  locked: boolean,
) {
  const trust = $util.all(servers.map(({ arn }) => arn)).apply((arns) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: arns },
          Action: ["sts:AssumeRole", "sts:TagSession"],
          Condition: {
            StringLike: { "aws:RequestTag/province": "??.????" },
            "ForAllValues:StringEquals": { "aws:TagKeys": ["province"] },
          },
        },
      ],
    }),
  );
  const policy = $util
    .all([$util.all(tables.map(({ arn }) => arn)), $util.all(buckets.map(({ arn }) => arn))])
    .apply(([tables, buckets]) =>
      policyOf([
        ...itemsWithin(tenant, [...verbActions, "QueryIndex", "UpdateItem"], tables),
        ...filesWithin(tenantFiles, buckets, locked),
      ]),
    );
  return new aws.iam.Role("TenantRole", {
    assumeRolePolicy: trust,
    // An hour is the longest that AWS allows a role whom a role assumes.
    maxSessionDuration: 3600,
    inlinePolicies: [{ name: "province", policy }],
  });
}

/** Leave to take the tenant role on, whichever province it is for. */
export const assuming = (tenantRole: string): Statement[] => [
  { Sid: "WorkForAProvince", Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Resource: [tenantRole] },
];
export const policyOf = (Statement: readonly Statement[]) => JSON.stringify({ Version: "2012-10-17", Statement });
