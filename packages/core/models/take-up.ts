import {
  type AgencyCtx,
  civilDate,
  command,
  type Id,
  invalid,
  onPaper,
  Problem,
  type Ref,
  type Stored,
  type Terms,
  together,
  type FieldError,
  answering,
} from "@chuan/kernel";
import * as z from "zod";
import { Agencies, type Agency } from "../agencies/index.ts";
import { documentCode, drawnUp, mustFit, personOf, selfRef } from "../documents/index.ts";
import { line } from "../fields/index.ts";
import { grantsOn, type Member, MemberId, Members } from "../people/index.ts";
import { fullName, provinceOf } from "../provinces/index.ts";
import { codesOf, settingsFor } from "../settings/index.ts";
import { canonicalText } from "../texts/index.ts";
import { bodyIn, currentOf, type Edition, editionOf, ModelEditions, ModelId, type Offer, offerOf, Offers } from "./model.ts";
import { filled, filledLine, type Filling } from "./placeholders.ts";
import { Uptake, type Uptake as Body, uptakeOf, Uptakes } from "./uptake.ts";
import { withdrawn } from "./write.ts";

/** A transaction takes 100 items, of which a model needs eight, and 4 MB, of which its text may have 300 KB. A longer framework takes several acts. */
export const mostAtOnce = 10;
const wanted = z.strictObject({
  id: ModelId.schema,
  /** The version that was looked at: the model's newest. */
  no: z.int().min(1),
  /** Another code than the model's, where the agency counts otherwise or has the code already. */
  code: documentCode.optional(),
});

/** Who fills `{{head}}` and `{{unit}}`; without them the text says so in plain words. */
export const fillers = { head: MemberId.schema.optional(), unit: line(120).optional() };
export const headRef = (ctx: AgencyCtx, head: Id<"member"> | undefined) => (head ? { head: Members.perhapsAt(ctx, head) } : {});

/** @throws invalid model.not_the_head */
export function mustLead(ctx: AgencyCtx, named: Id<"member"> | undefined, head: Member | undefined): Member | undefined {
  if (named && !(head && isHead(head, civilDate(ctx.clock())))) throw notTheHead;
  return head;
}

export function fillingOf(ctx: AgencyCtx, agency: Agency, head: Member | undefined, unit: string | undefined, date?: string): Filling {
  const today = civilDate(ctx.clock());
  const province = provinceOf(ctx.scope.province);
  return {
    agency: agency.name,
    head: head?.name ?? "Người đứng đầu cơ quan",
    date: date ?? onPaper(today),
    province: province ? fullName(province, today) : "",
    unit: unit ?? "đơn vị được giao chủ trì",
  };
}
export const isHead = (member: Member, today: string) =>
  grantsOn(member, today).some((grant) => grant.role === "agency_head" && !grant.for);
const notTheHead = invalid("model.not_the_head", "head", {
  vi: "Người này không giữ vai trò người đứng đầu cơ quan; hãy chọn đúng người hoặc bỏ trống.",
  en: "This person is not the agency's head; choose the right one or leave it out.",
});

type Known = { readonly [name: `${"offer" | "edition" | "uptake"}_${number}`]: Ref<object> };
const refs = (ctx: AgencyCtx, models: readonly z.output<typeof wanted>[]): Known =>
  Object.fromEntries(
    models.flatMap(({ id, no }, i) => [
      [`offer_${i}`, Offers.sharedAt(ctx, offerOf(id))],
      [`edition_${i}`, ModelEditions.sharedAt(ctx, editionOf(id, no))],
      [`uptake_${i}`, Uptakes.perhapsAt(ctx, uptakeOf(id))],
    ]),
  );

const act = command({
  name: "model.take_up",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ models: z.array(wanted).min(1).max(mostAtOnce), ...fillers }),
  answer: z.object({ items: z.array(Uptake) }).meta({ id: "ModelsTakenUp" }),
  loads: (ctx, { models, head }) => ({
    agency: Agencies.at(ctx, ctx.scope.agency),
    self: selfRef(ctx),
    ...settingsFor(ctx),
    ...headRef(ctx, head),
    ...refs(ctx, models),
  }),
  run: (ctx, { input, agency, self, own, province, head, ...given }) => {
    const loaded = given as Record<string, unknown>;
    const filling = fillingOf(ctx, agency, mustLead(ctx, input.head, head), input.unit);
    const rows = input.models.map((want, i) => ({
      want,
      offer: loaded[`offer_${i}`] as Stored<Offer>,
      edition: loaded[`edition_${i}`] as Stored<Edition>,
      uptake: loaded[`uptake_${i}`] as Stored<Body> | undefined,
    }));
    mustBeOpen(rows);
    const drafter = personOf(ctx, self);
    const taken = rows.map(({ want, edition }) => {
      const { title, kind, clauses, reviewMonths } = edition;
      const code = want.code ?? edition.code;
      mustFit(code, codesOf(kind, own, province));
      const about = {
        code,
        title: filledLine(title, filling).slice(0, 300),
        kind,
        clauses,
        ...(input.unit ? { unit: input.unit } : {}),
        ...(reviewMonths === undefined ? {} : { reviewMonths }),
      };
      const document = drawnUp(ctx, about, { own, province }, drafter, canonicalText(filled(bodyIn(edition), filling)));
      const uptake = Uptakes.create<Body>(ctx, uptakeOf(want.id), {
        model: want.id,
        no: want.no,
        document: document.answer.id,
        code: document.answer.code,
        agency: { id: agency.id, code: agency.code },
        filling,
        takenOn: civilDate(ctx.clock()),
        by: drafter.name,
      });
      return { document, uptake };
    });
    const all = taken.flatMap(({ document, uptake }) => [uptake, document]);
    return answering(together<unknown>(all[0]!, ...all.slice(1)), { items: taken.map(({ uptake }) => uptake.answer) });
  },
});

type Row = { want: z.output<typeof wanted>; offer: Offer; uptake: Body | undefined };
/** @throws illegal_state model.withdrawn; conflict model.taken_up, model.newer, each naming which */
function mustBeOpen(rows: readonly Row[]): void {
  if (rows.some(({ offer }) => offer.state === "withdrawn")) throw withdrawn;
  const told = (row: Row, i: number, vi: string, en: string): FieldError => ({
    path: `models.${i}`,
    say: { vi: `${row.offer.code}: ${vi}`, en: `${row.offer.code}: ${en}` },
  });
  const twice = rows.flatMap((row, i) =>
    row.uptake || rows.findIndex(({ want }) => want.id === row.want.id) < i
      ? [
          told(
            row,
            i,
            `đã lấy về thành tài liệu ${row.uptake?.code ?? row.offer.code}`,
            `taken up as ${row.uptake?.code ?? row.offer.code}`,
          ),
        ]
      : [],
  );
  if (twice.length > 0) throw refusal("taken_up", takenUp, twice);
  const old = rows.flatMap((row, i) =>
    currentOf(row.offer) === row.want.no
      ? []
      : [told(row, i, `lần công bố mới nhất là ${currentOf(row.offer)}`, `the newest version is ${currentOf(row.offer)}`)],
  );
  if (old.length > 0) throw refusal("newer", newer, old);
}
const takenUp = {
  vi: "Cơ quan đã lấy mẫu này về rồi; hãy mở tài liệu đã có, hoặc bỏ mẫu này khỏi danh sách.",
  en: "The agency took this model up before; open its document, or leave the model out.",
};
const newer = { vi: "Mẫu đã có lần công bố mới hơn; hãy xem bản đó.", en: "There is a newer version of the model; look at that one." };
const refusal = (code: string, say: { vi: string; en: string }, errors: readonly FieldError[]) =>
  new Problem("conflict", `model.${code}`, say, { errors });

/**
 * "Start quickly": makes drafts of an agency's own documents from models, the whole of a framework in one act: all of them, or none. The
 * placeholders are filled; the caller holds the drafts and goes on with them as with any other.
 * @throws conflict model.taken_up, model.newer, model.code_in_use; illegal_state model.withdrawn; invalid model.not_the_head
 */
export const takeUp = Object.assign(
  (ctx: AgencyCtx, input: Parameters<typeof act>[1], terms: Terms = {}) => act(ctx, input, terms).catch(plainly),
  { ...act },
);

/** A code that is taken is told with what to do about it: the models were not chosen for their codes. */
function plainly(error: unknown): never {
  if (!(error instanceof Problem) || error.code !== "document.code_taken") throw error;
  const [code = ""] = /«([^»]+)»/.exec(error.say.vi)?.slice(1) ?? [];
  const say = {
    vi: `Cơ quan đã có tài liệu mã ${code}; hãy đặt mã khác cho mẫu này (trường «code»), hoặc bãi bỏ tài liệu cũ trước.`,
    en: `The agency has a document ${code} already; give this model another code, or withdraw that document first.`,
  };
  throw new Problem("conflict", "model.code_in_use", say, { errors: [{ path: "models", say }] });
}
