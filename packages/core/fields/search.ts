import type { Item } from "@chuan/kernel";
import * as z from "zod";
import { folded } from "./folded.ts";

const isWord = /[\p{L}\p{N}]/u;
const escaped = (char: string) => char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");

/** Every letter that is written as one sign and folds to a plain one, by that one: `a` → aàáả…ẬA…. */
function variantsOf(): ReadonlyMap<string, string> {
  const variants = new Map<string, string>();
  for (const [from, to] of [
    [0x41, 0x5a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const)
    for (let code = from; code <= to; code++) {
      const sign = String.fromCodePoint(code);
      const plain = folded(sign);
      if (plain.length === 1 && plain !== sign) variants.set(plain, (variants.get(plain) ?? "") + sign);
    }
  return variants;
}

/**
 * Whatever may stand before a word, as ranges of a class. Spelt out, because a pattern in Unicode mode takes ten times as long; writing
 * beyond these signs is all taken for letters.
 */
function gapsOf(): string {
  const part = (code: number) => !/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code));
  const hex = (code: number) => `\\u${code.toString(16).padStart(4, "0")}`;
  let ranges = "";
  for (let code = 0; code < 0x3000; code++) {
    if (!part(code)) continue;
    const from = code;
    while (code < 0x2fff && part(code + 1)) code++;
    ranges += `${hex(from)}-${hex(code)}`;
  }
  return ranges;
}

let made: { readonly variants: ReadonlyMap<string, string>; readonly gaps: string } | undefined;
/** Made with the first search: every function that starts would wait 5 ms for what most requests have no use for. */
const signs = () => (made ??= { variants: variantsOf(), gaps: gapsOf() });

/** One folded letter, however it is written in a text (NFC; marks that have no sign of their own may follow). */
function anyOf(char: string): string {
  const variants = signs().variants.get(char);
  return `${variants === undefined ? escaped(char) : `[${char}${variants}]`}[\\u0300-\\u036f]*`;
}

/** A word at its beginning, anywhere in the text; or its letters in the first line (a code), whatever stands between its groups. */
function pattern(word: string): RegExp {
  const chars = [...word];
  const inCode = chars
    .filter((char) => isWord.test(char))
    .map(anyOf)
    .join("[./ -]*");
  return new RegExp(`[${signs().gaps}]${chars.map(anyOf).join("")}|(?:^|\\t)[^\\n]*?${inCode}`, "g");
}

/**
 * What a person looks for, without regard to dấu, case and order: `ho so` and `sơ hồ` find `Hồ sơ`, `qt01` finds `QT.01`. Each word must
 * begin a word of the text, or be a part of its first line, which is the code. Nothing is folded but what was asked: the pattern knows every
 * way in which a letter may be written. The text may be the end of a longer one, after the tab at `from`. Undefined when there is nothing to
 * look for.
 */
export function searching(asked: string | undefined): ((text: string, from?: number) => boolean) | undefined {
  const words = folded(asked ?? "")
    .split(/\s+/)
    .filter((word) => isWord.test(word))
    .slice(0, 12);
  if (words.length === 0) return undefined;
  // The longest word is the rarest: most texts are passed over at the first.
  const patterns = words.toSorted((a, b) => b.length - a.length).map(pattern);
  return (text, from = 0) =>
    patterns.every((each) => {
      each.lastIndex = from;
      return each.test(text);
    });
}

/** A code as it is put in order: groups of digits by their value, so that QT.2 stands before QT.10. */
export const naturalOrder = (code: string): string =>
  folded(code).replace(/\d+/g, (digits) => {
    const value = digits.replace(/^0+(?=\d)/, "");
    return String.fromCharCode(0x30 + value.length) + value;
  });

/** Words to look for, as lists take them. */
export const search = z.string().max(200).optional();
/** What a list shows of its records when something is looked for; `textOf` gives the code on the first line, then what else is searched. */
export function found(asked: string | undefined, textOf: (item: Item) => string) {
  const looked = searching(asked);
  return looked && { asked: folded(asked!), holds: (item: Item) => looked(textOf(item)) };
}
