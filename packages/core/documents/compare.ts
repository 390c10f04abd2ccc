import { type AgencyCtx, type Item, invalid, notFound, query, type Sentence } from "@chuan/kernel";
import * as z from "zod";
import { bytesOf } from "../files/index.ts";
import {
  blocksOf,
  diffBlocks,
  diffTexts,
  fileLimits,
  type RichText,
  type TextBlock,
  TextDiff,
  textOfFile,
  whyUnread,
} from "../texts/index.ts";
import { VersionId } from "./document.ts";
import { contentGone } from "./gone.ts";
import { bodyOf, textIdFor, Texts } from "./text.ts";
import { Versions } from "./version.ts";

type Side = { readonly body: RichText } | { readonly lines: readonly TextBlock[]; readonly sha256: string };

/**
 * What changed from one version to another: words and structure. Of an uploaded file it is the text that can be read from it.
 * @throws illegal_state document.disposed; invalid document.no_text, saying why a file's text cannot be read
 */
export const compare = query({
  name: "document.compare",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: VersionId.schema, with: VersionId.schema }),
  answer: TextDiff,
  run: async (ctx, { id, with: other }) => {
    const [was, is, wasText, isText] = await ctx.table.batchGet([
      Versions.at(ctx, other).key,
      Versions.at(ctx, id).key,
      Texts.at(ctx, textIdFor(other)).key,
      Texts.at(ctx, textIdFor(id)).key,
    ]);
    const [from, to] = await Promise.all([side(ctx, "with", was, wasText), side(ctx, "id", is, isText)]);
    if ("body" in from && "body" in to) return diffTexts(from.body, to.body);
    const found = diffBlocks(linesOf(from), linesOf(to));
    const oneFile = "sha256" in from && "sha256" in to && from.sha256 === to.sha256;
    // Files may differ in what is no text: only the same bytes are the same.
    return { ...found, same: oneFile, arrangement: found.same && !oneFile };
  },
});

const linesOf = (one: Side) => ("body" in one ? blocksOf(one.body) : one.lines);

async function side(ctx: AgencyCtx, path: string, item: Item | undefined, text: Item | undefined): Promise<Side> {
  if (!item) throw notFound(Versions.name);
  const { state, content } = Versions.open(item);
  if (state === "disposed") throw contentGone;
  if (content.form === "text") {
    if (!text) throw notFound(Texts.name);
    return { body: bodyOf(Texts.open(text)) };
  }
  if (content.size > fileLimits.pdf) throw noText(path, whyUnread.tooMuch.say);
  const read = await textOfFile(await bytesOf(ctx, content.sha256));
  if (!read.text) throw noText(path, read.reason.say);
  return { lines: read.text, sha256: content.sha256 };
}

const noText = (path: string, say: Sentence) => invalid("document.no_text", path, say);
