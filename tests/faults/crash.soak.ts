import { expect, test } from "vitest";
import { dice } from "./chance.ts";
import { crashRounds } from "./crash-round.ts";

const rounds = Number(process.env["ROUNDS"] ?? 200);

test(`killed at any moment for ${rounds} rounds, nothing is lost, double or half`, { timeout: rounds * 60_000 }, async () => {
  const { wrong, kills } = await crashRounds(rounds, 2000, dice);
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThan(rounds / 2);
});
