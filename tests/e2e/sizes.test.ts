import { expect, test } from "vitest";
import { budget, sizes } from "../../packages/web/tools/sizes.ts";

test("a first visit weighs at most 210 kB of scripts and styles, gzipped, whatever screen it opens; a further one at most 60 kB", () => {
  const all = sizes();
  expect(all.length).toBeGreaterThan(5);
  expect(all.filter(({ further }) => further > budget.further)).toEqual([]);
  expect(all.filter(({ first }) => first > budget.first)).toEqual([]);
});
