import { webPolicy } from "../../packages/functions/http/web-policy.ts";
import { environmentOf, environments, type FunctionName } from "../../packages/functions/lambda/environment.ts";
import { type Check, inOrder, kept, lambda, part, same, table, unless } from "./check.ts";
import { all, list, nameOfArn, one, permissions, policyIn, statements } from "./graph.ts";

/** Actions or resources that are open, where, and why. Whatever is not here is a mistake. */
export const open: readonly { readonly where: RegExp; readonly what: RegExp; readonly why: string }[] = [
  { where: /^Key$/, what: /^kms:\*$/, why: "the account administers its key; without this nobody could" },
  { where: /^Key$/, what: /^kms:(ReEncrypt|GenerateDataKey)\*$/, why: "the services' own list of what they need, two names each" },
  { where: /^Key$/, what: /^\*$/, why: "a key's policy speaks of that key alone" },
];

/** Of what runs: functions, roles, streams, alarms. */
export const runningChecks: { readonly [guarantee: string]: Check } = {
  "a function's role is its own, and Lambda alone may assume it": (graph) => {
    const roles = permissions(graph).map(({ role }) => role);
    return [
      ...unless(new Set(roles).size === Object.keys(environments).length, "two functions share a role"),
      ...roles.flatMap((name) => {
        const role = all(graph, "aws:iam/role:Role").find(({ inputs, name: called }) => (inputs["name"] ?? called) === name);
        const { Statement } = policyIn(role?.inputs["assumeRolePolicy"]);
        return [
          ...unless(
            Statement.every(({ Principal }) => same(Principal, { Service: "lambda.amazonaws.com" })),
            `${name}: trusts others`,
          ),
          ...unless(list(role?.inputs["managedPolicyArns"] as string[]).length === 0, `${name}: has a policy that others write`),
        ];
      }),
    ];
  },
  "only who serves provinces may assume the tenant role, with the tag of one province and no other tag": (graph) => {
    const { Statement } = policyIn(one(graph, "aws:iam/role:Role", "TenantRole").inputs["assumeRolePolicy"]);
    const [only, ...more] = Statement;
    const roleOf = new Map(permissions(graph).map((each) => [each.role, each.function]));
    const who = list((only?.Principal as { AWS?: string[] } | undefined)?.AWS).map((arn) => roleOf.get(nameOfArn(arn)));
    return [
      ...unless(same(who, ["workspace", "clerk", "clock"]) && more.length === 0, `trusted: ${who.join(", ")}`),
      ...unless(
        same(only?.Condition, {
          StringLike: { "aws:RequestTag/province": "??.????" },
          "ForAllValues:StringEquals": { "aws:TagKeys": ["province"] },
        }),
        "under another condition",
      ),
    ];
  },
  "no action and no resource is open that is not listed with its reason": (graph) =>
    statements(graph).flatMap(({ where, statement: { Effect, Action, Resource } }) => {
      if (Effect === "Deny") return [];
      const wide = [...list(Action).filter((action) => action.includes("*")), ...list(Resource).filter((resource) => resource === "*")];
      return wide.filter((what) => !open.some((each) => each.where.test(where) && each.what.test(what))).map((what) => `${where}: ${what}`);
    }),
  "whoever reads or writes items is held to leading keys, and refused when a request names none": (graph) =>
    statements(graph).flatMap(({ where, statement: { Action, Condition, Sid } }) => {
      const items = list(Action).filter((action) => action.startsWith("dynamodb:") && !/Stream|Records|ShardIterator/.test(action));
      if (items.length === 0) return [];
      const keys = list(Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"]);
      return [
        ...unless(
          keys.length > 0 && keys.every((key) => /^(P#(\$\{aws:PrincipalTag\/province\}|\?\?\.\?{4})#|I#|O#|N#|PUB#)/.test(key)),
          `${where} ${Sid}: not held to keys`,
        ),
        ...unless(same(Condition?.["Null"], { "dynamodb:LeadingKeys": "false" }), `${where} ${Sid}: open to requests without keys`),
      ];
    }),
  "a function finds in its environment what its code asks for, and nothing secret": (graph) =>
    permissions(graph).flatMap(({ function: name }) => {
      const { variables } = part(one(graph, lambda, `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`).inputs, "environment");
      const given = variables as Record<string, string>;
      try {
        environmentOf(name as FunctionName, given);
      } catch (error) {
        return [`${name}: ${String(error)}`];
      }
      const known = new Set([
        ...Object.keys(environments[name as FunctionName]),
        "NODE_OPTIONS",
        "SST_KEY",
        "SST_KEY_FILE",
        "SST_RESOURCE_App",
      ]);
      return Object.keys(given).flatMap((variable) => unless(known.has(variable), `${name}: ${variable} is read by nobody`));
    }),
  "every function is there, on arm64 and Node 24, with a log of its own that ends": (graph) => [
    ...unless(
      same(
        permissions(graph)
          .map((each) => each.function)
          .toSorted(),
        Object.keys(environments).toSorted(),
      ),
      "other functions",
    ),
    ...all(graph, lambda).flatMap(({ name, inputs }) => [
      ...unless(same([inputs["architectures"], inputs["runtime"]], [["arm64"], "nodejs24.x"]), `${name}: another machine`),
      ...unless(
        all(graph, "aws:cloudwatch/logGroup:LogGroup").some(
          (log) =>
            log.inputs["name"] === part(inputs, "loggingConfig")["logGroup"] &&
            Number(log.inputs["retentionInDays"]) === (kept(graph) ? 365 : 30),
        ),
        `${name}: no log`,
      ),
    ]),
  ],
  "news is taken in parts, halved when it fails, and left among the dead letters in the end": (graph) =>
    all(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").flatMap(({ name, inputs }) => {
      const letters = part(part(inputs, "destinationConfig"), "onFailure")["destinationArn"];
      const may =
        permissions(graph).find((each) => String(inputs["functionName"]).toLowerCase().includes(`-${each.function}function-`))?.policy
          .Statement ?? [];
      return [
        ...unless(
          same(inputs["functionResponseTypes"], ["ReportBatchItemFailures"]) && inputs["bisectBatchOnFunctionError"] === true,
          `${name}: whole batches fail`,
        ),
        ...unless(
          Number(inputs["maximumRetryAttempts"]) > 0 && Number(inputs["maximumRecordAgeInSeconds"]) < 86_400,
          `${name}: tried for ever`,
        ),
        ...unless(
          nameOfArn(letters) === "DeadLetters" &&
            may.some(({ Action, Resource }) => list(Action).includes("sqs:SendMessage") && list(Resource).includes(String(letters))),
          `${name}: lost`,
        ),
        ...unless(inputs["startingPosition"] === "TRIM_HORIZON", `${name}: passes over what came before`),
      ];
    }),
  "a stream has two readers and no third, or its shards would be throttled": (graph) => {
    const streams = all(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").map(({ inputs }) => String(inputs["eventSourceArn"]));
    const wanted = all(graph, table).flatMap(({ inputs }) => [inputs["name"], inputs["name"]]);
    return unless(same(inOrder(streams.map((arn) => arn.split("/")[1])), inOrder(wanted)), streams.join(", "));
  },
  "errors, throttles, latency, late news, dead letters, a missing day and a dear province raise an alarm that reaches someone": (graph) => {
    const alarms = all(graph, "aws:cloudwatch/metricAlarm:MetricAlarm");
    const wanted = [
      ...Object.keys(environments).flatMap((name) => {
        const called = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        const third = name === "clock" ? "Missing" : name === "projector" || name === "clerk" ? "Late" : "Slow";
        return [`${called}Errors`, `${called}Throttles`, `${called}${third}`];
      }),
      ...all(graph, table).flatMap((_, i) =>
        ["ReadThrottleEvents", "WriteThrottleEvents"].map((metric) => `Table${i === 0 ? "" : i}${metric}`),
      ),
      "DeadLettersThere",
      "ProvinceDear",
    ];
    return [
      ...wanted.flatMap((name) =>
        unless(
          alarms.some((alarm) => alarm.name === name),
          `no alarm ${name}`,
        ),
      ),
      ...alarms.flatMap(({ name, inputs }) =>
        unless(same(list(inputs["alarmActions"] as string[]).map(nameOfArn), ["Alarms"]), `${name} is told to nobody`),
      ),
      ...unless(all(graph, "aws:budgets/budget:Budget").length === 1, "no budget"),
    ];
  },
  "no key stands in a template: the places for keys are empty": (graph) => [
    ...all(graph, "aws:secretsmanager/secretVersion:SecretVersion").map(({ name }) => name),
    ...unless(all(graph, "aws:secretsmanager/secret:Secret").length === 3, "places for keys"),
  ],
  "the router tells the viewer's own address, over whatever the viewer says": (graph) =>
    cloudfront(graph, "request").flatMap(({ name, inputs }) =>
      unless(String(inputs["code"]).includes('event.request.headers["x-viewer-address"] = { value: event.viewer.ip };'), name),
    ),
  "every page comes with the content policy of the embedded platform, and the files' storage besides": (graph) =>
    cloudfront(graph, "response").flatMap(({ name, inputs }) => {
      const [, told = ""] = /headers\["content-security-policy"\] = \{ value: ("[^\n]*") \};/.exec(String(inputs["code"])) ?? [];
      const storage = / (https:\/\/\*\.s3\.[a-z0-9-]+\.amazonaws\.com)/.exec(told)?.[1] ?? "none";
      return unless(told === JSON.stringify(webPolicy(storage)), name);
    }),
};

/** The functions at the edge that see requests, or answers; a graph without any is no guarantee. */
function cloudfront(graph: Parameters<typeof all>[0], of: "request" | "response") {
  const found = all(graph, "aws:cloudfront/function:Function").filter(({ name }) => name.toLowerCase().includes(of));
  return found.length > 0 ? found : [{ name: `no function for ${of}`, inputs: {} as Record<string, unknown> }];
}
