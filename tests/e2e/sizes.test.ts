import { expect, test } from "vitest";
import { budget, sizes } from "../../packages/web/tools/sizes.ts";

test("a first visit weighs at most 210 kB of scripts and styles, gzipped, whatever route it opens, and a further route at most 60 kB", () => {
  const routes = sizes().filter(({ apart }) => !apart);
  expect(routes.length).toBeGreaterThan(30);
  expect(routes.filter(({ first, further }) => first > budget.first || further > budget.further)).toEqual([]);
});

test("what is heavier than a route may be is fetched by a screen that stands: the editor and the pages of a PDF, and nothing else", () => {
  const heavy = sizes().filter(({ further }) => further > budget.further);
  expect(heavy.map(({ screen }) => screen).toSorted()).toEqual([
    "documents/Pdf.tsx",
    "documents/editor/Writing.tsx",
    "models/desk/Writing.tsx",
  ]);
  expect(heavy.filter(({ apart, further }) => !apart || further > budget.apart)).toEqual([]);
});
