import { Problem, type Sentence } from "@chuan/kernel";

export type Lang = "vi" | "en";
/** A line that is the same in both languages, or a sentence in each. */
export type Line = string | Sentence;

export const inLang = (line: Line, lang: Lang): string => (typeof line === "string" ? line : line[lang]);

/** `--lang`, else English where the locale is English, else Vietnamese. */
export function langOf(said: string | undefined, env: NodeJS.ProcessEnv): Lang {
  if (said === "vi" || said === "en") return said;
  return (env["LC_ALL"] || env["LANG"] || "").startsWith("en") ? "en" : "vi";
}

/** What a command came to. `found`: it did its work and found something wrong, which is exit code 1. */
export type Told = { data: unknown; lines: readonly Line[]; found?: boolean };

/** A row of a table, each cell as wide as the widest of its column. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd(),
  );
}

/** A refusal of the command line itself. */
export const refused = (code: string, vi: string, en: string) => new Problem("illegal_state", `cli.${code}`, { vi, en });

/** Wrong usage, exit code 2. */
export class Misused extends Error {
  readonly say: Sentence;
  constructor(say: Sentence) {
    super(say.en);
    this.say = say;
  }
}
