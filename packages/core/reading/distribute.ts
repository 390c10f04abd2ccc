import { command, notFound } from "@chuan/kernel";
import * as z from "zod";
import { DocumentId, Documents, mustBeActive } from "../documents/index.ts";
import { Audience, Distribution, type Distribution as Body, distributionOf, Distributions } from "./duty.ts";
import { Duties, Duty, dutyLife, dutyOf } from "./duty.ts";

/** Says whom a document concerns. Who is asked to read follows, now and whenever someone joins or a version comes into force. @throws illegal_state document.withdrawn */
export const distribute = command({
  name: "reading.distribute",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ document: DocumentId.schema, audience: Audience }),
  answer: Distribution,
  loads: (ctx, { document }) => ({
    before: Distributions.perhapsAt(ctx, distributionOf(document)),
    document: Documents.at(ctx, document),
  }),
  run: (ctx, { input, before, document }) => {
    mustBeActive(document);
    const fields = { document: input.document, audience: input.audience, distributedAt: ctx.clock().toISOString() };
    return before
      ? Distributions.update<Body>(ctx, before, { ...fields, id: before.id })
      : Distributions.create<Body>(ctx, distributionOf(input.document), fields);
  },
});

/** "Đã đọc, đã hiểu": one's own word that the version in force was read and understood. @throws not_found for whom it does not concern */
export const acknowledge = command({
  name: "reading.acknowledge",
  reach: "agency",
  can: dutyLife.can("acknowledge"),
  input: z.strictObject({ document: DocumentId.schema }),
  answer: Duty,
  loads: (ctx, { document }) => ({ duty: Duties.perhapsAt(ctx, dutyOf(document, ctx.actor.id)) }),
  run: (ctx, { duty }) => {
    if (!duty || duty.state === "void") throw notFound("reading_duty");
    return dutyLife.move(ctx, "acknowledge", duty, { readAt: ctx.clock().toISOString() });
  },
});
