import { civilDate, type Item, notFound, query } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import {
  type Document,
  DocumentId,
  Documents,
  bodyOf,
  contentGone,
  outOfForce,
  standingOf,
  textIdFor,
  Texts,
  type Version,
  VersionId,
  Versions,
} from "../documents/index.ts";
import { bytesOf, Link, offer } from "../files/index.ts";
import type { Controlled, PrintStanding, Seal } from "../prints/index.ts";
import { headOf } from "./heading.ts";
import { capacityOf, fileName, kindNames, numberOf } from "./words.ts";

/** Amendments shown on the cover: the newest of them, which is what a reader asks for. */
const amendmentsShown = 20;

/**
 * A version as a controlled copy in PDF: the header of the document on every page, signatures and amendments on the first, and a mark across
 * each page unless it is in force. An uploaded PDF gets a cover and the mark; of another file the cover alone is printed.
 * @throws not_found document_version; illegal_state document.disposed; unsupported print.unreadable; too_large print.too_large
 */
export const printVersion = query({
  name: "document.print",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ document: DocumentId.schema, id: VersionId.schema }),
  answer: Link,
  run: async (ctx, { document, id }) => {
    const [[about, item, text, agency], all] = await Promise.all([
      ctx.table.batchGet([
        Documents.at(ctx, document).key,
        Versions.at(ctx, id).key,
        Texts.at(ctx, textIdFor(id)).key,
        Agencies.at(ctx, ctx.scope.agency).key,
      ]),
      Versions.page(ctx, { list: document, limit: 100, newestFirst: true }),
    ]);
    const edition = item && Versions.open(item);
    if (!about || !agency || edition?.document !== document) throw notFound(Versions.name);
    if (edition.state === "disposed") throw contentGone;
    const known = Documents.open(about);
    const control: Controlled = {
      ...headOf(ctx, Agencies.open(agency)),
      ...controlOf(known, edition, all.items),
    };
    const name = `${fileName(edition.code, numberOf(edition))}.pdf`;
    return offer(ctx, await pdfOf(edition, text, control, (sha256) => bytesOf(ctx, sha256)), { name, type: "application/pdf" });
  },
});

async function pdfOf(edition: Version, text: Item | undefined, control: Controlled, bytes: (sha256: string) => Promise<Uint8Array>) {
  const { content, images } = edition;
  // Fonts and a writer of PDF are large: they come with the first who prints.
  const { printCover, printDocument, stampPdf } = await import("../prints/index.ts");
  if (content.form === "text") {
    if (!text) throw notFound(Texts.name);
    const own = new Set(images.map(({ sha256 }) => sha256));
    return printDocument(control, bodyOf(Texts.open(text)), async (sha256) => (own.has(sha256) ? bytes(sha256) : undefined));
  }
  if (content.type !== "application/pdf") return printCover(control, content);
  return stampPdf(control, { name: content.name, bytes: await bytes(content.sha256) });
}

/** What header and first page say of a version: all of it as it was frozen when it was signed. */
function controlOf(document: Document, edition: Version, all: readonly Version[]): Omit<Controlled, "agency" | "superior"> {
  const day = (instant: string | undefined) => (instant === undefined ? undefined : civilDate(new Date(instant)));
  const signer = ({ name, title }: { name: string; title?: string | undefined }, at?: string) => ({ name, title, on: day(at) });
  const submitted = "submittedAt" in edition ? edition.submittedAt : undefined;
  const approved = "approver" in edition ? edition.approver : undefined;
  const upTo = all.filter((each) => "approver" in each && (each.issue - edition.issue || each.revision - edition.revision) <= 0);
  return {
    kind: kindNames[edition.kind],
    code: edition.code,
    title: edition.title,
    issue: edition.issue,
    revision: edition.revision,
    effectiveOn: "effectiveFrom" in edition ? edition.effectiveFrom : undefined,
    drafted: [signer(edition.drafter, submitted)],
    reviewed: "reviewers" in edition ? edition.reviewers.map((each) => signer(each, each.agreedAt)) : [],
    approved: approved ? [{ ...signer(approved, approved.at), capacity: capacityOf(approved) }] : [],
    amendments: upTo
      .slice(0, amendmentsShown)
      .toReversed()
      .map((each) => ({
        edition: numberOf(each),
        on: "effectiveFrom" in each ? each.effectiveFrom : undefined,
        change: each.changes?.summary ?? "",
        reason: each.changes?.reason ?? "",
      })),
    standing: printStanding(document, edition, all),
    made: approved?.at ?? submitted ?? new Date(0).toISOString(),
  };
}

function printStanding(document: Document, edition: Version, all: readonly Version[]): PrintStanding {
  if (edition.state !== "approved") return { is: "in_preparation" };
  const { approver } = edition;
  const seal: Seal = { sha256: edition.seal, name: approver.name, title: approver.title, capacity: capacityOf(approver), at: approver.at };
  const is = standingOf(document, edition.id);
  if (is === "in_preparation" || is === "scheduled") return is === "scheduled" ? { is, seal } : { is: "in_preparation" };
  if (is === "effective") return { is, seal };
  const ended = outOfForce(document).find((each) => each.version === edition.id);
  const on = ended?.endedOn ?? edition.effectiveFrom;
  if (is === "withdrawn") return { is, seal, on };
  const next = all.findLast((each) => "approver" in each && (each.issue - edition.issue || each.revision - edition.revision) > 0);
  return { is, seal, on, replacedBy: next ? `${next.code} (${numberOf(next)})` : document.code };
}
