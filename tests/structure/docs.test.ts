import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const pages = globSync(["*.md", "docs/**/*.md", "packages/*/README.md", "packages/*/*/README.md"], {
  cwd: root,
  exclude: ["**/node_modules/**"],
}).toSorted();
const textOf = (page: string) => readFileSync(path.join(root, page), "utf8");
const scripts = Object.keys((JSON.parse(textOf("package.json")) as { scripts: Record<string, string> }).scripts);

test("there is documentation to look at", () => expect(pages).toContain("README.md"));

test.each(pages)("every path that %s quotes exists", (page) => {
  const quoted = [...textOf(page).matchAll(/`((?:packages|tests|docs|tools|\.ci|\.github)\/[\w./-]+?)`/g)].map(([, quote]) => quote!);
  const linked = [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) =>
    path.join(path.dirname(page), link!),
  );
  expect([...quoted, ...linked].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test.each(pages)("every npm script that %s quotes exists", (page) => {
  const quoted = [...textOf(page).matchAll(/npm (?:run )?(start|test|[a-z]+)\b(?! install)/g)].flatMap(([whole, name]) =>
    whole.startsWith("npm run") || name === "start" || name === "test" ? [name!] : [],
  );
  expect(quoted.filter((name) => !scripts.includes(name))).toEqual([]);
});

test.each(pages)("every test or benchmark that %s names as its confirmation exists", (page) => {
  const named = [...textOf(page).matchAll(/^\*?\*?Confirmation:?\*?\*?.*$/gm)].flatMap(([text]) =>
    [...text.matchAll(/`([^`]+\.ts)`/g)].map(([, file]) => file!),
  );
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
