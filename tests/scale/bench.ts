// `npm run bench`: what things cost, as ratios and exact counts. Times are of this machine and of this hour; counts are of anywhere.
// `npm run bench web` runs sections by name.
import { bundles } from "./bundles.ts";
import { contention } from "./contention.ts";
import { importing } from "./importing.ts";
import { national } from "./national.ts";
import { requests } from "./requests.ts";
import { searching } from "./searching.ts";
import { signingIn } from "./signing-in.ts";
import { web } from "./web.ts";

export type Section = { title: string; rows: { readonly [column: string]: string | number }[]; wrong: string[] };

const sections: { readonly [name: string]: () => Promise<Section | Section[]> } = {
  requests,
  searching,
  importing,
  national,
  contention,
  signingIn,
  bundles,
  web,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in sections));
if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(", ")}; there are ${Object.keys(sections).join(", ")}.`);
const say = (line: string) => void process.stdout.write(`${line}\n`);

function print({ title, rows }: Section): void {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  say(`\n${title}`);
  for (const line of cells) say(`  ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ")}`);
}

const wrong: string[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(sections))
  for (const told of [await sections[name]!()].flat()) {
    print(told);
    wrong.push(...told.wrong);
  }
for (const each of wrong) say(`WRONG: ${each}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
