import { addDays, addMonths, type Change, civilDate, command, notFound, Problem, type Stored, together, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { reason } from "../fields/index.ts";
import { mustBeConfirmed } from "./confirmed.ts";
import { mustBeActive } from "./create.ts";
import { Document, type Document as Body, DocumentId, Documents, type Edition, VersionId } from "./document.ts";
import { laterOf } from "./external.ts";
import { documentLife, versionLife } from "./life.ts";
import { selfRef, signing } from "./person.ts";
import { notPast } from "./review.ts";
import { sealOf } from "./seal.ts";
import { Version, Versions } from "./version.ts";

/**
 * Approves a version and seals it: content, names, titles and time are frozen, and the version never changes again. When its day has come
 * it is in force at once, and the former is not. The drafter cannot approve, whatever the command believed: the table judges it too.
 * @throws illegal_state document.own_draft; unauthenticated document.confirm; invalid document.force_in_past
 */
export const approve = command({
  name: "document.approve",
  reach: "agency",
  can: versionLife.can("approve"),
  input: z.strictObject({ document: DocumentId.schema, id: VersionId.schema }),
  answer: Version,
  loads: (ctx, { document, id }) => ({ version: Versions.at(ctx, id), document: Documents.at(ctx, document), self: selfRef(ctx) }),
  run: (ctx, { version, document, self }) => {
    if (version.document !== document.id) throw notFound(Versions.name);
    if (version.state !== "awaiting_approval") return versionLife.move(ctx, "approve", version, {} as never);
    const active = mustBeActive(document);
    const approver = signing(ctx, self, versionLife.can("approve"));
    const today = civilDate(ctx.clock());
    // A text from outside is in force by itself: here from the day on which the head says so.
    const effectiveFrom = version.kind === "external" ? laterOf(version.effectiveFrom, today) : version.effectiveFrom;
    const approved = versionLife.move(ctx, "approve", version, {
      approver,
      effectiveFrom,
      seal: sealOf({ ...version, effectiveFrom, approver }),
    });
    mustBeConfirmed(ctx);
    notPast(ctx, effectiveFrom);
    const { draft: _, ...rest } = active;
    const { issue, revision, title } = version;
    const next = { ...rest, scheduled: { version: version.id, issue, revision, effectiveFrom, title } };
    const known = effectiveFrom > today ? next : inForceNow(next, next.scheduled);
    return together(approved, Documents.update<Body>(ctx, active, known));
  },
});

type Active = Extract<Body, { state: "active" }>;

/** The document with what was scheduled in force, and what was in force among the past. */
function inForceNow(document: Omit<Active, "version">, due: Edition & { title: string }): Omit<Active, "version"> {
  const { scheduled: _, reviewDue: __, inForce: former, ...rest } = document;
  const { title, ...inForce } = due;
  const past = former ? [...document.past, { ...former, endedOn: addDays(due.effectiveFrom, -1) }] : document.past;
  const review = document.reviewMonths === undefined ? {} : { reviewDue: addMonths(due.effectiveFrom, document.reviewMonths) };
  return { ...rest, title, inForce, past, ...review };
}

/** On its day an approved version comes into force and the former goes out, in one act. Late or twice it is the same. For the clock. */
export const bringIntoForce = command({
  name: "document.bring_into_force",
  reach: "agency",
  can: "document:enforce",
  input: z.strictObject({ id: DocumentId.schema }),
  answer: Document,
  loads: (ctx, { id }) => ({ document: Documents.at(ctx, id) }),
  run: (ctx, { document }): Change<Body> => {
    const due = document.state === "active" ? document.scheduled : undefined;
    if (document.state !== "active" || !due || due.effectiveFrom > civilDate(ctx.clock())) return unchanged<Body>(document);
    return Documents.update<Body>(ctx, document as Stored<Body>, inForceNow(document, due));
  },
});

/** Takes a document out of force for good. A draft of it must be dropped or finished first. @throws conflict document.draft_open */
export const withdraw = command({
  name: "document.withdraw",
  reach: "agency",
  can: documentLife.can("withdraw"),
  input: z.strictObject({ id: DocumentId.schema, reason }),
  answer: Document,
  loads: (ctx, { id }) => ({ document: Documents.at(ctx, id) }),
  run: (ctx, { input, document }) => {
    const active = mustBeActive(document);
    if (active.draft || active.scheduled) throw draftOpen;
    return documentLife.move(ctx, "withdraw", active, { withdrawnOn: civilDate(ctx.clock()), why: input.reason });
  },
});
export const draftOpen = new Problem("conflict", "document.draft_open", {
  vi: "Tài liệu đang có bản dự thảo hoặc bản chờ hiệu lực; hãy hủy hoặc hoàn thành bản đó trước.",
  en: "A draft or a version that waits for its day is open; drop or finish it first.",
});
