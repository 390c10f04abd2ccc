import { describe, expect, test } from "vitest";
import { isPassing, patiently } from "./retry.ts";

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);

/** A clock that only sleeping moves, and a chance that is chosen. */
function timing(random: () => number = () => 1) {
  const slept: number[] = [];
  let clock = 0;
  let retries = 0;
  const sleep = async (ms: number) => {
    slept.push(ms);
    clock += ms;
  };
  return { slept, retries: () => retries, patience: { deadlineMs: 3000, random, sleep, now: () => clock, onRetry: () => void retries++ } };
}
const failing = (times: number, name = "ThrottlingException") => {
  let calls = 0;
  return { calls: () => calls, attempt: async () => (++calls <= times ? Promise.reject(named(name)) : calls) };
};

describe("patience", () => {
  test("does not wait when all goes well", async () => {
    const { slept, retries, patience } = timing();
    expect(await patiently(patience, failing(0).attempt)).toBe(1);
    expect([slept, retries()]).toEqual([[], 0]);
  });
  test("waits up to twice as long each time, and never longer than 400 ms", async () => {
    const { slept, retries, patience } = timing();
    expect(await patiently(patience, failing(8).attempt)).toBe(9);
    expect([slept, retries()]).toEqual([[10, 20, 40, 80, 160, 320, 400, 400], 8]);
  });
  test.each([0, 0.25, 0.999])("takes the share of it that chance says (%d), from nothing to all", async (share) => {
    const { slept, patience } = timing(() => share);
    await patiently(patience, failing(4).attempt);
    expect(slept).toEqual([10, 20, 40, 80].map((most) => most * share));
  });
  test("ends before its deadline, as unavailable", async () => {
    const { slept, patience } = timing();
    await expect(patiently(patience, failing(999).attempt)).rejects.toMatchObject({ kind: "unavailable", code: "table.busy" });
    const waited = slept.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeLessThanOrEqual(3000);
    expect(waited).toBeGreaterThan(3000 - 400);
  });
  test("does not repeat what will not pass", async () => {
    const { patience } = timing();
    const { attempt, calls } = failing(1, "AccessDeniedException");
    await expect(patiently(patience, attempt)).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(calls()).toBe(1);
  });
  test("ends an attempt that hangs, in real time", async () => {
    const hanging = (signal: AbortSignal) => new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason as Error)));
    await expect(patiently({ deadlineMs: 30 }, hanging)).rejects.toMatchObject({ code: "table.busy" });
  });
});

describe("what may pass by itself", () => {
  test.each(
    [
      "ThrottlingException ThrottlingError ProvisionedThroughputExceededException ProvisionedThroughputExceeded RequestLimitExceeded",
      "InternalServerError TransactionInProgressException TransactionConflict TimeoutError AbortError",
    ].flatMap((line) => line.split(" ")),
  )("%s", (name) => expect(isPassing(named(name))).toBe(true));
  test.each(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"])("a connection that ends with %s", (code) =>
    expect(isPassing(named("Error", { code }))).toBe(true),
  );
  test("an answer of 503", () => expect(isPassing(named("Odd", { $metadata: { httpStatusCode: 503 } }))).toBe(true));
  test.each([
    "ValidationException",
    "AccessDeniedException",
    "ResourceNotFoundException",
    "IdempotentParameterMismatchException",
    "TypeError",
  ])("%s will not", (name) => expect(isPassing(named(name, { $metadata: { httpStatusCode: 400 } }))).toBe(false));
  test("what is no error will not", () => expect(isPassing("ThrottlingException")).toBe(false));
});
