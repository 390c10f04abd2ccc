import { entity, type Id } from "@chuan/kernel";
import * as z from "zod";
import { canonicalText, readCanonical } from "../texts/index.ts";
import { TextId, textIdOf } from "./version.ts";
import { VersionId } from "./document.ts";

/** The authored text of a version. Apart from it, so that lists stay light and saving touches little. */
export const Text = z
  .object({
    id: TextId.schema,
    version: z.int(),
    of: VersionId.schema,
    /** Canonical JSON of the text (a store nests less deep than a text may); `long…`: the trail keeps its digest, not a copy of every save. */
    longBody: z.string(),
    savedAt: z.iso.datetime(),
    savedBy: z.string(),
    /** Destroyed with its version: nothing is left of it but its digest there. */
    gone: z.literal(true).optional(),
  })
  .meta({ id: "DocumentText" });
export type Text = z.output<typeof Text>;
export const Texts = entity(TextId, Text, { reach: "agency" });
export const textIdFor = (version: Id<"document_version">) => textIdOf(version);

/** What an empty draft begins with. */
export const blank = canonicalText({ type: "doc", content: [{ type: "paragraph" }] });

/** The text as it was authored. */
export const bodyOf = (text: Text) => readCanonical(text.longBody);
