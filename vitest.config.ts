import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "tests/**/*.test.ts"],
    globalSetup: "tests/ddb-local.ts",
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
