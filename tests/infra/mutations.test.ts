import { describe, expect, test } from "vitest";
import { checks } from "./checks.ts";
import { type Graph, graphOf, isThere } from "./graph.ts";
import { type Loose, mutations, type Spoil } from "./mutations.ts";

const spoilt = (name: string, spoil: Spoil): Graph => {
  const graph = structuredClone(graphOf("production"));
  const found = graph.resources.filter((each) => each.name === name && Object.keys(each.inputs).length > 0);
  if (found.length === 0) throw new Error(`no resource ${name} to spoil`);
  for (const { inputs } of found) spoil(inputs as Loose);
  return graph;
};

describe.skipIf(!isThere)("it is noticed when", () => {
  test.for(mutations)("%s", ([, name, spoil, guarantee]) => {
    const check = checks[guarantee]!;
    expect(check(graphOf("production"))).toEqual([]);
    expect(check(spoilt(name, spoil))).not.toEqual([]);
  });
  test("a whole kind of resource is missing: what only looks at what is there would be content with nothing", () => {
    const graph = structuredClone(graphOf("production"));
    const bare = (type: string): Graph => ({ ...graph, resources: graph.resources.filter((each) => !each.type.includes(type)) });
    for (const type of [
      "bucketPublicAccessBlock",
      "bucketPolicy",
      "bucketVersioning",
      "bucketServerSideEncryptionConfiguration",
      "bucketObjectLockConfiguration",
      "metricAlarm",
      "eventSourceMapping",
      "rolePolicy",
      "logGroup",
      "kms/key",
    ]) {
      const red = Object.values(checks).flatMap((check) => {
        try {
          return check(bare(type));
        } catch (error) {
          return [String(error)];
        }
      });
      expect([type, red.length > 0]).toEqual([type, true]);
    }
  });
  test("every guarantee has a mutation that breaks it", () => {
    const broken = new Set(mutations.map(([, , , guarantee]) => guarantee));
    const ofGraph = [
      "production is protected and retained, and nothing else is",
      "no key stands in a template: the places for keys are empty",
    ];
    expect(Object.keys(checks).filter((guarantee) => !broken.has(guarantee) && !ofGraph.includes(guarantee))).toEqual([]);
  });
});
