import { command, invalid, notFound, query, together } from "@chuan/kernel";
import { docx, odt, Sha256, xlsx } from "@chuan/kernel/files";
import * as z from "zod";
import { FileRecords, fileIdOf, hold, Link, linkTo, Named } from "../files/index.ts";
import { imagesOf, type RichText } from "../texts/index.ts";
import { DocumentId, Documents, standingOf, standings, VersionId } from "./document.ts";
import { contentGone } from "./gone.ts";
import { mustBeDraft, mustHold, writtenBy } from "./draft-rules.ts";
import { maxImages, Version, type Version as Edition, Versions } from "./version.ts";

const contentTypes: readonly string[] = ["application/pdf", docx, xlsx, odt];
const imageTypes: readonly string[] = ["image/png", "image/jpeg"];

/**
 * Puts an uploaded file into a draft: as its content, in place of a text written here; or as an image that the text may show. A text from
 * outside takes its copy while it waits for the head, since nobody drafts it.
 * @throws conflict document.locked; illegal_state file.not_confirmed; invalid document.not_for_content, document.not_an_image, document.too_many_images
 */
export const attach = command({
  name: "document.attach",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ id: VersionId.schema, sha256: Sha256, as: z.enum(["content", "image"]) }),
  answer: Version,
  loads: (ctx, { id, sha256 }) => ({ draft: Versions.at(ctx, id), file: FileRecords.perhapsAt(ctx, fileIdOf(sha256)) }),
  run: (ctx, { input, draft, file }) => {
    const open = draft.kind === "external" && draft.state === "awaiting_approval" ? draft : mustBeDraft(draft);
    if (open.state !== "awaiting_approval") mustHold(ctx, open);
    const held = hold(ctx, file, open.document);
    const named = Named.parse(held.answer);
    if (input.as === "content") {
      if (!contentTypes.includes(named.type)) throw notForContent;
      return together(
        Versions.update<Edition>(ctx, open, { ...open, content: { form: "file", ...named }, writers: writtenBy(ctx, open) }),
        held,
      );
    }
    if (!imageTypes.includes(named.type)) throw notAnImage;
    const others = open.images.filter(({ sha256 }) => sha256 !== named.sha256);
    if (others.length >= maxImages) throw tooManyImages;
    return together(Versions.update<Edition>(ctx, open, { ...open, images: [...others, named], writers: writtenBy(ctx, open) }), held);
  },
});

const notForContent = invalid("document.not_for_content", "sha256", {
  vi: "Nội dung của phiên bản là tệp PDF, DOCX, XLSX hoặc ODT; ảnh thì đặt vào văn bản soạn tại đây.",
  en: "A version's content is a PDF, DOCX, XLSX or ODT file; an image goes into a text written here.",
});
const notAnImage = invalid("document.not_an_image", "sha256", {
  vi: "Chỉ đặt được ảnh PNG hoặc JPEG vào văn bản.",
  en: "Only PNG or JPEG images go into a text.",
});
const tooManyImages = invalid("document.too_many_images", "sha256", {
  vi: `Một phiên bản có tối đa ${maxImages} ảnh; hãy bỏ bớt hoặc đính kèm tệp.`,
  en: `A version has at most ${maxImages} images; leave some out, or attach a file.`,
});

/** Every image that a text shows was put into its draft first. @throws invalid document.strange_image */
export function mustBePlaced(draft: Pick<Edition, "images">, body: RichText): void {
  const known = new Set(draft.images.map(({ sha256 }) => sha256));
  const strange = imagesOf(body).find((sha256) => !known.has(sha256));
  if (strange === undefined) return;
  throw invalid("document.strange_image", "body", {
    vi: "Văn bản có ảnh chưa được tải vào bản dự thảo này; hãy tải ảnh lên rồi chèn lại.",
    en: "The text shows an image that was not put into this draft; upload it and insert it again.",
  });
}

const Fetched = Link.extend({ standing: z.enum(standings) }).meta({ id: "DocumentFile" });
/** What a copy is called when it must not be taken for what is in force. */
const marks: { readonly [S in (typeof standings)[number]]?: string } = {
  in_preparation: "DỰ THẢO",
  superseded: "HẾT HIỆU LỰC",
  withdrawn: "HẾT HIỆU LỰC",
};

/** The uploaded file of a version, for downloading. Out of force, its name says so. @throws not_found document_version, document.no_file; illegal_state document.disposed */
export const file = query({
  name: "document.file",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ document: DocumentId.schema, id: VersionId.schema }),
  answer: Fetched,
  run: async (ctx, { document, id }) => {
    const [about, item] = await ctx.table.batchGet([Documents.at(ctx, document).key, Versions.at(ctx, id).key]);
    const edition = item && Versions.open(item);
    if (!about || edition?.document !== document) throw notFound(Versions.name);
    if (edition.state === "disposed") throw contentGone;
    if (edition.content.form !== "file") throw notFound("document_file");
    const standing = standingOf(Documents.open(about), id);
    const mark = marks[standing];
    return { ...(await linkTo(ctx, { ...edition.content, name: `${mark ? `${mark} - ` : ""}${edition.content.name}` })), standing };
  },
});
