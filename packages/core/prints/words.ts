import { civilDate, onPaper } from "@chuan/kernel";

// Control characters, marks that turn the reading order (they can disguise a name) and non-characters.
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const UNSEEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;
// The font lacks these signs of checklists; the ones put in their place mean the same.
const STANDS_FOR: Record<string, string> = { "☐": "□", "☑": "■", "☒": "■", "✓": "√", "✔": "√" };

/** Text as it may stand on paper and in a cell: NFC (marks sit on their letters), lines apart by `\n`, nothing invisible. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .toWellFormed()
    .normalize("NFC")
    .replace(UNSEEN, "");

/** The same for drawing: also without signs that the printing font lacks. */
export const drawable = (text: string): string => plain(text).replace(/[☐☑☒✓✔]/g, (sign) => STANDS_FOR[sign] ?? sign);

/** A civil date as on paper, dots to fill in where there is none. */
export const dayOnPaper = (day: string | undefined): string => (day === undefined ? "…/…/……" : onPaper(day));

/** An instant as on paper: hour and civil date in Việt Nam. */
export const momentOnPaper = (instant: string): string => {
  const at = new Date(instant);
  return `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)} ngày ${onPaper(civilDate(at))}`;
};

/** The number of an issue or a revision: "02". */
export const issueOnPaper = (issue: number): string => String(issue).padStart(2, "0");

/** The first half of the first half of a SHA-256: enough to compare by eye, in groups of four. */
export const shortSeal = (sha256: string): string => `${sha256.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ")}…`;
