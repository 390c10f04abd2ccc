import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

/** What a route costs on the wire: gzip of its scripts and styles, and how much of it the first visit has not brought yet. */
export const budget = { first: 210_000, further: 60_000, apart: 170_000 };
type Part = { file: string; src?: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[] };
/** `apart`: no route, but what a screen that stands already fetches when it is needed. */
export type Size = { screen: string; first: number; further: number; apart: boolean };

const dist = path.resolve(import.meta.dirname, "../dist");

/** Every lazily loaded screen of the build: as the first route a person opens, and after the lightest of them. */
export function sizes(): Size[] {
  const parts = JSON.parse(readFileSync(path.join(dist, ".vite/manifest.json"), "utf8")) as { [name: string]: Part };
  const gzipped = new Map<string, number>();
  const weigh = (file: string) => {
    if (!gzipped.has(file)) gzipped.set(file, gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length);
    return gzipped.get(file)!;
  };
  const filesOf = (name: string, seen = new Set<string>()): Set<string> => {
    const part = parts[name];
    if (!part || seen.has(part.file)) return seen;
    seen.add(part.file);
    for (const css of part.css ?? []) seen.add(css);
    for (const other of part.imports ?? []) filesOf(other, seen);
    return seen;
  };
  const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + weigh(file), 0);
  const entry = Object.keys(parts).find((name) => parts[name]!.isEntry)!;
  const frame = filesOf(entry);
  const routes = new Set(Object.values(parts).flatMap(({ file, dynamicImports = [] }) => (frame.has(file) ? dynamicImports : [])));
  const later = Object.values(parts).flatMap(({ dynamicImports = [] }) => dynamicImports);
  return [...new Set([...routes, ...later])]
    .map((name) => {
      const files = new Set([...frame, ...filesOf(name)]);
      const own = [...files].filter((file) => !frame.has(file));
      const screen = parts[name]!.src ?? name;
      return { screen, apart: !routes.has(name), first: total(files), further: total(own) };
    })
    .toSorted((a, b) => b.first - a.first);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const { screen, first, further } of sizes())
    process.stdout.write(
      `${screen.padEnd(34)} ${(first / 1000).toFixed(1).padStart(7)} kB ${(further / 1000).toFixed(1).padStart(7)} kB\n`,
    );
