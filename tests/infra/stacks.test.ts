import { accounts, accountSettings } from "@chuan/core/accounts";
import { identityRoutes } from "@chuan/functions";
import { describe, expect, test } from "vitest";
import { checks } from "./checks.ts";
import { all, graphOf, isThere } from "./graph.ts";

describe.skipIf(!isThere)("as synthesised", () => {
  describe.for(["dev", "staging", "production", "elsewhere"])("%s", (name) => {
    test.for(Object.entries(checks))("%s", ([, check]) => {
      expect(check(graphOf(name))).toEqual([]);
    });
  });

  test("a province with a silo has a table and a bucket of its own, which the same functions are told of", () => {
    const graph = graphOf("elsewhere");
    const [pooled, silo] = all(graph, "aws:dynamodb/table:Table").toSorted((a, b) => (a.name > b.name ? -1 : 1));
    expect([pooled?.name, silo?.name]).toEqual(["TableTable", "Silo22x2025TableTable"]);
    const told = (name: string) => {
      const { variables } = all(graph, "aws:lambda/function:Function").find((each) => each.name === name)!.inputs["environment"] as {
        variables: Record<string, string>;
      };
      return variables;
    };
    const bucket = all(graph, "aws:s3/bucket:Bucket").find(({ name }) => name === "Silo22x2025DocumentsBucket")!.inputs["bucket"];
    for (const name of ["WorkspaceFunction", "OperatorFunction", "ProjectorFunction", "ClerkFunction", "ClockFunction"])
      expect(JSON.parse(told(name)["SILOS"]!)).toEqual({ "22.2025": { table: silo!.inputs["name"], bucket } });
    expect(told("IdentityFunction")["ORIGIN"]).toBe("https://chuan.example.vn");
  });

  test("the region is a setting, and everything stands in it", () => {
    expect(graphOf("production").region).toBe("ap-southeast-1");
    const arns = JSON.stringify(graphOf("elsewhere").resources).match(/arn:aws:(?:dynamodb|lambda|sqs|kms|secretsmanager):[\w-]+/g)!;
    expect(new Set(arns.map((arn) => arn.split(":")[3]))).toEqual(new Set(["ap-northeast-1"]));
  });

  test("every path goes to the function whose routes it has: identity's are the ones that identity serves", () => {
    const graph = graphOf("production");
    const keys = all(graph, "aws:apigatewayv2/route:Route").map(({ inputs }) => String(inputs["routeKey"]));
    const verbs = accounts({ settings: accountSettings, secrets: { ticketKey: new Uint8Array(32) } });
    const first = new Set(Object.keys(identityRoutes(async () => verbs)).map((line) => line.split("/")[2]!));
    for (const name of first) expect(keys).toEqual(expect.arrayContaining([`ANY /v1/${name}`, `ANY /v1/${name}/{rest+}`]));
    const plain = keys.flatMap((key) => /^ANY \/v1\/(\w+)$/.exec(key)?.[1] ?? []);
    expect(new Set(plain)).toEqual(first);
    expect(keys).toEqual(
      expect.arrayContaining(["ANY /v1/{rest+}", "ANY /v1/national/{rest+}", "ANY /v1/operator/{rest+}", "ANY /.well-known/jwks.json"]),
    );
  });
});
