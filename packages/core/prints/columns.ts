/** What a column asks for, in points: the least, so that no word is broken, and as much as it would like. */
export type Want = { least: number; like: number };

// A long text can be broken anywhere, so its wish counts less the longer it is: a wish of 144 points counts in full, one of 1,000 as 380.
const counted = (like: number) => Math.min(like, 12 * Math.sqrt(like));

/** Shares `total` points among columns. Where the least of all is too much, each gets its part of the total and long words are broken. */
export const sharesOf = (total: number, wants: readonly Want[]): number[] => {
  const least = wants.map((want) => want.least);
  const sum = least.reduce((all, one) => all + one, 0);
  if (sum >= total) return least.map((one) => (total * one) / sum);
  const more = wants.map((want) => Math.max(1, counted(want.like) - want.least));
  const all = more.reduce((whole, one) => whole + one, 0);
  return least.map((one, index) => one + ((total - sum) * (more[index] ?? 0)) / all);
};
