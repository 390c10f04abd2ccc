import { configDefaults, defineConfig } from "vitest/config";

const tests = ["packages/**/*.test.ts", "tests/**/*.test.ts"];
const patience = { testTimeout: 60_000, hookTimeout: 90_000 };
/** Everything that `npm test` runs, with DynamoDB Local. */
const cloud = ["tests/infra/**"];
const main = {
  test: { ...patience, name: "main", include: tests, exclude: [...configDefaults.exclude, ...cloud], globalSetup: "tests/ddb-local.ts" },
};
/** The cloud stacks, synthesised once for the run; `npm test` runs it beside main. */
const infra = { test: { ...patience, name: "infra", include: ["tests/infra/**/*.test.ts"], globalSetup: "tests/infra/setup.ts" } };
/** For `npm run check`: what belongs to one package or to the tree, on one engine, with few seeds; no process is started or killed. */
const whole = ["tests/{access,costs,journeys,faults,scale,e2e}/**", "packages/cli/**"];
/** What takes seconds by itself: hostile archives and PDFs, the judging of whole files, every state with every role. */
const heavy = [
  "packages/kernel/files/**",
  "packages/core/documents/lifecycle.test.ts",
  "packages/core/texts/{pdf,diff,anchors,read-file}.test.ts",
];
const fast = {
  test: {
    ...patience,
    name: "fast",
    include: tests,
    exclude: [...configDefaults.exclude, ...cloud, ...whole, ...heavy],
    env: { RUNS: "8" },
    isolate: false,
  },
};
/** For `npm run soak`: what takes long. */
const soak = { test: { ...patience, name: "soak", include: ["{packages,tests}/**/*.soak.ts"] } };

// Unless another is asked for by name, it is the one with everything.
const named = process.argv.some((word) => word.startsWith("--project"));
export default defineConfig({ test: { projects: named ? [main, infra, fast, soak] : [main, infra] } });
