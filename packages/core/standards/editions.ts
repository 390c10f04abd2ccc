import { both, Problem } from "@chuan/kernel";
import * as z from "zod";

/** An edition of ISO 9001 as an agency may declare it. Dates are days in Asia/Ho_Chi_Minh, both ends inclusive. */
export type StandardEdition = {
  /** Year of the ISO edition; an open string, because the next edition is data and not code. */
  edition: string;
  /** As printed on a declaration. */
  title: string;
  /** First and last day on which a system may stand on this edition. */
  validFrom: string;
  validTo?: string;
  /** From this day a new agency starts on it; absent while no text of the State asks for it. */
  defaultFrom?: string;
  basis: string;
  note: { vi: string; en: string };
};

/** Oldest first. `validFrom` is the date on the cover of the ISO edition; the Vietnamese adoption followed later. */
export const editions: readonly StandardEdition[] = [
  {
    edition: "2008",
    title: "TCVN ISO 9001:2008",
    validFrom: "2008-11-15",
    validTo: "2018-09-24",
    defaultFrom: "2008-11-15",
    basis: "Quyết định 19/2014/QĐ-TTg",
    note: {
      vi: "Công văn 3003/BKHCN-TĐC ngày 25/9/2018 chuyển các cơ quan sang TCVN ISO 9001:2015.",
      en: "Official letter 3003/BKHCN-TĐC of 25 September 2018 moved the agencies to TCVN ISO 9001:2015.",
    },
  },
  {
    edition: "2015",
    title: "TCVN ISO 9001:2015",
    validFrom: "2015-09-15",
    defaultFrom: "2018-09-25",
    basis: "Quyết định 19/2014/QĐ-TTg, Điều 4; Công văn 3003/BKHCN-TĐC",
    note: {
      vi: "Phiên bản đang áp dụng trong cơ quan hành chính nhà nước.",
      en: "The edition state agencies work to.",
    },
  },
  {
    edition: "2026",
    // No TCVN adoption is known, so the title claims none.
    title: "ISO 9001:2026",
    validFrom: "2026-09-16",
    basis: "ISO 9001:2026",
    note: {
      vi: "Công bố ngày 16/9/2026, chuyển đổi khoảng ba năm; chưa có TCVN và hướng dẫn của Bộ Khoa học và Công nghệ.",
      en: "Published on 16 September 2026 with about three years of transition; no TCVN edition and no ministry guidance yet.",
    },
  },
];

const known = editions.map((one) => one.edition).join(", ");
const unknown = {
  vi: `Phiên bản tiêu chuẩn không có trong danh mục; chọn một trong: ${known}.`,
  en: `Unknown edition of the standard; choose one of: ${known}.`,
};

/** Accepts a known edition, old ones too: a declaration of 2016 is recorded as it was. Whether it holds on a day is `acceptedOn`. */
export const editionSchema = z
  .string()
  .refine((value) => editions.some((one) => one.edition === value), { error: both(unknown) })
  .meta({ id: "StandardEdition", description: `Edition of ISO 9001 by year: ${known}`, examples: ["2015"] });

/**
 * The edition with its title and legal facts.
 * @throws Problem `standards.unknown_edition`
 */
export const editionOf = (edition: string): StandardEdition => {
  const found = editions.find((one) => one.edition === edition);
  if (found) return found;
  throw new Problem("invalid", "standards.unknown_edition", unknown);
};

/** Editions a system may stand on that day; two or more during a transition. */
export const acceptedOn = (date: string): readonly StandardEdition[] =>
  editions.filter((one) => one.validFrom <= date && (one.validTo === undefined || date <= one.validTo));

/**
 * The edition a new agency starts on: the newest the State asks for, not the newest printed.
 * @throws Problem `standards.no_edition` for a day before the oldest edition kept here
 */
export const editionOn = (date: string): StandardEdition => {
  const found = editions.findLast((one) => one.defaultFrom !== undefined && one.defaultFrom <= date);
  if (found) return found;
  throw new Problem("invalid", "standards.no_edition", {
    vi: `Danh mục phiên bản bắt đầu từ ${editions[0]?.validFrom}; hãy chọn một ngày muộn hơn.`,
    en: `The list of editions begins on ${editions[0]?.validFrom}; choose a later day.`,
  });
};
