import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "oxfmt";

const root = path.resolve(import.meta.dirname, "../..");
// Safe: our own file, which says the width of a line and no more.
const style = JSON.parse(readFileSync(path.join(root, ".oxfmtrc.json"), "utf8")) as { printWidth: number };

/** A page as it is made now, formatted like every file, and as it is committed. With UPDATE_DOCS=1 it is written anew first. */
export async function page(name: string, text: string): Promise<{ made: string; committed: string }> {
  const file = path.join(root, "docs", name);
  const { code: made } = await format(name, text, style);
  if (process.env["UPDATE_DOCS"]) writeFileSync(file, made);
  return { made, committed: existsSync(file) ? readFileSync(file, "utf8") : "" };
}

/** A table in Markdown; columns of numbers stand to the right. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, i) => (rows.length > 0 && rows.every((row) => typeof row[i] === "number") ? "---:" : "---")), ...rows]
    .map((row) => `| ${row.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
