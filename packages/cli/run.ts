import { Problem, type Sentence } from "@chuan/kernel";
import { Unusable } from "@chuan/local";
import { CommanderError } from "commander";
import { program } from "./program.ts";
import { type Lang, langOf, Misused } from "./say.ts";

type Failure = { code: string; exit: 1 | 2 | 3; say: Sentence; errors: readonly { path: string; say: Sentence }[] };

/** Runs one command line. @returns its exit code: 0 done, 1 refused or something found, 2 wrong usage, 3 internal. */
export async function run(args: readonly string[]): Promise<number> {
  process.exitCode = 0;
  try {
    await program().parseAsync([...args], { from: "user" });
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = failureOf(error);
    tell(failure, langOf(saidLang(args), process.env), args.includes("--json"));
    if (process.env["CHUAN_DEBUG"] === "1" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return failure.exit;
  }
}

const saidLang = (args: readonly string[]) =>
  args.find((arg) => arg.startsWith("--lang="))?.slice(7) ?? (args.includes("--lang") ? args[args.indexOf("--lang") + 1] : undefined);

function tell({ code, say, errors }: Failure, lang: Lang, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message: say, errors } }, null, 2)}\n`);
  const lines = [say[lang], ...errors.map((each) => `  ${each.path}: ${each.say[lang]}`)];
  process.stderr.write(`${lines.join("\n")}\n`);
}

function failureOf(error: unknown): Failure {
  if (error instanceof Problem)
    return { code: error.code, exit: error.kind === "broken" ? 3 : 1, say: sayOf(error), errors: error.more.errors ?? [] };
  if (error instanceof Misused) return { code: "cli.usage", exit: 2, say: error.say, errors: [] };
  if (error instanceof CommanderError) return { code: "cli.usage", exit: 2, say: usage(error), errors: [] };
  if (error instanceof Unusable) {
    const [vi = error.message, en = error.message] = error.message.split(" · ");
    return { code: "cli.unusable", exit: 1, say: { vi, en }, errors: [] };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: "internal",
    exit: 3,
    say: { vi: `Lỗi hệ thống (${detail}). CHUAN_DEBUG=1 cho biết thêm.`, en: `Internal error (${detail}). CHUAN_DEBUG=1 tells more.` },
    errors: [],
  };
}

/** What is broken is not told to strangers; whoever has the machine may know. */
const sayOf = ({ kind, code, say }: Problem): Sentence =>
  kind === "broken" ? { vi: `${say.vi} (${code})`, en: `${say.en} (${code})` } : say;

const more = { vi: "Xem cú pháp: chuan --help", en: "See chuan --help for the usage." };
const inVietnamese: { readonly [code: string]: (what: string) => string } = {
  "commander.missingArgument": (what) => `Thiếu «${what}».`,
  "commander.optionMissingArgument": (what) => `«${what}» cần một giá trị.`,
  "commander.missingMandatoryOptionValue": (what) => `Thiếu «${what}».`,
  "commander.unknownOption": (what) => `Không có tùy chọn «${what}».`,
  "commander.unknownCommand": (what) => `Không có lệnh «${what}».`,
  "commander.invalidArgument": (what) => `Giá trị của «${what}» không hợp lệ.`,
  "commander.excessArguments": () => "Thừa tham số.",
  "commander.help": () => "Hãy nêu một lệnh.",
};

function usage({ code, message }: CommanderError): Sentence {
  const [, what = ""] = /'([^']*)'/.exec(message) ?? [];
  const vi = inVietnamese[code]?.(what) ?? message;
  const en = code === "commander.help" ? "Name a command." : message.replace(/^error: /, "");
  return { vi: `${vi} ${more.vi}`, en: `${en} ${more.en}` };
}
