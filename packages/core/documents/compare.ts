import { invalid, query } from "@chuan/kernel";
import * as z from "zod";
import { diffTexts, TextDiff } from "../texts/index.ts";
import { VersionId } from "./document.ts";
import { bodyOf, textIdFor, Texts } from "./text.ts";

/** What changed from one version to another: words and structure. Authored texts only. @throws invalid document.no_text */
export const compare = query({
  name: "document.compare",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: VersionId.schema, with: VersionId.schema }),
  answer: TextDiff,
  run: async (ctx, { id, with: other }) => {
    const [from, to] = await ctx.table.batchGet([Texts.at(ctx, textIdFor(other)).key, Texts.at(ctx, textIdFor(id)).key]);
    if (!from || !to) throw noText(from ? "id" : "with");
    return diffTexts(bodyOf(Texts.open(from)), bodyOf(Texts.open(to)));
  },
});
const noText = (path: string) =>
  invalid("document.no_text", path, {
    vi: "Phiên bản này không có văn bản soạn tại đây để so sánh.",
    en: "This version has no text of ours to compare.",
  });
