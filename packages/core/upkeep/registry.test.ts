import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { nouns } from "../index.ts";

test("every entity of core stands in the registry of nouns, once", () => {
  const core = path.resolve(import.meta.dirname, "..");
  const files = globSync("*/*.ts", { cwd: core }).filter((file) => !file.endsWith(".test.ts"));
  const made = files.flatMap((file) => [...readFileSync(path.join(core, file), "utf8").matchAll(/= entity[(<]/g)]);
  expect(nouns).toHaveLength(made.length);
  expect(new Set(nouns.map(({ name }) => name)).size).toBe(nouns.length);
});
