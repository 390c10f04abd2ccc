/** How a numeric cell is shown. `digits` is a format of zeros only ("00000"), which is how codes keep their leading zeros in a number. */
export type Format = { kind: "number" | "date" | "time" | "elapsed" | "datetime" } | { kind: "digits"; width: number };

const NUMBER: Format = { kind: "number" };

/** Formats that every workbook knows by number, without text of their own (ISO/IEC 29500-1, 18.8.30). */
const builtin = (id: number): Format => {
  if (id === 22) return { kind: "datetime" };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58)) return { kind: "date" };
  if (id === 46) return { kind: "elapsed" };
  return (id >= 18 && id <= 21) || id === 32 || id === 33 || id === 45 || id === 47 ? { kind: "time" } : NUMBER;
};

/** Reads a format code such as `dd/mm/yyyy;@`. Quoted text, escaped letters, colours and locales say nothing about the kind. */
export const formatOf = (id: number, code: string | undefined): Format => {
  if (code === undefined) return builtin(id);
  const elapsed = /\[(h+|m+|s+)\]/i.test(code);
  const bare = code.replace(/"[^"]*"|[\\_*].|\[[^\]]*\]/g, "").split(";")[0] ?? "";
  if (elapsed) return { kind: "elapsed" };
  const time = /[hs]/i.test(bare);
  const date = /[dy]/i.test(bare) || (/m/i.test(bare) && !time);
  if (/general/i.test(bare)) return NUMBER;
  if (date) return { kind: time ? "datetime" : "date" };
  if (time) return { kind: "time" };
  return /^0{2,}$/.test(bare) ? { kind: "digits", width: bare.length } : NUMBER;
};

let plain: Intl.NumberFormat | undefined;
/** Made with the first such number: it takes 10 ms. */
const plainDecimal = () => (plain ??= new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 20 }));

/** "45000.0", "4.5E4" → "45000". Whole numbers keep every digit; others the 15 that a spreadsheet calculates with. */
export const plainNumber = (raw: string): string => {
  if (/^-?\d+$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw === "" || !Number.isFinite(value)) return raw;
  return value === 0 ? "0" : plainDecimal().format(Number(value.toPrecision(15)));
};

const clock = (seconds: number): string => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const rest = seconds % 60;
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}${rest ? `:${two(rest)}` : ""}`;
};

const DAY = 86_400;
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST = 2_958_465;

/** The value of a numeric cell as the person sees it. Days have no time zone in a spreadsheet; UTC is only the calculator here. */
export const shownNumber = (raw: string, format: Format, epoch1904: boolean): string => {
  const serial = Number(raw);
  if (format.kind === "number" || raw === "" || !(serial >= 0 && serial <= LAST)) return plainNumber(raw);
  if (format.kind === "digits") return /^\d+$/.test(plainNumber(raw)) ? plainNumber(raw).padStart(format.width, "0") : plainNumber(raw);
  const seconds = Math.round(serial * DAY);
  const ofDay = seconds % DAY;
  if (format.kind === "elapsed") return clock(seconds);
  if (format.kind === "time") return clock(ofDay);
  // The 1900 calendar has a 29 February that never was: days before it count from one day later.
  const start = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const day = new Date(start + (seconds - ofDay) * 1000).toISOString().slice(0, 10);
  return format.kind === "datetime" && ofDay > 0 ? `${day} ${clock(ofDay)}` : day;
};

/** A cell of type "d" holds ISO 8601 text: "2026-11-22" or "2026-11-22T08:30:00". Midnight is a day alone. */
export const shownDate = (raw: string): string => {
  const [, day, hour = "00:00", second = ":00"] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?/.exec(raw) ?? [];
  if (day === undefined) return raw;
  const time = `${hour}${second === ":00" ? "" : second}`;
  return time === "00:00" ? day : `${day} ${time}`;
};
