/** The dimensions of an adoption's fact, in the order in which they stand in its name. */
export const dimensions = ["role", "edition", "state", "level", "type", "obligation", "conformity", "coverage", "year"] as const;
export type Dimension = (typeof dimensions)[number];
export type Cell = { readonly [D in Dimension]: string };

const prefix = "adoption";

/** `adoption|standing|2015|declared|province|department|mandatory|self_declared|full|2014` */
export const factName = (cell: Cell): string => [prefix, ...dimensions.map((d) => cell[d])].join("|");

/** The cell that a fact of adoption counts in, or undefined when the fact is another's. */
export function cellOf(fact: string): Cell | undefined {
  const [first, ...rest] = fact.split("|");
  if (first !== prefix || rest.length !== dimensions.length) return undefined;
  return Object.fromEntries(dimensions.map((d, i) => [d, rest[i]])) as Cell;
}
