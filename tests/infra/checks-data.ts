import { bucketRules, tableDefinition, ttlAttribute } from "@chuan/kernel/infra";
import { bucket, type Check, entrusted, inOrder, kept, lambda, ofBucket, part, same, table, unless } from "./check.ts";
import { all, type Inputs, list, one, policyIn } from "./graph.ts";

/** Of what is kept: tables, files, keys. */
export const dataChecks: { readonly [guarantee: string]: Check } = {
  "a table can be restored to any second of 35 days": (graph) =>
    all(graph, table).flatMap(({ name, inputs }) =>
      unless(same(inputs["pointInTimeRecovery"], { enabled: true, recoveryPeriodInDays: 35 }), `${name}: no recovery`),
    ),
  "a table is on demand, and has the keys, indexes, stream and expiry that the kernel's engine needs": (graph) =>
    all(graph, table).flatMap(({ name, inputs }) => {
      const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification, BillingMode } = tableDefinition(name);
      const keysOf = (schema: typeof KeySchema) => ({ hashKey: schema[0]?.AttributeName, rangeKey: schema[1]?.AttributeName });
      const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys }) => ({
        name: IndexName,
        projectionType: "ALL",
        ...keysOf(keys),
      }));
      const sorted = (value: unknown) => list(value as Inputs[]).map((each) => inOrder(Object.entries(each)));
      return [
        ...unless(inputs["billingMode"] === BillingMode, `${name}: not on demand`),
        ...unless(same({ hashKey: inputs["hashKey"], rangeKey: inputs["rangeKey"] }, keysOf(KeySchema)), `${name}: other keys`),
        ...unless(same(sorted(inputs["globalSecondaryIndexes"]), sorted(indexes)), `${name}: other indexes`),
        ...unless(
          same(sorted(inputs["attributes"]), sorted(AttributeDefinitions.map((a) => ({ name: a.AttributeName, type: a.AttributeType })))),
          `${name}: other attributes`,
        ),
        ...unless(
          inputs["streamEnabled"] === true && inputs["streamViewType"] === StreamSpecification.StreamViewType,
          `${name}: another stream`,
        ),
        ...unless(same(part(inputs, "ttl"), { attributeName: ttlAttribute, enabled: true }), `${name}: items do not expire`),
      ];
    }),
  "in production a table, a bucket of files and a key outlive their stack": (graph) =>
    [
      ...all(graph, table),
      ...entrusted(graph),
      ...all(graph, "aws:kms/key:Key"),
      ...all(graph, "aws:secretsmanager/secret:Secret"),
    ].flatMap(({ name, type, inputs, retainOnDelete }) => [
      ...unless(retainOnDelete === kept(graph) || type.includes("kms"), `${name}: not retained`),
      ...unless(type !== table || inputs["deletionProtectionEnabled"] === kept(graph), `${name}: deletion is not refused`),
      ...unless(type !== bucket || inputs["forceDestroy"] === false, `${name}: destroyed with what is in it`),
    ]),
  "production is protected and retained, and nothing else is": ({ app }) =>
    unless(app.protect === (app.stage === "production") && app.removal === (app.stage === "production" ? "retain" : "remove"), app.stage),
  "everything at rest is encrypted, in production under a key of our own that turns every year": (graph) => {
    const key = all(graph, "aws:kms/key:Key").map(({ inputs }) => inputs["enableKeyRotation"]);
    const own = (arn: unknown) => (kept(graph) ? String(arn).includes(":key/") : arn === undefined);
    return [
      ...unless(same(key, kept(graph) ? [true] : []), "the key"),
      ...all(graph, table).flatMap(({ name, inputs }) => {
        const { enabled, kmsKeyArn } = part(inputs, "serverSideEncryption");
        return unless(enabled === true && own(kmsKeyArn), name);
      }),
      ...entrusted(graph).flatMap((each) => {
        const [rule] = list(
          ofBucket(graph, "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", each)["rules"] as Inputs[],
        );
        const { sseAlgorithm, kmsMasterKeyId } = part(rule ?? {}, "applyServerSideEncryptionByDefault");
        return unless(sseAlgorithm === (kept(graph) ? "aws:kms" : "AES256") && own(kmsMasterKeyId), each.name);
      }),
      ...all(graph, "aws:secretsmanager/secret:Secret").flatMap(({ name, inputs }) => unless(own(inputs["kmsKeyId"]), name)),
      ...all(graph, "aws:sqs/queue:Queue").flatMap(({ name, inputs }) =>
        unless(kept(graph) ? own(inputs["kmsMasterKeyId"]) : inputs["sqsManagedSseEnabled"] === true, name),
      ),
    ];
  },
  "no bucket is public, and none answers without TLS": (graph) =>
    all(graph, bucket).flatMap((each) => {
      const block = ofBucket(graph, "bucketPublicAccessBlock:BucketPublicAccessBlock", each);
      const policy = policyIn(ofBucket(graph, "bucketPolicy:BucketPolicy", each)["policy"] ?? { Statement: [] });
      const refusesPlain = policy.Statement.some(
        ({ Effect, Principal, Action, Resource, Condition }) =>
          Effect === "Deny" &&
          Principal === "*" &&
          Action === "s3:*" &&
          list(Resource).length === 2 &&
          same(Condition, { Bool: { "aws:SecureTransport": "false" } }),
      );
      const strangers = policy.Statement.filter(
        ({ Effect, Principal }) => Effect === "Allow" && !same(Principal, { Service: "cloudfront.amazonaws.com" }),
      );
      return [
        ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].flatMap((name) =>
          unless(block[name] === true, `${each.name}: ${name}`),
        ),
        ...unless(refusesPlain, `${each.name}: answers without TLS`),
        ...unless(strangers.length === 0, `${each.name}: lets strangers in`),
      ];
    }),
  "files keep their versions, are locked in production, and what was never confirmed goes by the kernel's rules": (graph) =>
    entrusted(graph).flatMap((each) => {
      const versioning = part(ofBucket(graph, "bucketVersioning:BucketVersioning", each), "versioningConfiguration");
      const rules = list(ofBucket(graph, "bucketLifecycleConfiguration:BucketLifecycleConfiguration", each)["rules"] as Inputs[]);
      const told = rules.map(({ id, status, expiration, filter }) => [
        id,
        status,
        part({ expiration }, "expiration")["days"],
        part({ filter }, "filter")["tag"],
      ]);
      const wanted = bucketRules.Rules.map((rule) => [
        rule.ID,
        rule.Status,
        "Days" in rule.Expiration ? rule.Expiration.Days : undefined,
        "Tag" in rule.Filter ? { key: rule.Filter.Tag.Key, value: rule.Filter.Tag.Value } : undefined,
      ]);
      return [
        ...unless(versioning["status"] === "Enabled", `${each.name}: no versions`),
        ...unless(each.inputs["objectLockEnabled"] === kept(graph), `${each.name}: lock`),
        ...unless(each.name.startsWith("Anchors") || same(told, wanted), `${each.name}: other rules`),
      ];
    }),
  "in production nobody can change or remove an anchor for ten years": (graph) => {
    const locks = all(graph, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").map(({ inputs }) => [
      inputs["bucket"],
      inputs["rule"],
    ]);
    const anchors = one(graph, bucket, "AnchorsBucket").inputs["bucket"];
    const wanted = kept(graph) ? [[anchors, { defaultRetention: { mode: "COMPLIANCE", years: 10 } }]] : [];
    return unless(same(locks, wanted), "anchors");
  },
  "a browser of our own pages may send and fetch files, and no other; the API lets no other origin in": (graph) => {
    const origin = part(part(all(graph, lambda)[0]?.inputs ?? {}, "environment"), "variables")["ORIGIN"];
    return [
      ...all(graph, "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration").flatMap(({ name, inputs }) => {
        const [rule] = list(inputs["corsRules"] as Inputs[]);
        const { allowedOrigins, allowedMethods, allowedHeaders } = rule ?? {};
        return unless(same([allowedOrigins, allowedMethods, allowedHeaders], [[origin], ["GET", "POST"], ["content-type"]]), name);
      }),
      ...all(graph, "aws:apigatewayv2/api:Api").flatMap(({ name, inputs }) => unless(same(inputs["corsConfiguration"] ?? {}, {}), name)),
      ...all(graph, "aws:lambda/functionUrl:FunctionUrl").map(({ name }) => `${name}: a door beside the gateway`),
    ];
  },
};
