import { both } from "@chuan/kernel";
import * as z from "zod";

const control = /[\u0000-\u001f\u007f]/;
const clean = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ");

/** One line of text: NFC, trimmed, inner blanks folded, no control characters. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .refine((text) => !control.test(text.replace(/[\t\r\n]/g, " ")), {
      error: both({ vi: "Có ký tự điều khiển.", en: "Contains control characters." }),
    })
    .overwrite(clean)
    .min(min)
    .max(max);

/** A reason or a remark: like a line, but long enough to say why. */
export const reason = line(2000, 5).meta({ description: "Lý do; được ghi vào nhật ký." });

/** The number of a decision that an act rests on, such as `123/QĐ-SKHCN`, as it stands on paper. */
export const basis = line(200).meta({ description: "Số quyết định, văn bản làm căn cứ." });

/** Mã hiệu such as QT.01, QT.TP.03, BM.QT.01.02: two capitals, then groups parted by dots, slashes or blanks as agencies write them. */
export const documentCode = z
  .string()
  .overwrite((text) => text.normalize("NFC").trim().toUpperCase())
  .regex(/^[\p{Lu}]{2,6}(?:[./ -][\p{Lu}\p{N}]{1,12}){0,4}$/u, {
    error: "Mã hiệu có dạng QT.01, QT.TP.03 hoặc BM.01.02. ¦ A code looks like QT.01, QT.TP.03 or BM.01.02.",
  });

/** A code as it is kept: one of ours, or the number by which the world knows a text from outside, such as 118/2025/NĐ-CP. */
export const keptCode = line(60);

/** An e-mail address, trimmed and in lower case, so that one person is written one way. */
export const email = z
  .string()
  .overwrite((text) => text.normalize("NFC").trim().toLowerCase())
  .max(254)
  .pipe(
    z.email({
      error: both({
        vi: "Địa chỉ thư điện tử không hợp lệ, ví dụ: an.nguyen@tinh.gov.vn.",
        en: "Not an e-mail address, such as an.nguyen@tinh.gov.vn.",
      }),
    }),
  );

/** Paging, as every list takes it. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
};
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), cursor: z.string().optional() });

export { folded } from "./folded.ts";
export { found, naturalOrder, search, searching } from "./search.ts";
