import * as z from "zod";

/** Việt Nam is UTC+7 the year round: the civil date of an instant, as `YYYY-MM-DD`. */
export const civilDate = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The civil date `n` days after (before, when negative) a civil date. */
export const addDays = (date: string, n: number): string => new Date(Date.parse(date) + n * 86_400_000).toISOString().slice(0, 10);

/** `dd/MM/yyyy`, as dates stand on Vietnamese paper. */
export const onPaper = (date: string): string => date.split("-").toReversed().join("/");

/** A civil date in Việt Nam, `YYYY-MM-DD`, between 1945 and 2200. */
export const CivilDate = z.iso.date().refine((date) => date >= "1945-09-02" && date < "2200-01-01", {
  error: "Ngày phải nằm trong khoảng 1945–2199. ¦ The date must lie between 1945 and 2199.",
});

/** Epoch seconds, as `ttl` attributes want them. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The same day of the month `n` months on, or that month's last day when it is shorter. */
export function addMonths(date: string, n: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + n, Math.min(day, last))).toISOString().slice(0, 10);
}
