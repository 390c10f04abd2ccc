import { type AgencyCtx, command, invalid, query } from "@chuan/kernel";
import * as z from "zod";
import { bodyOf, Texts, textIdFor, VersionId, Versions } from "../documents/index.ts";
import { line, paging } from "../fields/index.ts";
import { anchorOf, blocksOf, locate } from "../texts/index.ts";
import { Comment, type Comment as Body, CommentId, commentLife, Comments } from "./comment.ts";

export { Comment, commentLife, Comments } from "./comment.ts";

const author = (ctx: AgencyCtx) => ({ id: ctx.actor.id as Body["by"]["id"], name: ctx.actor.name ?? "" });
const words = line(2000);

/** Remarks on a version, on a passage of it or on the whole. @throws invalid text.no_such_passage, comment.no_text */
export const add = command({
  name: "comment.add",
  reach: "agency",
  can: "document:review",
  input: z.strictObject({ of: VersionId.schema, text: words, quote: z.string().min(1).max(2000).optional() }),
  answer: Comment,
  loads: (ctx, { of }) => ({ version: Versions.at(ctx, of), text: Texts.perhapsAt(ctx, textIdFor(of)) }),
  run: (ctx, { input, text }) => {
    if (input.quote && !text)
      throw invalid("comment.no_text", "quote", {
        vi: "Phiên bản này là tệp; hãy nhận xét chung.",
        en: "This version is a file; remark on the whole.",
      });
    const anchor = input.quote && text ? { anchor: anchorOf(bodyOf(text), input.quote) } : {};
    const { of, text: said } = input;
    const at = ctx.clock().toISOString();
    return Comments.create<Body>(ctx, CommentId.mint(ctx.clock()), {
      state: "open",
      of,
      text: said,
      by: author(ctx),
      at,
      replies: [],
      ...anchor,
    });
  },
});

/** Answers a remark. */
export const answer = command({
  name: "comment.answer",
  reach: "agency",
  can: commentLife.can("answer"),
  input: z.strictObject({ id: CommentId.schema, text: words }),
  answer: Comment,
  loads: (ctx, { id }) => ({ comment: Comments.at(ctx, id) }),
  run: (ctx, { input, comment }) => {
    const reply = { by: author(ctx), at: ctx.clock().toISOString(), text: input.text };
    return commentLife.move(ctx, "answer", comment, { replies: [...comment.replies, reply] });
  },
});

/** The remark is dealt with. */
export const resolve = commentLife.verb("resolve", {}, (ctx) => ({ resolvedBy: author(ctx), resolvedAt: ctx.clock().toISOString() }));
/** It is not, after all. */
export const reopen = commentLife.verb("reopen", {}, () => ({}));

const Shown = z.object({
  comment: Comment,
  /** Where the passage stands now, as offsets in the plain text; `orphaned` when it is gone. */
  place: z.object({ from: z.int(), to: z.int(), sure: z.boolean() }).optional(),
  orphaned: z.boolean(),
});

/** The remarks on a version, oldest first, each with where its passage stands in the text of now. */
export const list = query({
  name: "comment.list",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ of: VersionId.schema, ...paging }),
  answer: z.object({ items: z.array(Shown), cursor: z.string().optional() }).meta({ id: "CommentList" }),
  run: async (ctx, { of, limit, cursor }) => {
    const [page, item] = await Promise.all([
      Comments.page(ctx, { list: of, limit, cursor }),
      ctx.table.get(Texts.at(ctx, textIdFor(of)).key),
    ]);
    const blocks = item && blocksOf(bodyOf(Texts.open(item)));
    const items = page.items.map((comment) => {
      const place = comment.anchor && blocks && locate(blocks, comment.anchor);
      return { comment, ...(place ? { place } : {}), orphaned: comment.anchor !== undefined && place === undefined };
    });
    return { items, ...(page.cursor ? { cursor: page.cursor } : {}) };
  },
});
