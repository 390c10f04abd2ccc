import { type AgencyCtx, CivilDate, eachLine, type Id, inOrder, pageOfRows, query } from "@chuan/kernel";
import * as z from "zod";
import { folded, line, paging, search, searching } from "../fields/index.ts";
import { clause, DocumentId, type DocumentKind, documentKinds, External, number, VersionId } from "./document.ts";
import { documentCatalogue, type DocumentStatus, documentStatuses, isWithdrawn, orderIn, partsOf, textOf } from "./line.ts";

const Numbered = number.extend({ effectiveFrom: CivilDate });
/** One line of the master list (danh mục tài liệu, ISO 9001:2015 clause 7.5.3.2). */
export const DocumentRow = z
  .object({
    id: DocumentId.schema,
    code: z.string(),
    title: z.string(),
    kind: z.enum(documentKinds),
    unit: z.string().optional(),
    clauses: z.array(z.string()),
    statuses: z.array(z.enum(documentStatuses)),
    /** What is in force, or was last when the document was withdrawn. */
    inForce: Numbered.optional(),
    scheduled: Numbered.optional(),
    /** The version on its way, with the title it is to have. */
    open: number.extend({ version: VersionId.schema, title: z.string(), status: z.enum(documentStatuses) }).optional(),
    reviewDue: CivilDate.optional(),
    retentionYears: z.int().optional(),
    /** The last day on which the oldest of its versions out of force must be kept; afterwards that one may be destroyed. */
    keptUntil: CivilDate.optional(),
    /** Where a text from outside comes from, and who keeps it. */
    external: External.pick({ nature: true, issuer: true, issuedOn: true, effectiveFrom: true, keptAt: true }).optional(),
    withdrawnOn: CivilDate.optional(),
  })
  .meta({ id: "DocumentRow", description: "Một dòng của danh mục tài liệu." });
export type DocumentRow = z.output<typeof DocumentRow>;

export const masterListFilters = {
  kind: z.enum(documentKinds).optional(),
  /** By default all that are not withdrawn. */
  status: z.enum([...documentStatuses, "all"]).optional(),
  unit: line(120).optional(),
  /** A clause with those below it: 7.5 also finds 7.5.1. */
  clause: clause.optional(),
  /** Due for review on this day or before. */
  dueBy: CivilDate.optional(),
  /** With a version out of force that had to be kept no longer than until this day or before; withdrawn documents too, when asked for. */
  keptBy: CivilDate.optional(),
  /** What a text from outside is. */
  nature: External.shape.nature.optional(),
  /** Words of code, title and unit in any order, by their beginnings, without regard to dấu. */
  search,
};
const Filters = z.strictObject(masterListFilters);
export type MasterListFilters = z.input<typeof Filters>;

type Open = NonNullable<DocumentRow["open"]>;
type Found = { order: string; id: string; says: string; open: Open | undefined };

/** What matches, not yet in order. All lines of an agency are read, in one query for each megabyte of them, and matched in memory. */
async function found(ctx: AgencyCtx, filters: z.output<typeof Filters>): Promise<Found[]> {
  const [ids, lines]: [string[], string[]] = [[], []];
  const open = new Map<string, Open & { says: string }>();
  await eachLine(ctx, documentCatalogue, (id, says) => {
    if (id.startsWith("ver_")) return void open.set(...openIn(id, says));
    ids.push(id);
    lines.push(says);
  });
  const looked = searching(filters.search);
  const tests = testsOf(filters);
  const rows: Found[] = [];
  for (const [i, says] of lines.entries()) {
    const id = ids[i]!;
    const next = open.get(id);
    if (looked && !looked(says, textOf(says)) && !(next && looked(next.says, textOf(next.says)))) continue;
    const row = { order: orderIn(says), id, says, open: next };
    if (tests.every((holds) => holds(row))) rows.push(row);
  }
  return rows;
}

/** A version under way, by its document. Safe: the line was written from the version's own record. */
function openIn(id: string, says: string): [document: string, open: Open & { says: string }] {
  const { text, more } = partsOf(says);
  const [document, status, no] = more;
  return [document!, { version: id as Id<"document_version">, status: status as DocumentStatus, title: text[1]!, ...numberIn(no!), says }];
}

function statusesOf({ says, open }: Found): DocumentStatus[] {
  if (isWithdrawn(says)) return ["withdrawn"];
  const [, , , inForce, scheduled] = partsOf(says).more;
  const all: DocumentStatus[] = [...(inForce ? ["effective" as const] : []), ...(scheduled ? ["scheduled" as const] : [])];
  if (open) all.push(open.status);
  // A first draft that was dropped leaves a document with nothing yet.
  return all.length > 0 ? all : ["in_preparation"];
}

/** Only what was asked for is looked at: most lists are asked for without any filter. */
function testsOf({ kind, status, unit, clause: asked, dueBy, keptBy, nature }: z.output<typeof Filters>): ((found: Found) => boolean)[] {
  const tests: ((found: Found) => boolean)[] = [];
  if (status === undefined) tests.push(({ says }) => !isWithdrawn(says));
  else if (status !== "all") tests.push((row) => statusesOf(row).includes(status));
  if (kind !== undefined) tests.push(({ says }) => partsOf(says).more[1] === kind);
  if (unit !== undefined) tests.push(({ says }) => folded(partsOf(says).text[2]!) === folded(unit));
  const within = (each: string) => each === asked || each.startsWith(`${asked}.`);
  if (asked !== undefined) tests.push(({ says }) => partsOf(says).more[2]!.split(" ").some(within));
  // Withdrawn documents ask for nothing any more.
  const isDue = (due: string) => due !== "" && due <= dueBy!;
  if (dueBy !== undefined) tests.push(({ says }) => !isWithdrawn(says) && isDue(partsOf(says).more[5]!));
  const isOver = (until: string | undefined) => until !== undefined && until !== "" && until <= keptBy!;
  if (keptBy !== undefined) tests.push(({ says }) => isOver(partsOf(says).more[7]));
  if (nature !== undefined) tests.push(({ says }) => partsOf(says).more[8] === nature);
  return tests;
}

const numberIn = (text: string) => {
  const [issue, revision] = text.split(".").map(Number);
  return { issue: issue!, revision: revision! };
};
function editionIn(text: string | undefined) {
  if (!text) return undefined;
  const [no, effectiveFrom] = text.split("@");
  return { ...numberIn(no!), effectiveFrom: effectiveFrom! };
}

function rowOf(found: Found): DocumentRow {
  const { id, says, open } = found;
  const { text, more } = partsOf(says);
  const [code, title, unit] = text;
  const [withdrawnOn, kind, clauses, inForce, scheduled, reviewDue, retentionYears, keptUntil, ...outside] = more;
  const [current, next] = [editionIn(inForce), editionIn(scheduled)];
  return {
    // Safe: the line was written from the record itself.
    id: id as Id<"document">,
    code: code!,
    title: title!,
    kind: kind as DocumentKind,
    ...(unit ? { unit } : {}),
    clauses: clauses ? clauses.split(" ") : [],
    statuses: statusesOf(found),
    ...(current ? { inForce: current } : {}),
    ...(next ? { scheduled: next } : {}),
    ...(open ? { open } : {}),
    ...(reviewDue ? { reviewDue } : {}),
    ...(retentionYears ? { retentionYears: Number(retentionYears) } : {}),
    ...(keptUntil ? { keptUntil } : {}),
    ...(outside.length > 0 ? { external: externalIn(outside) } : {}),
    ...(withdrawnOn ? { withdrawnOn } : {}),
  };
}

function externalIn([nature, issuer, issuedOn, effectiveFrom, keptAt]: readonly string[]): NonNullable<DocumentRow["external"]> {
  // Safe: the line was written from the record itself.
  return {
    nature: nature as External["nature"],
    issuer: issuer!,
    effectiveFrom: effectiveFrom!,
    ...(issuedOn ? { issuedOn } : {}),
    ...(keptAt ? { keptAt } : {}),
  };
}

/** The whole of the master list that matches, in the natural order of codes: for prints and exports. */
export async function masterList(ctx: AgencyCtx, filters: MasterListFilters = {}): Promise<DocumentRow[]> {
  return inOrder(await found(ctx, Filters.parse(filters))).map(rowOf);
}

/** The master list of an agency, in the natural order of codes (QT.2 before QT.10), and how many match in all. */
export const list = query({
  name: "document.list",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ ...masterListFilters, ...paging }),
  answer: z.object({ items: z.array(DocumentRow), cursor: z.string().optional(), total: z.int() }),
  run: async (ctx, { limit, cursor, ...filters }) => {
    const page = pageOfRows(ctx, `documents?${JSON.stringify(filters)}`, await found(ctx, filters), { limit, cursor });
    return { ...page, items: page.items.map(rowOf) };
  },
});
