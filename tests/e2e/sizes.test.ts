import { expect, test } from "vitest";
import { budget, sizes } from "../../packages/web/tools/sizes.ts";

test("a first visit weighs at most 210 kB of scripts and styles, gzipped, whatever screen it opens; a further one at most 60 kB; editor and PDF come later and apart", () => {
  const all = sizes();
  expect(all.length).toBeGreaterThan(5);
  const screens = all.filter(({ apart }) => !apart);
  expect(screens.filter(({ further }) => further > budget.further)).toEqual([]);
  expect(screens.filter(({ first }) => first > budget.first)).toEqual([]);
  const heavy = all.filter(({ apart }) => apart);
  expect(heavy).toHaveLength(3);
  expect(heavy.filter(({ further }) => further > budget.apart)).toEqual([]);
});
