import { entity, kind, lifecycle } from "@chuan/kernel";
import * as z from "zod";
import { VersionId } from "../documents/index.ts";
import { line } from "../fields/index.ts";
import { MemberId } from "../people/index.ts";
import { Anchor } from "../texts/index.ts";

export const CommentId = kind("comment", "cmt");
const Author = z.object({ id: MemberId.schema, name: z.string() });
const Reply = z.object({ by: Author, at: z.iso.datetime(), text: line(2000) });

const Open = z.object({
  id: CommentId.schema,
  version: z.int(),
  state: z.literal("open"),
  of: VersionId.schema,
  /** The passage it speaks of; none when it speaks of the whole. */
  anchor: Anchor.optional(),
  text: line(2000),
  by: Author,
  at: z.iso.datetime(),
  replies: z.array(Reply).max(100),
});
const Resolved = Open.extend({ state: z.literal("resolved"), resolvedBy: Author, resolvedAt: z.iso.datetime() });

/** A remark on a version under preparation. */
export const Comment = z.discriminatedUnion("state", [Open, Resolved]).meta({ id: "Comment" });
export type Comment = z.output<typeof Comment>;
export const Comments = entity(CommentId, Comment, { reach: "agency", list: (c) => ({ in: c.of, by: c.at }) });

export const commentLife = lifecycle(Comments, {
  start: "open",
  final: [],
  transitions: {
    answer: { from: ["open"], to: "open", can: "document:review" },
    resolve: { from: ["open"], to: "resolved", can: "document:review" },
    reopen: { from: ["resolved"], to: "open", can: "document:review" },
  },
});
