import { AllowedStep, CivilDate, query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { linkTo } from "../files/index.ts";
import { hashOf, RichText } from "../texts/index.ts";
import { Document, DocumentId, Documents, keptUntil, outOfForce, standingOf, standings, VersionId } from "./document.ts";
import { versionLife } from "./life.ts";
import { isWhole } from "./seal.ts";
import { bodyOf, textIdFor, Texts } from "./text.ts";
import { Version, type Version as Edition, Versions } from "./version.ts";

/** One document. */
export const read = query({
  name: "document.read",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: DocumentId.schema }),
  answer: Document,
  run: (ctx, { id }) => Documents.read(ctx, id),
});

const Shown = z
  .object({
    edition: Version,
    standing: z.enum(standings),
    /** The last day on which a version that is out of force must be kept; absent when nobody said for how long, and when it is destroyed. */
    keptUntil: CivilDate.optional(),
  })
  .meta({ id: "DocumentVersionShown" });

/** Every version of a document, newest number first, how each stands now and until when it is kept. */
export const versions = query({
  name: "document.versions",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: DocumentId.schema, ...paging }),
  answer: pageOf(Shown),
  run: async (ctx, { id, limit, cursor }) => {
    const [document, page] = await Promise.all([
      Documents.read(ctx, id),
      Versions.page(ctx, { list: id, limit, cursor, newestFirst: true }),
    ]);
    const ended = new Map(outOfForce(document).map((each) => [each.version, each]));
    const shown = (edition: Edition) => {
      const former = ended.get(edition.id);
      const until = former && !former.disposedOn ? keptUntil(document, former) : undefined;
      return { edition, standing: standingOf(document, edition.id), ...(until ? { keptUntil: until } : {}) };
    };
    return { ...page, items: page.items.map(shown) };
  },
});

const Reading = z
  .object({
    edition: Version,
    /** The authored text and the version of it that `save` must name. */
    text: z.object({ body: RichText, seen: z.int() }).optional(),
    /** Addresses of the images that the text may show, by SHA-256. */
    images: z.record(z.string(), z.string()),
    steps: z.array(AllowedStep),
    /** Whether what was approved is still what is stored, or what is left of it when it was destroyed; absent before approval. */
    whole: z.boolean().optional(),
  })
  .meta({ id: "DocumentReading" });

/** One version with its text, what may be done with it next, and whether its seal holds. */
export const readVersion = query({
  name: "document.read_version",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: VersionId.schema }),
  answer: Reading,
  run: async (ctx, { id }) => {
    const [item, stored] = await ctx.table.batchGet([Versions.at(ctx, id).key, Texts.at(ctx, textIdFor(id)).key]);
    const edition = item ? Versions.open(item) : await Versions.read(ctx, id);
    const text = stored && Texts.open(stored);
    const own = edition.content.form === "text" ? text && hashOf(bodyOf(text)) === edition.content.sha256 : true;
    return {
      edition,
      ...(text && !text.gone && edition.content.form === "text" ? { text: { body: bodyOf(text), seen: text.version } } : {}),
      images: Object.fromEntries(
        await Promise.all(
          (edition.state === "disposed" ? [] : edition.images).map(async (image) => [image.sha256, (await linkTo(ctx, image)).url]),
        ),
      ),
      steps: versionLife.allowed(edition, ctx),
      ...(edition.state === "approved" ? { whole: isWhole(edition) && own === true } : {}),
      ...(edition.state === "disposed" ? { whole: isWhole(edition) } : {}),
    };
  },
});
