import { diffArrays } from "diff";
import * as z from "zod";

export const Segment = z.object({ is: z.enum(["same", "added", "removed"]), text: z.string() });
export type Segment = z.infer<typeof Segment>;

/** A word, or one sign that is none, with the blanks before it. The last token of a text is its final blanks, of whatever number. */
type Token = { space: string; word: string };

// A letter keeps the marks that follow it: a word written with combining dấu is one word.
const token = /(\s*)([\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\S\p{M}*)/gu;
/** Steps after which two passages count as different throughout: the work grows with their square. */
const maxEdits = 1_000;

const tokensOf = (text: string): Token[] => {
  const found = [...text.matchAll(token)].map(([, space = "", word = ""]) => ({ space, word }));
  return [...found, { space: /\s*$/u.exec(text)?.[0] ?? "", word: "" }];
};

/** Its words, for telling how alike two texts are. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];

/** What became of the words of `before`. Both texts can be put together again from it, blank for blank. */
export function compareWords(before: string, after: string): Segment[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(
    old.map(({ word }) => word),
    now.map(({ word }) => word),
    { maxEditLength: maxEdits },
  ) ?? [
    { removed: true, added: false, count: old.length },
    { removed: false, added: true, count: now.length },
  ];
  const found = new Segments();
  let [i, j] = [0, 0];
  for (const { added, removed, count } of changes) {
    for (let step = 0; step < count; step += 1) {
      if (removed) found.add("removed", whole(old[i++]));
      else if (added) found.add("added", whole(now[j++]));
      else found.both(old[i++], now[j++]);
    }
  }
  return found.all();
}

const whole = (of: Token | undefined) => (of ? of.space + of.word : "");

/** Puts runs together: what went and what came between two passages that stayed is one segment each, what went first. */
class Segments {
  private readonly done: Segment[] = [];
  private removed = "";
  private added = "";

  add(is: "added" | "removed", text: string): void {
    this[is] += text;
  }
  both(old: Token | undefined, now: Token | undefined): void {
    if (!old || !now) return;
    if (old.space === now.space) return this.same(old.space + old.word);
    this.add("removed", old.space);
    this.add("added", now.space);
    this.same(old.word);
  }
  all(): Segment[] {
    this.flush();
    return this.done;
  }
  private same(text: string): void {
    if (text === "") return;
    this.flush();
    const last = this.done.at(-1);
    if (last?.is === "same") last.text += text;
    else this.done.push({ is: "same", text });
  }
  private flush(): void {
    if (this.removed !== "") this.done.push({ is: "removed", text: this.removed });
    if (this.added !== "") this.done.push({ is: "added", text: this.added });
    this.removed = this.added = "";
  }
}
