import {
  AgencyId,
  addDays,
  CivilDate,
  civilDate,
  command,
  invalid,
  Problem,
  type ProvinceCtx,
  type Stored,
  together,
  within,
} from "@chuan/kernel";
import * as z from "zod";
import { adoptionsOf, refreshAdoptions } from "../adoption/index.ts";
import { basis, line, reason } from "../fields/index.ts";
import { Agencies, Agency, type Agency as Body, agencyEid, agencyType, level, obligation } from "./agency.ts";
import { notAhead } from "./create.ts";
import { registerBusy } from "./register.ts";
import { usual } from "../classification/index.ts";

const load = (ctx: ProvinceCtx, { id }: { id: Body["id"] }) => ({
  agency: Agencies.at(within(ctx, id), id),
  ...adoptionsOf(within(ctx, id)),
});
const common = { reach: "province", can: "agency:manage", answer: Agency, loads: load } as const;
const dated = { id: AgencyId.schema, from: CivilDate.optional(), basis: basis.optional() };

/** Ends the entry that is open and begins the next one: every day has one name, one type. */
function follow<E extends { from: string; to?: string | undefined }>(history: readonly E[], next: E): E[] {
  const last = history.at(-1)!;
  if (next.from <= last.from)
    throw invalid("agency.date_before_last", "from", {
      vi: `Ngày hiệu lực phải sau ${last.from.split("-").toReversed().join("/")}, ngày của lần thay đổi trước.`,
      en: `It must take effect after ${last.from}, when the last change did.`,
    });
  return [...history.slice(0, -1), { ...last, to: addDays(next.from, -1) }, next];
}

const open = (agency: Stored<Body>) => {
  if (agency.state === "active") return;
  throw new Problem("illegal_state", "agency.closed", { vi: "Cơ quan này đã kết thúc hoạt động.", en: "This agency has been closed." });
};

/** Gives an agency another name from a day on (today by default). The former name stays true for its days. */
export const rename = command({
  ...common,
  name: "agency.rename",
  input: z.strictObject({ ...dated, name: line(200) }),
  run: (ctx, { input, agency, ...adoptions }) => {
    open(agency);
    const from = input.from ?? civilDate(ctx.clock());
    notAhead("from", from, civilDate(ctx.clock()));
    const names = follow(agency.names, { name: input.name, from, ...(input.basis ? { basis: input.basis } : {}) });
    const next = { ...agency, name: input.name, names };
    return together(
      Agencies.update<Body>(within(ctx, agency.id), agency, next),
      ...refreshAdoptions(within(ctx, agency.id), adoptions, next),
    );
  },
});

/** Changes what kind of agency it is, its level or its obligation, from a day on. The sums follow in the same act. */
export const reclassify = command({
  ...common,
  name: "agency.reclassify",
  input: z.strictObject({
    ...dated,
    type: agencyType.optional(),
    level: level.optional(),
    obligation: obligation.optional(),
    eid: agencyEid.nullable().optional(),
  }),
  run: (ctx, { input, agency, ...adoptions }) => {
    open(agency);
    const from = input.from ?? civilDate(ctx.clock());
    notAhead("from", from, civilDate(ctx.clock()));
    const type = input.type ?? agency.type;
    const kind = { type, level: input.level ?? (input.type ? usual[type].level : agency.level) };
    const moved = kind.type !== agency.type || kind.level !== agency.level;
    const types = moved ? follow(agency.types, { ...kind, from, ...(input.basis ? { basis: input.basis } : {}) }) : agency.types;
    const next = {
      ...agency,
      ...kind,
      types,
      obligation: input.obligation ?? agency.obligation,
      eid: input.eid === undefined ? agency.eid : input.eid,
    };
    return together(
      Agencies.update<Body>(within(ctx, agency.id), agency, next),
      ...refreshAdoptions(within(ctx, agency.id), adoptions, next),
    );
  },
});

/**
 * Ends an agency (merged, dissolved) with a day and a reason. Its records stay and can be read; it counts no longer.
 * @throws invalid agency.starts_later, agency.ends_before_start, agency.no_successor; conflict import.running
 */
export const close = command({
  ...common,
  name: "agency.close",
  input: z.strictObject({ id: AgencyId.schema, validTo: CivilDate.optional(), successor: AgencyId.schema.optional(), reason }),
  // A list that is being imported was judged by the register as it is: its parents stay until it is done.
  loads: (ctx, input) => ({
    ...load(ctx, input),
    busy: registerBusy(ctx),
    ...(input.successor ? { successor: Agencies.perhapsAt(within(ctx, input.successor), input.successor) } : {}),
  }),
  run: (ctx, { input, agency, successor, ...adoptions }) => {
    open(agency);
    if (input.successor && (!successor || successor.id === agency.id)) throw noSuccessor;
    const validTo = input.validTo ?? civilDate(ctx.clock());
    notAhead("validTo", validTo, civilDate(ctx.clock()));
    if (validTo < agency.validFrom)
      throw invalid("agency.ends_before_start", "validTo", {
        vi: "Ngày kết thúc trước ngày bắt đầu.",
        en: "It would end before it began.",
      });
    const place = within(ctx, agency.id);
    const next = {
      ...agency,
      state: "closed" as const,
      validTo,
      why: input.reason,
      ...(input.successor ? { successor: input.successor } : {}),
    };
    return together(Agencies.update<Body>(place, agency, next), ...refreshAdoptions(place, adoptions, next));
  },
});

const noSuccessor = invalid("agency.no_successor", "successor", {
  vi: "Không có cơ quan kế thừa này; hãy chọn một cơ quan khác của tỉnh.",
  en: "There is no such successor; choose another agency of the province.",
});

/** Takes back that an agency was closed, for a mistake. @throws conflict agency.code_taken */
export const reopen = command({
  ...common,
  name: "agency.reopen",
  input: z.strictObject({ id: AgencyId.schema, reason }),
  // Its code is claimed again, so it is an addition to the register like any other.
  loads: (ctx, input) => ({ ...load(ctx, input), busy: registerBusy(ctx) }),
  run: (ctx, { agency, ...adoptions }) => {
    if (agency.state === "active")
      throw new Problem("illegal_state", "agency.not_closed", { vi: "Cơ quan này đang hoạt động.", en: "This agency is not closed." });
    const { validTo: _to, why: _why, successor: _successor, ...rest } = agency;
    const next = { ...rest, state: "active" as const };
    return together(
      Agencies.update<Body>(within(ctx, agency.id), agency, next),
      ...refreshAdoptions(within(ctx, agency.id), adoptions, next),
    );
  },
});
