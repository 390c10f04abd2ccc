/** What AWS would answer, as far as the components ask. A question that is not foreseen is an error, never an empty answer. */
export const account = "123456789012";
type Inputs = Record<string, unknown>;
type Statement = {
  sid?: string;
  effect?: string;
  actions?: string[];
  resources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
};

const one = <T>(list: readonly T[]): T | readonly T[] => (list.length === 1 && list[0] !== undefined ? list[0] : list);

function principalsOf(list: NonNullable<Statement["principals"]>): unknown {
  if (list.some(({ type }) => type === "*")) return "*";
  const byType = new Map<string, string[]>();
  for (const { type, identifiers } of list) byType.set(type, [...(byType.get(type) ?? []), ...identifiers]);
  return Object.fromEntries([...byType].map(([type, all]) => [type, one(all)]));
}

/** `aws.iam.getPolicyDocument`, which the provider computes without asking AWS. */
function policyDocument({ version = "2012-10-17", statements = [] }: { version?: string; statements?: Statement[] }): string {
  const Statement = statements.map(({ sid, effect = "Allow", principals, actions, resources, conditions = [] }) => {
    const Condition: Record<string, Record<string, unknown>> = {};
    for (const { test, variable, values } of conditions) (Condition[test] ??= {})[variable] = one(values);
    return {
      ...(sid ? { Sid: sid } : {}),
      Effect: effect,
      ...(principals ? { Principal: principalsOf(principals) } : {}),
      ...(actions ? { Action: one(actions) } : {}),
      ...(resources ? { Resource: one(resources) } : {}),
      ...(conditions.length > 0 ? { Condition } : {}),
    };
  });
  return JSON.stringify({ Version: version, Statement }).replaceAll("&{", "${");
}

export const questions = (region: () => string): { readonly [token: string]: (inputs: Inputs) => Inputs } => ({
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" }),
  "aws:index/getRegion:getRegion": () => ({ region: region(), name: region(), id: region(), description: region() }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    accountId: account,
    id: account,
    arn: `arn:aws:iam::${account}:root`,
    userId: "x",
  }),
  "aws:route53/getZone:getZone": (inputs) => ({ ...inputs, zoneId: "Z0", id: "Z0" }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (inputs) => {
    const json = policyDocument(inputs as Parameters<typeof policyDocument>[0]);
    return { ...inputs, id: "document", json, minifiedJson: json };
  },
});

/** What a resource tells of itself once it is there. */
export function stateOf(region: string, type: string, name: string, inputs: Inputs): Inputs {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const said = (key: string) => String(inputs[key] ?? name);
  switch (type) {
    case "aws:dynamodb/table:Table": {
      const table = arn("dynamodb", `table/${said("name")}`);
      return { id: said("name"), arn: table, ...(inputs["streamEnabled"] ? { streamArn: `${table}/stream/2026-01-01T00:00:00.000` } : {}) };
    }
    case "aws:s3/bucket:Bucket":
      return {
        id: said("bucket"),
        arn: `arn:aws:s3:::${said("bucket")}`,
        bucketDomainName: `${said("bucket")}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${said("bucket")}.s3.${region}.amazonaws.com`,
      };
    case "aws:iam/role:Role":
      return { id: said("name"), name: said("name"), arn: `arn:aws:iam::${account}:role/${said("name")}` };
    case "aws:lambda/function:Function": {
      const of = arn("lambda", `function:${said("name")}`);
      return { id: said("name"), arn: of, version: "1", qualifiedArn: `${of}:1`, invokeArn: `${of}/invocations` };
    }
    case "aws:kms/key:Key":
      return { keyId: name, arn: arn("kms", `key/${name}`) };
    case "aws:secretsmanager/secret:Secret":
      return { arn: arn("secretsmanager", `secret:${name}-AbCdEf`) };
    case "aws:sqs/queue:Queue":
      return {
        id: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
        url: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
        arn: arn("sqs", name),
      };
    case "aws:sns/topic:Topic":
      return { arn: arn("sns", name) };
    case "aws:cloudwatch/logGroup:LogGroup":
      return { id: said("name"), arn: arn("logs", `log-group:${said("name")}`) };
    case "aws:sesv2/emailIdentity:EmailIdentity":
      return {
        arn: arn("ses", `identity/${said("emailIdentity")}`),
        dkimSigningAttributes: { tokens: ["a", "b", "c"] },
      };
    case "aws:sesv2/configurationSet:ConfigurationSet":
      return { arn: arn("ses", `configuration-set/${name}`), configurationSetName: name };
    case "aws:apigatewayv2/api:Api":
      return { apiEndpoint: `https://${name.toLowerCase()}.execute-api.${region}.amazonaws.com`, executionArn: arn("execute-api", name) };
    case "aws:cloudfront/distribution:Distribution":
      return {
        domainName: `${name.toLowerCase()}.cloudfront.net`,
        hostedZoneId: "Z2FDTNDATAQYW2",
        arn: `arn:aws:cloudfront::${account}:distribution/${name}`,
      };
    case "aws:acm/certificate:Certificate":
      return {
        arn: arn("acm", name),
        domainValidationOptions: [
          { domainName: said("domainName"), resourceRecordName: "_a", resourceRecordType: "CNAME", resourceRecordValue: "b" },
        ],
      };
    case "random:index/randomBytes:RandomBytes":
      return { base64: Buffer.alloc(Number(inputs["length"]), 7).toString("base64") };
    default: {
      const [service = "x"] = (type.split(":")[1] ?? "x").split("/");
      return { arn: arn(service, name) };
    }
  }
}
