import { expect, test } from "vitest";
import { dice } from "./chance.ts";
import { crashRounds } from "./crash-round.ts";

test("killed at any moment, no acknowledged write is lost, none is done twice, none is there in half", { timeout: 600_000 }, async () => {
  const { rounds, wrong, kills } = await crashRounds(30, 2000, dice);
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThan(rounds / 2);
});
