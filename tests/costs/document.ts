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

/** The last section of a page as it is committed, heading and all: what another test makes, out of something else. */
export function sectionOf(name: string, heading: string): string {
  const file = path.join(root, "docs", name);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return text.includes(heading) ? text.slice(text.indexOf(heading)) : "";
}
/** The page up to that section. */
export function beforeSection(name: string, heading: string): string {
  const text = readFileSync(path.join(root, "docs", name), "utf8");
  return text.includes(heading) ? text.slice(0, text.indexOf(heading)) : `${text}\n`;
}
/** Of `permissions.md`, what is read out of the cloud's stacks (`tests/infra/permissions.test.ts`). */
export const cloudHeading = "## Functions in the cloud\n";

/** A table in Markdown; columns of numbers stand to the right. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, i) => (rows.length > 0 && rows.every((row) => typeof row[i] === "number") ? "---:" : "---")), ...rows]
    .map((row) => `| ${row.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
