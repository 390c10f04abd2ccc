// Marks without width that come along when text is pasted from a web page or Word. They make equal words unequal and nobody can see them.
const invisible = /[\u00AD\u200B\u2060\uFEFF]/g;
// What a screen shows as a blank within a line. A line break of the author is a node of its own.
const breaks = /[\t\n\r\u0085\u2028\u2029]+/g;
// C0 and C1; marks that reverse the reading order, with which a text says one thing and shows another; non-characters.
const forbidden = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;
const allForbidden = new RegExp(forbidden.source, "g");

/** Composed, in one line and without what nobody sees. Twice is as good as once. */
export const tidy = (text: string): string => text.replace(invisible, "").replace(breaks, " ").normalize("NFC");

/** Whether a text, once tidy, still holds what no person typed. */
export const isUnsafe = (text: string): boolean => !text.isWellFormed() || forbidden.test(tidy(text));

/** For text out of a file that nobody can be asked to type again: tidy, and what is unsafe left out. */
export const salvaged = (text: string): string =>
  tidy(text.toWellFormed().replace(/\uFFFD/g, ""))
    .replace(allForbidden, "")
    .normalize("NFC");
