import { diffArrays } from "diff";
import type { TextBlock } from "./blocks.ts";
import { wordsOf } from "./words.ts";

/** Numbers of the lines that belong together; one side is missing where a line came or went. In the order of both texts. */
export type Pair = { before?: number; after?: number };
type Span = { before: readonly [number, number]; after: readonly [number, number] };
type Match = readonly [before: number, after: number];
type Keys = { before: readonly string[]; after: readonly string[] };

/** Steps after which repeated lines are no longer matched one by one. */
const maxEdits = 1_000;
/** Two lines are one that was changed when at least half of their words are common. */
const alike = 0.5;
/** Cells of the table in which likeness is weighed, and how far from the diagonal it is looked for. */
const maxCells = 1_000_000;
const band = 24;
const maxWords = 400;

/** Which line of `before` became which of `after`: equal ones first, rare before common, then those that are alike. */
export function align(before: readonly TextBlock[], after: readonly TextBlock[]): Pair[] {
  const full = keysOf(before, after, (block) => JSON.stringify(block));
  const text = keysOf(before, after, ({ kind, text }) => (text.trim() === "" ? "" : `${kind === "row"}${text}`));
  let matches: Match[] = [];
  const whole: Span = { before: [0, before.length], after: [0, after.length] };
  for (const within of [unique(full), unique(text), common(full), resembling(before, after)]) {
    matches = [...matches, ...gaps(matches, whole).flatMap(within)].toSorted(([a], [b]) => a - b);
  }
  return pairs(matches, whole);
}

const keysOf = (before: readonly TextBlock[], after: readonly TextBlock[], key: (block: TextBlock) => string): Keys => ({
  before: before.map(key),
  after: after.map(key),
});

function gaps(matches: readonly Match[], whole: Span): Span[] {
  let [i, j] = [0, 0];
  const found: Span[] = [];
  for (const [before, after] of [...matches, [whole.before[1], whole.after[1]] as const]) {
    if (before > i && after > j) found.push({ before: [i, before], after: [j, after] });
    [i, j] = [before + 1, after + 1];
  }
  return found;
}

function pairs(matches: readonly Match[], whole: Span): Pair[] {
  const found: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [before, after] of [...matches, [whole.before[1], whole.after[1]] as const]) {
    while (i < before) found.push({ before: i++ });
    while (j < after) found.push({ after: j++ });
    if (before < whole.before[1]) found.push({ before: i++, after: j++ });
  }
  return found;
}

/** Lines that stand once on each side, as many of them as keep their order: the longest rising run. */
const unique =
  ({ before, after }: Keys) =>
  (span: Span): Match[] => {
    const places = onceIn(after, span.after);
    const found = [...onceIn(before, span.before)].flatMap(([key, i]): Match[] => {
      const j = places.get(key);
      return j === undefined || key === "" ? [] : [[i, j]];
    });
    return rising(found.toSorted(([a], [b]) => a - b));
  };

function onceIn(keys: readonly string[], [from, to]: readonly [number, number]): Map<string, number> {
  const once = new Map<string, number>();
  const often = new Set<string>();
  for (let index = from; index < to; index += 1) {
    const key = keys[index]!;
    if (once.delete(key)) often.add(key);
    else if (!often.has(key)) once.set(key, index);
  }
  return once;
}

function rising(matches: readonly Match[]): Match[] {
  const ends: number[] = [];
  const former: (number | undefined)[] = [];
  for (const [index, [, after]] of matches.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (matches[ends[middle]!]![1] < after) low = middle + 1;
      else high = middle;
    }
    former.push(ends[low - 1]);
    ends[low] = index;
  }
  const run: Match[] = [];
  for (let at = ends.at(-1); at !== undefined; at = former[at]) run.push(matches[at]!);
  return run.toReversed();
}

const common =
  ({ before, after }: Keys) =>
  (span: Span): Match[] => {
    const [old, now] = [within(before, span.before), within(after, span.after)];
    const [inOld, inNow] = [new Set(old.map(([key]) => key)), new Set(now.map(([key]) => key))];
    const [left, right] = [old.filter(([key]) => inNow.has(key)), now.filter(([key]) => inOld.has(key))];
    const changes = diffArrays(
      left.map(([key]) => key),
      right.map(([key]) => key),
      { maxEditLength: maxEdits },
    );
    const found: Match[] = [];
    let [i, j] = [0, 0];
    for (const { added, removed, count } of changes ?? []) {
      if (!added && !removed) for (let step = 0; step < count; step += 1) found.push([left[i + step]![1], right[j + step]![1]]);
      if (!added) i += count;
      if (!removed) j += count;
    }
    return found;
  };

const within = (keys: readonly string[], [from, to]: readonly [number, number]) =>
  keys.slice(from, to).map((key, index) => [key, from + index] as const);

/** Lines of which at least half stayed, in their order and near their relative place. */
const resembling = (before: readonly TextBlock[], after: readonly TextBlock[]) => {
  const words = new Map<TextBlock, string[]>();
  const wordsIn = (block: TextBlock) => {
    const known = words.get(block) ?? wordsOf(block.text).slice(0, maxWords).toSorted();
    words.set(block, known);
    return known;
  };
  const likeness = (a: TextBlock, b: TextBlock): number => {
    if ((a.kind === "row") !== (b.kind === "row") || (a.kind === "image") !== (b.kind === "image")) return 0;
    if (a.kind === "rule" || b.kind === "rule") return 0;
    if (a.kind === "image" && a.image?.slice(0, 64) === b.image?.slice(0, 64)) return 1;
    return a.text.trim() === "" || b.text.trim() === "" ? 0 : shared(wordsIn(a), wordsIn(b));
  };
  return function pairUp({ before: [i, iEnd], after: [j, jEnd] }: Span): Match[] {
    const [m, n] = [iEnd - i, jEnd - j];
    if (m === 0 || n === 0) return [];
    if (m * n > maxCells && m > 1 && n > 1) {
      const [half, over] = [i + (m >> 1), j + (n >> 1)];
      return [...pairUp({ before: [i, half], after: [j, over] }), ...pairUp({ before: [half, iEnd], after: [over, jEnd] })];
    }
    const near = (row: number, column: number) => Math.abs(column - (row * n) / m) <= band;
    return best(m, n, (row, column) => (near(row, column) ? likeness(before[i + row]!, after[j + column]!) : 0)).map(
      ([row, column]): Match => [i + row, j + column],
    );
  };
};

/** Share of common words, by Dice; both lists sorted. */
function shared(a: readonly string[], b: readonly string[]): number {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) [i, j, both] = [i + 1, j + 1, both + 1];
    else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return a.length + b.length === 0 ? 0 : (2 * both) / (a.length + b.length);
}

/** The ordered pairing of the greatest likeness in all. */
function best(m: number, n: number, score: (row: number, column: number) => number): Match[] {
  const width = n + 1;
  const sums = new Float64Array((m + 1) * width);
  const taken = new Uint8Array(m * n);
  for (let row = m - 1; row >= 0; row -= 1) {
    for (let column = n - 1; column >= 0; column -= 1) {
      const skipped = Math.max(sums[(row + 1) * width + column]!, sums[row * width + column + 1]!);
      const own = score(row, column);
      const paired = own < alike ? -1 : own + sums[(row + 1) * width + column + 1]!;
      sums[row * width + column] = Math.max(skipped, paired);
      if (paired > skipped) taken[row * n + column] = 1;
    }
  }
  const found: Match[] = [];
  let [row, column] = [0, 0];
  while (row < m && column < n) {
    if (taken[row * n + column] === 1) found.push([row++, column++]);
    else if (sums[(row + 1) * width + column]! >= sums[row * width + column + 1]!) row += 1;
    else column += 1;
  }
  return found;
}
