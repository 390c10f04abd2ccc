import { Hono } from "hono";
import { expect, test } from "vitest";
import { guard } from "./guard.ts";
import { limiter } from "./rate.ts";

const pace = { burst: 3, perSecond: 0.5 };
const clockwork = () => {
  let now = 0;
  return { now: () => now, pass: (ms: number) => void (now += ms) };
};
const outcome = (act: () => void) => {
  try {
    act();
    return "let in";
  } catch (error) {
    return (error as { more: { retryAfter: number } }).more.retryAfter;
  }
};

test("so many at once, then one for every so many seconds, and the refusal says how long to wait", () => {
  const { now, pass } = clockwork();
  const limit = limiter(now);
  const ask = () => outcome(() => limit("a", pace));
  expect([ask(), ask(), ask(), ask()]).toEqual(["let in", "let in", "let in", 2]);
  pass(1000);
  expect(ask()).toBe(1);
  pass(1000);
  expect([ask(), ask()]).toEqual(["let in", 2]);
});
test("waiting longer saves up no more than the burst", () => {
  const { now, pass } = clockwork();
  const limit = limiter(now);
  pass(1e9);
  expect(Array.from({ length: 4 }, () => outcome(() => limit("a", pace)))).toEqual(["let in", "let in", "let in", 2]);
});
test("one caller's haste is not another's", () => {
  const limit = limiter(clockwork().now);
  for (let i = 0; i < 5; i++) outcome(() => limit("a", pace));
  expect(outcome(() => limit("b", pace))).toBe("let in");
});
test("a clock that goes back lets nobody in for it, and locks nobody out for good", () => {
  const { now, pass } = clockwork();
  const limit = limiter(now);
  const ask = () => outcome(() => limit("a", pace));
  for (let i = 0; i < 3; i++) ask();
  pass(-10_000);
  expect(ask()).not.toBe("let in");
  pass(20_000);
  expect(ask()).toBe("let in");
});
test("a hundred thousand callers do not fill the memory, and the busy ones are remembered", () => {
  const limit = limiter(clockwork().now);
  for (let i = 0; i < 100_000; i++) {
    limit(`x${i}`, pace);
    if (i % 10_000 === 0) outcome(() => limit("busy", pace));
  }
  expect(outcome(() => limit("busy", pace))).not.toBe("let in");
});
test("signing in has a pace of its own by address, and neither spends the other's", async () => {
  const { now } = clockwork();
  const paces = { address: { burst: 2, perSecond: 1 }, user: { burst: 1, perSecond: 1 }, signIn: { burst: 1, perSecond: 1 } };
  const { address, user } = guard(paces, (c) => c.req.header("from") ?? "", now);
  const app = new Hono();
  app.get("/:pace", (c) =>
    c.text(String(outcome(() => (c.req.param("pace") === "user" ? user("u1") : address(c, c.req.param("pace") as "address"))))),
  );
  const ask = async (pace: string, from: string) => (await app.request(`/${pace}`, { headers: { from } })).text();
  expect([await ask("signIn", "1"), await ask("signIn", "1"), await ask("signIn", "2")]).toEqual(["let in", "1", "let in"]);
  expect([await ask("address", "1"), await ask("address", "1"), await ask("address", "1")]).toEqual(["let in", "let in", "1"]);
  expect([await ask("user", "1"), await ask("user", "2")]).toEqual(["let in", "1"]);
});
