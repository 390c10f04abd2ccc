import type { Level, Scope } from "./scope.ts";

/**
 * How far each scope reaches, as leading keys: the one table behind the guard in process, and behind the IAM policies in the cloud.
 * `{province}` and the like are filled from the scope; `*` stands for one segment. `indexes` bounds the index keys an item may carry.
 */
export type Reach = { readonly reads: readonly string[]; readonly writes: readonly string[]; readonly indexes: readonly string[] };

export const reaches: { readonly [L in Level | "projector"]: Reach } = {
  agency: {
    reads: ["P#{province}#A#{agency}#", "P#{province}#S#shared#", "P#{province}#W#"],
    writes: ["P#{province}#A#{agency}#"],
    // An agency's record may stand in lists that the province reads. The agency itself cannot read them.
    indexes: ["P#{province}#A#{agency}#", "P#{province}#X#"],
  },
  province: {
    reads: ["P#{province}#"],
    // Neither the standing of the workspace (W) nor the sums (R): a province cannot lift its suspension or type its figures.
    writes: ["P#{province}#S#", "P#{province}#A#"],
    indexes: ["P#{province}#S#", "P#{province}#A#", "P#{province}#X#"],
  },
  workspace: { reads: ["P#{province}#W#"], writes: ["P#{province}#W#"], indexes: ["P#{province}#W#", "O#X#"] },
  national: { reads: ["N#"], writes: [], indexes: [] },
  // Provinces come and go through the operator, who sees their doors (W) and sets up their first desk (S), never an agency.
  operator: {
    reads: ["O#", "P#*#W#", "P#*#S#"],
    writes: ["O#", "P#*#W#", "P#*#S#"],
    indexes: ["O#", "P#*#W#", "P#*#S#", "P#*#X#"],
  },
  identity: { reads: ["I#{who}#"], writes: ["I#{who}#"], indexes: ["I#{who}#", "I#X#"] },
  projector: { reads: ["P#", "N#", "O#"], writes: ["P#*#R#", "P#*#S#sums", "P#*#W#sums", "P#*#A#*#sums", "N#"], indexes: [] },
};

/** The reach of one scope, its placeholders filled. */
export function reachOf(scope: Scope): Reach {
  const fill = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => prefix.replace(/\{(\w+)\}/g, (_, name: string) => String(scope[name as keyof Scope])));
  const { reads, writes, indexes } = reaches[scope.level];
  return { reads: fill(reads), writes: fill(writes), indexes: fill(indexes) };
}

/** Whether a key begins with a prefix, where `*` is any one segment. */
export function under(prefix: string, key: string): boolean {
  if (!prefix.includes("*")) return key.startsWith(prefix);
  const wanted = prefix.split("#");
  const has = key.split("#");
  const last = wanted.length - 1;
  return wanted.every((part, i) => {
    const there = has[i];
    if (there === undefined) return false;
    return part === "*" ? there !== "" : i === last ? there.startsWith(part) : there === part;
  });
}
