import {
  type AgencyCtx,
  type Change,
  CivilDate,
  civilDate,
  command,
  invalid,
  notFound,
  onPaper,
  Problem,
  query,
  type Stored,
  together,
} from "@chuan/kernel";
import * as z from "zod";
import { basis, line, pageOf, paging, reason } from "../fields/index.ts";
import { fileIdOf, FileRecords, release } from "../files/index.ts";
import { MemberId } from "../people/index.ts";
import { mustBeConfirmed } from "./confirmed.ts";
import { Destruction, type Destruction as Report, Destructions } from "./destruction.ts";
import { type Document as Body, DocumentId, Documents, type Ended, keptUntil, outOfForce, VersionId } from "./document.ts";
import { draftOpen } from "./force.ts";
import { versionLife } from "./life.ts";
import { membersAt, peopleIn, selfRef, signing } from "./person.ts";
import { blank, type Text, textIdFor, Texts } from "./text.ts";
import { DestructionId, type Version, Versions } from "./version.ts";

/**
 * Destroys the content of a version that is out of force and was kept for its years: a legal act of the head or a delegate, by a decision, before
 * witnesses. The text goes; the version's record, its seal and a record of destruction stay.
 * @throws conflict document.draft_open, when it has files; illegal_state document.not_out_of_force, document.no_retention, document.retention_runs; unauthenticated document.confirm;
 * invalid document.decision_ahead, document.witness_self, document.no_such_person
 */
export const dispose = command({
  name: "document.dispose",
  reach: "agency",
  can: versionLife.can("dispose"),
  input: z.strictObject({
    document: DocumentId.schema,
    id: VersionId.schema,
    reason,
    decision: z.strictObject({ number: basis, on: CivilDate }),
    method: line(500, 3),
    witnesses: z
      .array(MemberId.schema)
      .min(1)
      .max(10)
      .refine((list) => new Set(list).size === list.length),
  }),
  answer: Destruction,
  loads: (ctx, { document, id, witnesses }) => ({
    version: Versions.at(ctx, id),
    document: Documents.at(ctx, document),
    text: Texts.perhapsAt(ctx, textIdFor(id)),
    self: selfRef(ctx),
    ...membersAt(ctx, witnesses),
  }),
  run: async (ctx, { input, version, document, text, self, ...rest }) => {
    if (version.document !== document.id) throw notFound(Versions.name);
    const ended = outOfForce(document).find((each) => each.version === version.id);
    if (!ended) throw inUse;
    if (version.state !== "approved") return versionLife.move(ctx, "dispose", version, {} as never) as never;
    const today = civilDate(ctx.clock());
    mustBeOver(document, ended, today);
    if (input.decision.on > today) throw decisionAhead;
    if (input.witnesses.some((id) => id === ctx.actor.id)) throw oneself;
    mustBeConfirmed(ctx);
    const id = DestructionId.from(version.id);
    const report = Destructions.create<Report>(ctx, id, {
      document: document.id,
      of: version.id,
      code: version.code,
      title: version.title,
      kind: version.kind,
      issue: version.issue,
      revision: version.revision,
      content: version.content,
      effectiveFrom: version.effectiveFrom,
      endedOn: ended.endedOn,
      approvedBy: {
        id: version.approver.id,
        name: version.approver.name,
        ...(version.approver.title ? { title: version.approver.title } : {}),
      },
      approvedOn: civilDate(new Date(version.approver.at)),
      decision: input.decision,
      reason: input.reason,
      method: input.method,
      witnesses: peopleIn(rest, input.witnesses, "witnesses"),
      by: signing(ctx, self, versionLife.can("dispose")),
      destroyedOn: today,
    });
    const gone = versionLife.move(ctx, "dispose", version, { destruction: id, disposedAt: ctx.clock().toISOString() });
    const emptied = text ? [Texts.update<Text>(ctx, text, { ...text, longBody: blank, gone: true })] : [];
    const known = Documents.update<Body>(ctx, document, disposed(document, version.id, today));
    return together(report, gone, known, ...emptied, ...(await letGo(ctx, document, version)));
  },
});

/**
 * Its files are held no longer, where no other version of the document has them; what nobody holds is collected by the clock. A draft might take
 * one up meanwhile, so there is none: the document, which would tell of it, is changed in the same transaction.
 */
async function letGo(ctx: AgencyCtx, document: Body, version: Version): Promise<Change<unknown>[]> {
  const own = filesOf(version);
  if (own.length === 0) return [];
  const { draft, scheduled, inForce, past } = document;
  if (draft) throw draftOpen;
  const others = [scheduled, inForce, ...past].flatMap((each) =>
    each && !each.disposedOn && each.version !== version.id ? [each.version] : [],
  );
  const wanted = [...own.map((sha256) => FileRecords.at(ctx, fileIdOf(sha256)).key), ...others.map((id) => Versions.at(ctx, id).key)];
  const found = await Promise.all(
    Array.from({ length: Math.ceil(wanted.length / 100) }, (_, i) => ctx.table.batchGet(wanted.slice(100 * i, 100 * i + 100))),
  );
  const items = found.flat();
  const still = new Set(items.slice(own.length).flatMap((item) => (item ? filesOf(Versions.open(item)) : [])));
  return own.flatMap((sha256, i) => {
    const file = items[i];
    return file && !still.has(sha256) ? [release(ctx, FileRecords.open(file), document.id)] : [];
  });
}
const filesOf = ({ content, images }: Version): string[] => [
  ...new Set([...(content.form === "file" ? [content] : []), ...images].map(({ sha256 }) => sha256)),
];

/** The document with this version marked as destroyed. */
function disposed(document: Body, version: string, disposedOn: string): Body {
  const marked = <E extends { version: string }>(edition: E) => (edition.version === version ? { ...edition, disposedOn } : edition);
  return { ...document, past: document.past.map(marked), ...(document.inForce ? { inForce: marked(document.inForce) } : {}) };
}

/** @throws illegal_state document.no_retention, document.retention_runs */
function mustBeOver(document: Stored<Body>, ended: Ended, today: string): void {
  const until = keptUntil(document, ended);
  if (until === undefined)
    throw new Problem("illegal_state", "document.no_retention", {
      vi: "Tài liệu chưa có thời hạn lưu; hãy đặt thời hạn lưu trước.",
      en: "Nobody said how long this document is kept; set its retention first.",
    });
  if (until >= today)
    throw new Problem("illegal_state", "document.retention_runs", {
      vi: `Phiên bản này phải được lưu đến hết ngày ${onPaper(until)}.`,
      en: `This version is to be kept until ${until}.`,
    });
}

const inUse = new Problem("illegal_state", "document.not_out_of_force", {
  vi: "Chỉ hủy phiên bản đã hết hiệu lực.",
  en: "Only a version that is out of force can be destroyed.",
});
const decisionAhead = invalid("document.decision_ahead", "decision.on", {
  vi: "Ngày quyết định không được sau hôm nay.",
  en: "The decision cannot be dated after today.",
});
const oneself = invalid("document.witness_self", "witnesses", {
  vi: "Người chứng kiến phải là người khác.",
  en: "A witness must be someone else.",
});

/** Records of destruction, the newest first. */
export const destructions = query({
  name: "document.destructions",
  reach: "agency",
  can: "document:read",
  input: z.strictObject(paging),
  answer: pageOf(Destruction),
  run: (ctx, { limit, cursor }) => Destructions.page(ctx, { list: "all", limit, cursor, newestFirst: true }),
});
