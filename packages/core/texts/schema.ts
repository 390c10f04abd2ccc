import { both } from "@chuan/kernel";
import * as z from "zod";
import { isUnsafe, tidy } from "./characters.ts";
import { isLink } from "./links.ts";
import { plainMarks } from "./types.ts";

const notOfText = both({
  vi: "Văn bản không có loại nội dung này ở đây; hãy dán lại dưới dạng chữ thuần.",
  en: "A text has no such content here; paste it again as plain text.",
});
const clean = z
  .string()
  .refine((text) => !isUnsafe(text), {
    error: both({ vi: "Có ký tự điều khiển hoặc ký tự hỏng; hãy gõ lại.", en: "Contains control or broken characters; type it again." }),
  })
  .overwrite(tidy);

/** The editor writes null for an attribute that it knows and nobody has set; `null` and nothing mean the same. */
const unset = z.null().optional();
const none = z.strictObject({ textAlign: unset, class: unset, id: unset }).nullish();
const whole = (from: number, to: number) => z.int().min(from).max(to).nullish();

const mark = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.enum(plainMarks), attrs: none }),
    z.strictObject({
      type: z.literal("link"),
      attrs: z.strictObject({
        href: z
          .string()
          .max(2000)
          .overwrite((href) => href.trim().normalize("NFC"))
          .refine(isLink, {
            error: both({
              vi: "Liên kết phải bắt đầu bằng https://, mailto: hoặc #.",
              en: "A link must begin with https://, mailto: or #.",
            }),
          }),
        target: unset,
        rel: unset,
        class: unset,
        title: unset,
      }),
    }),
  ],
  { error: notOfText },
);

const inline = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("text"), text: clean, marks: z.array(mark).max(20).optional() }),
    z.strictObject({ type: z.literal("hardBreak"), attrs: none, marks: z.array(mark).max(20).optional() }),
  ],
  { error: notOfText },
);
const line = z.array(inline).optional();

// Annotated, since a block holds blocks: what they hold is known to `normal`, which gives the types of types.ts.
const blocks: z.ZodType<unknown> = z.lazy(() => z.array(block).min(1));

const item = z.strictObject({ type: z.literal("listItem", { error: notOfText }), attrs: none, content: blocks });
const cell = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("tableCell"), attrs: spans(), content: blocks }),
    z.strictObject({ type: z.literal("tableHeader"), attrs: spans(), content: blocks }),
  ],
  { error: notOfText },
);
const row = z.strictObject({ type: z.literal("tableRow", { error: notOfText }), attrs: none, content: z.array(cell).min(1) });

function spans() {
  return z.strictObject({ colspan: whole(1, 50), rowspan: whole(1, 500), colwidth: unset, align: unset }).nullish();
}

const block = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("paragraph"), attrs: none, content: line }),
    z.strictObject({
      type: z.literal("heading"),
      attrs: z.strictObject({ level: z.int().min(1).max(4), textAlign: unset, class: unset, id: unset }),
      content: line,
    }),
    z.strictObject({ type: z.literal("bulletList"), attrs: none, content: z.array(item).min(1) }),
    z.strictObject({
      type: z.literal("orderedList"),
      attrs: z.strictObject({ start: whole(0, 9999), type: unset }).nullish(),
      content: z.array(item).min(1),
    }),
    z.strictObject({ type: z.literal("blockquote"), attrs: none, content: blocks }),
    z.strictObject({ type: z.literal("table"), attrs: none, content: z.array(row).min(1) }),
    z.strictObject({
      type: z.literal("image"),
      attrs: z.strictObject({
        file: z.string().regex(/^[0-9a-f]{64}$/, {
          error: both({
            vi: "Ảnh phải được tải lên trước rồi mới đặt vào văn bản.",
            en: "An image must be uploaded before it is placed in a text.",
          }),
        }),
        alt: clean.max(500).nullish(),
        width: whole(1, 100),
        src: unset,
        title: unset,
        height: unset,
      }),
    }),
    z.strictObject({ type: z.literal("horizontalRule"), attrs: none }),
  ],
  { error: notOfText },
);

/** A document as an editor sends it: the closed set, before it is put into its normal form. Deep input must be refused before this walks it. */
export const written = z.strictObject({ type: z.literal("doc", { error: notOfText }), attrs: none, content: blocks });
