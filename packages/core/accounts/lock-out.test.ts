import { seconds } from "@chuan/kernel";
import { expect, test } from "vitest";
import { outcome, together } from "../../../tests/world.ts";
import { aPerson, aWorld, anEmail, beforeFirstWrite, good, minutes, signInAs } from "./world.test-helper.ts";

test("after five failures an address is locked for 1 minute, then 2, 4 … and never more than 60, known or not", async () => {
  const world = aWorld();
  for (const email of [await aPerson(world), anEmail()]) {
    const wrong = () => signInAs(world, email, { password: "sai" }).catch((error) => error);
    for (let i = 0; i < 5; i++) expect(await wrong()).toMatchObject({ code: "session.refused" });
    for (const locked of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await wrong()).toMatchObject({ kind: "too_many", code: "session.locked", more: { retryAfter: locked * 60 } });
      world.pass(minutes(locked) - 1);
      expect(await wrong()).toMatchObject({ code: "session.locked", more: { retryAfter: 1 } });
      world.pass(1);
      expect(await wrong()).toMatchObject({ code: "session.refused" });
    }
  }
});

test("while locked the right password is not accepted either; afterwards it is, and clears the count", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  for (let i = 0; i < 5; i++) await outcome(signInAs(world, email, { password: "sai" }));
  expect(await outcome(signInAs(world, email))).toBe("session.locked");
  world.pass(minutes(1));
  expect(await outcome(signInAs(world, email))).toBe("ok");
  for (let i = 0; i < 4; i++) expect(await outcome(signInAs(world, email, { password: "sai" }))).toBe("session.refused");
  expect(await outcome(signInAs(world, email))).toBe("ok");
});

test("failures are forgotten after two days without one, on an engine that deletes late as well", async () => {
  const world = aWorld();
  const email = anEmail();
  for (let i = 0; i < 5; i++) await outcome(signInAs(world, email));
  world.pass(minutes(2 * 24 * 60));
  for (let i = 0; i < 5; i++) expect(await outcome(signInAs(world, email))).toBe("session.refused");
  expect(await outcome(signInAs(world, email))).toBe("session.locked");
});

test.each([
  { who: "a known address", known: true },
  { who: "an unknown address", known: false },
])("of 20 guesses at once at $who exactly five are answered, all of them counted", async ({ known }) => {
  const world = aWorld();
  const email = known ? await aPerson(world) : anEmail();
  const table = together(world.bare, 20);
  const guess = (i: number) => outcome(world.verbs.signIn(world.stranger(email, table), { email, password: `đoán ${i}` }));
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i)));
  expect(answers.filter((each) => each === "session.refused")).toHaveLength(5);
  expect(answers.filter((each) => each === "session.locked")).toHaveLength(15);
  expect(world.items(email, "attempts")[0]).toMatchObject({ failures: 5 });
});

test("the right password among 20 guesses at once passes only before the limit", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const table = together(world.bare, 20);
  const guess = (password: string) => outcome(world.verbs.signIn(world.stranger(email, table), { email, password }));
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i === 19 ? good : `đoán ${i}`)));
  const trail = world.trail(email).map((entry) => (entry["edits"] as { noun: string }[]).map((edit) => edit.noun));
  const success = trail.findIndex((nouns) => nouns.includes("session"));
  const failuresBefore = trail.slice(0, success).filter((nouns) => nouns.join() === "attempts").length;
  if (answers[19] === "ok") expect(failuresBefore).toBeLessThan(5);
  else expect(answers[19]).toBe("session.locked");
  expect(answers.filter((each) => each === "session.refused").length).toBeLessThanOrEqual(9);
});

test.each([
  { row: "there", forgotten: false },
  { row: "gone from the table", forgotten: true },
])("a guess tested beside others that reached the limit first is not told it was right, the count being $row", async ({ forgotten }) => {
  const world = aWorld();
  const email = await aPerson(world);
  if (forgotten) world.pass(minutes(2 * 24 * 60));
  if (forgotten) expect(world.bare.expire(seconds(world.clock()), 10)).toBe(1);
  const late = beforeFirstWrite(world.bare, async () => {
    for (let i = 0; i < 5; i++) await outcome(signInAs(world, email, { password: "sai" }));
  });
  expect(await outcome(world.verbs.signIn(world.stranger(email, late), { email, password: good }))).toBe("session.locked");
  expect(world.items(email, "session")).toEqual([]);
});
