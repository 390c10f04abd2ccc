import { compile } from "@inlang/paraglide-js";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * One file for each noun and language, `messages/<language>/<noun>.json`, becomes typed functions in `words/`: `title` of `tasks.json` is
 * `m.tasks_title()`. A sentence that one language lacks, or that names other values there, is refused.
 */
const root = path.resolve(import.meta.dirname, "..");
const languages = ["vi", "en"] as const;
type Sentences = { [key: string]: string };

export function sentencesOf(folder: string): { [language: string]: Sentences } {
  return Object.fromEntries(
    languages.map((language) => {
      const nouns = readdirSync(path.join(folder, language)).toSorted();
      const parts = nouns.map((file) => {
        const sentences = JSON.parse(readFileSync(path.join(folder, language, file), "utf8")) as Sentences;
        const noun = file.replace(".json", "");
        return Object.entries(sentences).map(([key, text]) => [`${noun}_${key}`.replaceAll("-", "_"), text] as const);
      });
      return [language, Object.fromEntries(parts.flat())];
    }),
  );
}

/** What is missing or differs between the languages, one line each; none when all is well. */
export function faultsIn(sentences: { [language: string]: Sentences }): string[] {
  const keys = [...new Set(languages.flatMap((language) => Object.keys(sentences[language]!)))];
  const values = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name!)
      .toSorted()
      .join(", ");
  return keys.flatMap((key) => {
    const missing = languages.filter((language) => !sentences[language]![key]?.trim());
    if (missing.length > 0) return missing.map((language) => `${key}: chưa có trong ${language} · missing in ${language}`);
    const [vi, en] = languages.map((language) => values(sentences[language]![key]!));
    return vi === en ? [] : [`${key}: {${vi}} ≠ {${en}}`];
  });
}

/** Writes `words/` when a sentence has changed since. @throws Error naming every fault */
export async function compileMessages(): Promise<void> {
  const sentences = sentencesOf(path.join(root, "messages"));
  const faults = faultsIn(sentences);
  if (faults.length > 0) throw new Error(`Câu chữ chưa đủ hai ngôn ngữ · sentences not in both languages:\n  ${faults.join("\n  ")}`);
  const words = path.join(root, "words");
  const project = path.join(words, "project.inlang");
  const stamp = path.join(project, "stamp");
  const digest = createHash("sha256")
    .update(JSON.stringify(sentences))
    .update(readFileSync(import.meta.filename))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  mkdirSync(path.join(project, "messages"), { recursive: true });
  for (const language of languages) writeFileSync(path.join(project, "messages", `${language}.json`), JSON.stringify(sentences[language]));
  const settings = {
    baseLocale: "vi",
    locales: languages,
    modules: ["../node_modules/@inlang/plugin-message-format/dist/index.js"],
    telemetry: "off",
    "plugin.inlang.messageFormat": { pathPattern: "./project.inlang/messages/{locale}.json" },
  };
  writeFileSync(path.join(project, "settings.json"), JSON.stringify(settings));
  await compile({
    project,
    outdir: path.join(words, "out"),
    strategy: ["localStorage", "baseLocale"],
    localStorageKey: "chuan.language",
    isServer: "false",
    emitGitIgnore: false,
    emitReadme: false,
    emitPrettierIgnore: false,
  });
  const made = readdirSync(path.join(words, "out", "messages")).length;
  if (made < Object.keys(sentences["vi"]!).length) throw new Error(`Only ${made} sentences were compiled.`);
  writeFileSync(stamp, digest);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await compileMessages().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
