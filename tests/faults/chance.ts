/** Repeatable chance (mulberry32): the same seed, the same story. */
export function dice(seed: number) {
  let a = seed | 0;
  const random = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(random() * n);
  return {
    random,
    below,
    chance: (probability: number) => random() < probability,
    one: <T>(of: readonly T[]): T => of[below(of.length)]!,
    /** In any order. */
    shuffled: <T>(of: readonly T[]): T[] =>
      of
        .map((each) => ({ each, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each),
  };
}
export type Dice = ReturnType<typeof dice>;

/**
 * Runs a property for so many seeds, fresh ones each time. One that fails is named: `SEED=<seed>` runs that one alone, `RUNS=<n>` as many
 * as one likes.
 */
export async function forSeeds(runs: number, property: (dice: Dice, seed: number) => Promise<void>): Promise<string> {
  const only = process.env["SEED"];
  const count = only === undefined ? Number(process.env["RUNS"] ?? runs) : 1;
  const first = only === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(only);
  for (let seed = first; seed < first + count; seed++) {
    try {
      await property(dice(seed), seed);
    } catch (error) {
      if (error instanceof Error) error.message = `SEED=${seed}: ${error.message}`;
      throw error;
    }
  }
  return "held for every seed";
}
