import { answering, command, invalid, Problem, type ProvinceCtx, type Stored, together } from "@chuan/kernel";
import * as z from "zod";
import { line, reason } from "../fields/index.ts";
import { imagesOf, RichText, textLimits } from "../texts/index.ts";
import {
  asStored,
  bodyIn,
  currentOf,
  editionOf,
  type Edition,
  Model,
  type Model as Body,
  ModelEditions,
  ModelId,
  modelLife,
  Models,
  ModelTexts,
  type Offer,
  offerOf,
  Offers,
  said,
  type Text,
  textOf,
} from "./model.ts";
import { growth, placeholders, unknownIn } from "./placeholders.ts";

/** Filled with the longest of names it must still be a text that a document can hold. */
const body = RichText.refine((text) => Buffer.byteLength(asStored(text).longBody) + growth(text) <= textLimits.bytes, {
  error:
    "Văn bản mẫu quá dài so với giới hạn 300 KB sau khi điền; hãy tách thành nhiều mẫu. ¦ Filled, the model would be longer than 300 KB; split it.",
}).refine((text) => imagesOf(text).length === 0, {
  error:
    "Mẫu chưa mang theo ảnh được; cơ quan đặt ảnh vào bản của mình. ¦ A model carries no images; an agency puts them into its own text.",
});
const fields = { ...said, body };
const savedNow = (ctx: ProvinceCtx) => ({ savedAt: ctx.clock().toISOString(), savedBy: ctx.actor.name ?? "" });

/** Begins a model document. Agencies see nothing of it until it is published. @throws conflict model.code_taken */
export const write = command({
  name: "model.write",
  reach: "province",
  can: "model:manage",
  input: z.strictObject(fields),
  answer: Model,
  run: (ctx, { input: { body: text, ...about } }) => {
    const id = ModelId.mint(ctx.clock());
    const { longBody, sha256 } = asStored(text);
    const model = Models.create<Body>(ctx, id, { state: "draft", ...about, sha256, ...savedNow(ctx), editions: [] });
    return together(model, ModelTexts.create<Text>(ctx, textOf(id), { longBody }));
  },
});

/** Saves a model as it is to become. What was published stays as it is, for those who took it up and for those who will. */
export const save = command({
  name: "model.save",
  reach: "province",
  can: "model:manage",
  input: z.strictObject({ id: ModelId.schema, ...fields }),
  answer: Model,
  loads: (ctx, { id }) => ({ model: Models.at(ctx, id), text: ModelTexts.at(ctx, textOf(id)) }),
  run: (ctx, { input, model, text }) => {
    const { id: _, body: next, ...about } = input;
    const open = mustBeCurrent(model);
    const { longBody, sha256 } = asStored(next);
    const { reviewMonths: __, ...rest } = open;
    const saved = Models.update<Body>(ctx, open, { ...rest, ...about, sha256, ...savedNow(ctx) } as Body);
    return together(saved, ModelTexts.update<Text>(ctx, text, { ...text, longBody }));
  },
});

/**
 * Publishes what was saved as the model's next version: 1, 2, 3 … A published version is final. @throws invalid model.unknown_placeholder,
 * naming them; illegal_state model.nothing_new, model.withdrawn
 */
export const publish = command({
  name: "model.publish",
  reach: "province",
  can: modelLife.can("publish"),
  /** `note`: what is new, for those who took up the version before. */
  input: z.strictObject({ id: ModelId.schema, note: line(2000) }),
  answer: Model,
  loads: (ctx, { id }) => ({
    model: Models.at(ctx, id),
    text: ModelTexts.at(ctx, textOf(id)),
    offer: Offers.perhapsAt(ctx, offerOf(id)),
  }),
  run: (ctx, { input, model, text, offer }) => {
    const { set, code, title, kind, clauses, reviewMonths, sha256 } = mustBeCurrent(model);
    const about = { set, code, title, kind, clauses, ...(reviewMonths === undefined ? {} : { reviewMonths }) };
    const unknown = unknownIn(title, bodyIn(text));
    if (unknown.length > 0) throw unknownPlaceholder(unknown);
    if (offer && currentSum(offer) === sha256 && sameSaid(offer, about)) throw nothingNew;
    const no = currentOf(model) + 1;
    const edition = { no, sha256, at: ctx.clock().toISOString(), by: ctx.actor.name ?? "", note: input.note };
    const editions = [...model.editions, edition];
    const shown = { state: "published" as const, model: model.id, ...about, editions };
    return together(
      modelLife.move(ctx, "publish", model, { editions }),
      offer ? Offers.update<Offer>(ctx, offer, { ...shown, id: offer.id }) : Offers.create<Offer>(ctx, offerOf(model.id), shown),
      ModelEditions.create<Edition>(ctx, editionOf(model.id, no), { model: model.id, no, ...about, longBody: text.longBody }),
    );
  },
});
const currentSum = ({ editions }: Offer) => editions.at(-1)?.sha256;
const sameSaid = (offer: Offer, about: object) =>
  Object.entries(about).every(([name, value]) => JSON.stringify(offer[name as keyof Offer]) === JSON.stringify(value)) &&
  (offer.reviewMonths === undefined || "reviewMonths" in about);

/** Offers a model no longer. Documents that were made from it stay what they are. */
export const withdraw = command({
  name: "model.withdraw",
  reach: "province",
  can: modelLife.can("withdraw"),
  input: z.strictObject({ id: ModelId.schema, reason }),
  answer: Model,
  loads: (ctx, { id }) => ({ model: Models.at(ctx, id), offer: Offers.perhapsAt(ctx, offerOf(id)) }),
  run: (ctx, { input, model, offer }) => {
    const why = input.reason;
    const gone = modelLife.move(ctx, "withdraw", model, { withdrawnAt: ctx.clock().toISOString(), why });
    if (!offer) return gone;
    return answering(together<unknown>(gone, Offers.update<Offer>(ctx, offer, { ...offer, state: "withdrawn", why })), gone.answer);
  },
});

/** @throws illegal_state model.withdrawn */
function mustBeCurrent(model: Stored<Body>): Stored<Exclude<Body, { state: "withdrawn" }>> {
  if (model.state !== "withdrawn") return model;
  throw withdrawn;
}
export const withdrawn = new Problem("illegal_state", "model.withdrawn", {
  vi: "Văn bản mẫu này đã bãi bỏ; hãy chọn hoặc soạn mẫu khác.",
  en: "This model was withdrawn; choose or write another.",
});
const nothingNew = new Problem("illegal_state", "model.nothing_new", {
  vi: "Mẫu không có gì khác với lần công bố trước; hãy sửa rồi mới công bố.",
  en: "Nothing differs from what was published last; change something first.",
});
const known = Object.keys(placeholders)
  .map((name) => `{{${name}}}`)
  .join(", ");
const unknownPlaceholder = (names: readonly string[]) =>
  invalid("model.unknown_placeholder", "body", {
    vi: `Không có chỗ điền nào như ${names.slice(0, 10).join(", ")}; chỉ dùng ${known}.`,
    en: `There is no placeholder like ${names.slice(0, 10).join(", ")}; use ${known}.`,
  });
