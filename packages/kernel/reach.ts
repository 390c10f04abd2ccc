import type { Level, Scope } from "./scope.ts";

/** What works for no one scope: sums and the nation's rows, the directory and mail, the day's end, what is published. */
export type Duty = "projector" | "clerk" | "clock" | "portal";

/** The logs of a province's places, and the sums that are folded from them. */
const told = ["P#*#A#*#trail", "P#*#S#trail", "P#*#W#trail", "P#*#R#"];

/**
 * How far each scope reaches, as leading keys: the one table behind the guard in process, and behind the IAM policies in the cloud.
 * `{province}` and the like are filled from the scope; `*` stands for one segment. `indexes` bounds the index keys an item may carry.
 */
export type Reach = { readonly reads: readonly string[]; readonly writes: readonly string[]; readonly indexes: readonly string[] };

export const reaches: { readonly [L in Level | Duty]: Reach } = {
  agency: {
    // What its province shares with all, and decided for all; nothing else of the desk.
    reads: ["P#{province}#A#{agency}#", "P#{province}#S#shared#", "P#{province}#S#settings", "P#{province}#W#"],
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
  // Provinces come and go through the operator, who sees their doors (W), sets up their first desk (S) and sees through which day each is
  // closed; never an agency.
  operator: {
    reads: ["O#", "P#*#W#", "P#*#S#", "N#copy"],
    writes: ["O#", "P#*#W#", "P#*#S#"],
    indexes: ["O#", "P#*#W#", "P#*#S#", "P#*#X#"],
  },
  identity: { reads: ["I#{who}#"], writes: ["I#{who}#"], indexes: ["I#{who}#", "I#X#"] },
  projector: { reads: [...told, "N#"], writes: ["P#*#R#", "P#*#S#sums", "P#*#W#sums", "P#*#A#*#sums", "N#"], indexes: [] },
  // Besides, in each province that the news is about, what that province's own scopes reach: there it works as a job of the province.
  clerk: { reads: ["I#", "O#"], writes: ["I#", "O#"], indexes: ["I#", "O#"] },
  // Every log has a head to be anchored, and lists tell which logs there are. Of records it reads the API clients, whose corners have logs.
  clock: {
    reads: [...told, "P#*#X#agency#", "P#*#S#client", "I#*#trail", "I#X#account#", "O#trail", "O#X#workspace#", "N#"],
    writes: ["P#*#R#sum", "N#"],
    indexes: [],
  },
  portal: { reads: ["PUB#"], writes: [], indexes: [] },
};

/** The reach of one scope, its placeholders filled. */
export function reachOf(scope: Scope): Reach {
  const fill = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => prefix.replace(/\{(\w+)\}/g, (_, name: string) => String(scope[name as keyof Scope])));
  const { reads, writes, indexes } = reaches[scope.level];
  return { reads: fill(reads), writes: fill(writes), indexes: fill(indexes) };
}

/** How long a name is that stands after a letter, spelt in the wildcards of IAM. */
const spelt: { readonly [after: string]: string } = { P: "??.????", A: `agy_${"?".repeat(26)}`, I: "?".repeat(22) };

/**
 * A prefix as a pattern of IAM, whose `*` runs over separators and is therefore kept for the end: a name inside is spelt to its length.
 * `province` stands for the one that the prefix leaves open, such as a session's tag. Of files, names are set apart by `/`.
 */
export function patternOf(prefix: string, province: string, by: "#" | "/" = "#"): string {
  const parts = prefix.split(by).map((part, i, all) => {
    if (part === "{province}") return province;
    return part === "*" || part.startsWith("{") ? (spelt[all[i - 1] ?? ""] ?? impossible(prefix)) : part;
  });
  return `${parts.join(by)}*`;
}
function impossible(prefix: string): never {
  throw new Error(`reach: a name of unknown length in ${prefix}`);
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
