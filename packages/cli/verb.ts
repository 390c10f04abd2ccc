import { type Sentence } from "@chuan/kernel";
import { dataFolder } from "@chuan/local";
import { Command } from "commander";
import { progressOn } from "./progress.ts";
import { inLang, type Lang, langOf, type Told } from "./say.ts";
import { existingFolder, folderSaid, open, type Session, sessionOn } from "./session.ts";

export type Options = { readonly [name: string]: string | readonly string[] | boolean | undefined };
type Globals = { data?: string; json?: boolean; lang?: string };
type Shape = (command: Command) => Command;

/** What a command without a platform may use. */
export type Outside = { data: string | undefined; lang: Lang; progress: Session["progress"] };
type Work = (session: Session, args: readonly string[], options: Options) => Promise<Told>;
type WorkOutside = (outside: Outside, args: readonly string[], options: Options) => Promise<Told>;

/** A command on an existing platform. Its text says what it does, in both languages; examples stand under its help. */
export const verb = (usage: string, say: Sentence, work: Work, shape: Shape = (c) => c) =>
  inPlatform(usage, say, work, shape, existingFolder);

/** A command that may be the first on a new data folder. */
export const firstVerb = (usage: string, say: Sentence, work: Work, shape: Shape = (c) => c) =>
  inPlatform(usage, say, work, shape, (said) => dataFolder(folderSaid(said)));

function inPlatform(usage: string, say: Sentence, work: Work, shape: Shape, folderOf: typeof existingFolder): Command {
  const within: WorkOutside = async ({ data, lang, progress }, args, options) => {
    const platform = await open(folderOf(data));
    try {
      return await work(sessionOn(platform, progress, lang), args, options);
    } finally {
      platform.close();
    }
  };
  return outsideVerb(usage, say, within, shape);
}

/** A command that opens the platform itself, or none. */
export function outsideVerb(usage: string, say: Sentence, work: WorkOutside, shape: Shape = (c) => c): Command {
  const [name = "", ...args] = usage.split(" ");
  const command = new Command(name).description(`${say.vi} · ${say.en}`);
  for (const arg of args) command.argument(arg);
  return shape(command).action(async () => {
    const { data, json, lang: said } = command.optsWithGlobals<Globals>();
    const lang = langOf(said, process.env);
    const { progress, end } = progressOn(process.stderr, lang);
    try {
      const told = await work({ data, lang, progress }, command.args, command.opts<Options>());
      end();
      const text = json ? [JSON.stringify(told.data, null, 2)] : told.lines.map((line) => inLang(line, lang));
      if (text.length > 0) process.stdout.write(`${text.join("\n")}\n`);
      if (told.found) process.exitCode = 1;
    } finally {
      end();
    }
  });
}

/** An option that was given as text. */
export const textOf = (options: Options, name: string): string | undefined => {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
};
export const mustText = (options: Options, name: string): string => textOf(options, name) ?? "";
