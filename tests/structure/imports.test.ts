import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const packages = path.join(root, "packages");
/** Who may import whom: kernel ← core ← functions ← local ← cli; `web` sees the API's types and nothing else. */
const mayImport: { readonly [name: string]: readonly string[] } = {
  kernel: [],
  core: ["kernel"],
  functions: ["kernel", "core"],
  local: ["kernel", "core", "functions"],
  cli: ["kernel", "core", "functions", "local"],
  web: ["functions"],
};

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/node_modules|\/web\/(?:dist|words|\.dist-)/.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name));
const isTest = (file: string) => /\.(test|soak|type-test|test-helper)\.tsx?$/.test(file);

type Import = { from: string; what: string; asType: boolean };
const imports: Import[] = files(packages).flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/(?:^|\n)\s*(?:import|export)\b[^"';]*?(?:from\s*)?"([^"]+)"|\bimport\("([^"]+)"\)/g)].map(
    (match) => ({
      from: path.relative(packages, file),
      what: match[1] ?? match[2]!,
      asType: /^\s*(?:import|export)\s+type\b/.test(match[0]),
    }),
  ),
);
const packageOf = (file: string) => file.split(path.sep)[0]!;
/** The noun of a file of core: the folder below it. */
const nounOf = (file: string) => (packageOf(file) === "core" && file.split(path.sep).length > 2 ? file.split(path.sep)[1] : undefined);

test("there are imports to look at", () => expect(imports.length).toBeGreaterThan(300));

test("packages import downwards only: kernel ← core ← functions ← local ← cli", () => {
  const wrong = imports.filter(({ from, what }) => {
    const [, other] = /^@chuan\/([a-z]+)/.exec(what) ?? [];
    return other !== undefined && other !== packageOf(from) && !mayImport[packageOf(from)]!.includes(other) && !isTest(from);
  });
  expect(wrong).toEqual([]);
});

/** `@chuan/kernel/files/disk`: named in the package's exports, or a folder of it where the exports say `./*`. */
function isExported(what: string): boolean {
  const [, name = "", rest] = /^@chuan\/([a-z]+)(?:\/(.+))?$/.exec(what) ?? [];
  const { exports } = JSON.parse(readFileSync(path.join(packages, name, "package.json"), "utf8")) as { exports: object };
  return (rest ? `./${rest}` : ".") in exports || ("./*" in exports && /^[a-z-]+$/.test(rest ?? ""));
}

test("the web application takes types from the API and nothing that runs", () => {
  const ours = imports.filter(({ from, what }) => packageOf(from) === "web" && !isTest(from) && /^(@chuan\/|node:|hono|zod)/.test(what));
  const built = ours.filter(({ from }) => !/^web\/(tools|theme\/mantine-css|vite\.config)/.test(from));
  expect(built.filter(({ asType }) => !asType)).toEqual([]);
  expect(built.length).toBeGreaterThan(0);
});

test("the web application's nouns know each other by the frame only: no screen imports another noun's", () => {
  const shared = ["app", "ui", "theme", "words", "account"];
  const wrong = imports.filter(({ from, what }) => {
    if (packageOf(from) !== "web" || !what.startsWith(".")) return false;
    const [, own] = from.split(path.sep);
    const [, other] = path.relative(packages, path.resolve(packages, path.dirname(from), what)).split(path.sep);
    return own !== "app" && own !== other && other !== undefined && !shared.includes(other) && !/\.(ts|json)$/.test(own!);
  });
  expect(wrong).toEqual([]);
});

test("nobody reaches into another package past what it exports", () => {
  const wrong = imports.filter(({ from, what }) => {
    if (isTest(from)) return false;
    if (what.startsWith("@chuan/")) return !isExported(what);
    return what.startsWith(".") && packageOf(path.relative(packages, path.resolve(packages, path.dirname(from), what))) !== packageOf(from);
  });
  expect(wrong).toEqual([]);
});

test("a noun imports another noun's index.ts and nothing behind it", () => {
  const wrong = imports.filter(({ from, what }) => {
    if (!what.startsWith(".") || packageOf(from) !== "core" || isTest(from)) return false;
    const target = path.relative(packages, path.resolve(packages, path.dirname(from), what));
    return nounOf(target) !== undefined && nounOf(target) !== nounOf(from) && path.basename(target) !== "index.ts";
  });
  expect(wrong).toEqual([]);
});

/** The first circle met from this file, if there is one: files that import each other, by way of others too. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const clear = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] => {
    if (clear.has(file)) return [];
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle.length > 0) return circle;
    }
    clear.add(file);
    return [];
  };
  return [...graph.keys()].map((file) => walk(file, [])).find((circle) => circle.length > 0) ?? [];
}

test("no files import each other in a circle, for types or later neither", () => {
  const near = imports.filter(({ from, what }) => what.startsWith(".") && !isTest(from));
  const graph = Map.groupBy(near, ({ from }) => from);
  const targets = ({ from, what }: Import) => path.relative(packages, path.resolve(packages, path.dirname(from), what));
  expect(circleIn(new Map([...graph].map(([from, all]) => [from, all.map(targets)])))).toEqual([]);
});

test("core knows neither HTTP nor AWS nor an engine", () => {
  const outside = /^(hono|@hono|@aws-sdk|node:http|node:sqlite|@chuan\/kernel\/(sqlite|dynamo))/;
  expect(imports.filter(({ from, what }) => packageOf(from) === "core" && !isTest(from) && outside.test(what))).toEqual([]);
});

test("only the kernel spells partition keys", () => {
  const spelled = files(packages)
    .filter((file) => !isTest(file) && packageOf(path.relative(packages, file)) !== "kernel")
    .filter((file) => /[`"](?:P|N|O|I)#\$?\{/.test(readFileSync(file, "utf8")))
    .map((file) => path.relative(root, file));
  expect(spelled).toEqual([]);
});

test("no file of ours is longer than 300 lines", () => {
  const long = [...files(packages), ...files(path.join(root, "tests"))].filter(
    (file) => readFileSync(file, "utf8").split("\n").length > 301,
  );
  expect(long.map((file) => path.relative(root, file))).toEqual([]);
});

test('zod is imported as a namespace, `import * as z from "zod"`: a bundler keeps of `{ z }` everything, 350 kB of languages included', () => {
  const whole = [...files(packages), ...files(path.join(root, "tests"))].filter((file) =>
    /import (?:type )?\{ z \} from "zod"|z\.locales/.test(readFileSync(file, "utf8")),
  );
  expect(whole.map((file) => path.relative(root, file))).toEqual([]);
});
