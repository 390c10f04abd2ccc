import { language } from "./language.ts";

/** Numbers `1.234,56` and dates `20/11/2026` as they stand on Vietnamese paper, whatever language is read: offices write no other. */
const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });
const ofHundred = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
export const amount = (n: number): string => number.format(n);
/** `65,5 %` of a whole, never parted at a line's end; a dash where there is no whole. */
export const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${ofHundred.format((part * 100) / whole)}\u00a0%`);

/** A civil date, `YYYY-MM-DD`, as `dd/MM/yyyy`. */
export const date = (civil: string): string => civil.slice(0, 10).split("-").toReversed().join("/");

const zone = { timeZone: "Asia/Ho_Chi_Minh" } as const;
const day = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });
const hour = new Intl.DateTimeFormat("vi-VN", { ...zone, hour: "2-digit", minute: "2-digit", hour12: false });
/** The civil date in Việt Nam of an instant, `YYYY-MM-DD`; of now when none is named. */
export const civilDate = (instant: Date = new Date()): string => day.format(instant);
/** `09:14`, in Việt Nam's time. */
export const time = (instant: string): string => hour.format(new Date(instant));
/** `20/11/2026` of an instant, in Việt Nam's time. */
export const dayOf = (instant: string): string => date(civilDate(new Date(instant)));
/** `20/11/2026 09:14`, in Việt Nam's time. */
export const moment = (instant: string): string => `${dayOf(instant)} ${time(instant)}`;

export const addDays = (civil: string, n: number): string => new Date(Date.parse(civil) + n * 86_400_000).toISOString().slice(0, 10);
/** How many days from one civil date to another; negative when it is past. */
export const daysUntil = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Names in the order of the language that is read. */
export const byName = (a: string, b: string): number => order[language()].compare(a, b);
const order = { vi: new Intl.Collator("vi", { numeric: true }), en: new Intl.Collator("en", { numeric: true }) };

/** A word as it begins a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

/** Text as it is searched: without dấu, in lower case. */
export const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
/** `NH` of Nguyễn Thị Ngọc Huyền: the family name and the name one is called by. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toLocaleUpperCase("vi");
};
