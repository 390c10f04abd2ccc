import { AgencyId, CivilDate, civilDate, command, invalid, type Id, type ProvinceCtx, together, within, type Change } from "@chuan/kernel";
import * as z from "zod";
import { beginAdoption } from "../adoption/index.ts";
import { line } from "../fields/index.ts";
import { settingsId, SettingsOf } from "../settings/index.ts";
import { editionSchema } from "../standards/index.ts";
import { Agencies, Agency, agencyCode, agencyEid, agencyType, level, obligation } from "./agency.ts";
import { registerBusy } from "./register.ts";
import { usual } from "../classification/index.ts";

/** What must be said of a new agency; the rest follows from its type. */
export const NewAgency = z.strictObject({
  code: agencyCode,
  name: line(200),
  type: agencyType,
  level: level.optional(),
  parent: AgencyId.schema.optional(),
  obligation: obligation.optional(),
  eid: agencyEid.optional(),
  validFrom: CivilDate.optional(),
  /** The edition in which its adoption begins; by default the province's. */
  edition: editionSchema.optional(),
});
export type NewAgency = z.output<typeof NewAgency>;

/** The agency and the beginning of its adoption, in one act: every agency stands somewhere from its first day. */
export function founding(ctx: ProvinceCtx, id: Id<"agency">, said: NewAgency, edition: string): Change<Agency> {
  const today = civilDate(ctx.clock());
  const from = said.validFrom ?? today;
  const { code, name, type } = said;
  const kind = { type, level: said.level ?? usual[type].level };
  const must = said.obligation ?? usual[type].obligation;
  const place = within(ctx, id);
  const agency = Agencies.create<Agency>(place, id, {
    state: "active",
    code,
    name,
    ...kind,
    parent: said.parent ?? null,
    obligation: must,
    eid: said.eid ?? null,
    validFrom: from,
    names: [{ name, from }],
    types: [{ ...kind, from }],
  });
  return together(
    agency,
    beginAdoption(place, { code, name, ...kind, obligation: must }, said.edition ?? edition, { standing: true, on: from }),
  );
}

/** @throws invalid agency.starts_later, when an agency would begin after today: record it on its day. */
export const notAhead = (field: string, date: string | undefined, today: string) => {
  if (date !== undefined && date > today)
    throw invalid("agency.starts_later", field, {
      vi: "Ngày hiệu lực chưa đến; hãy ghi nhận vào ngày đó.",
      en: "This date lies ahead; record it on its day.",
    });
};

const noParent = invalid("agency.no_parent", "parent", {
  vi: "Không có cơ quan cấp trên này, hoặc cơ quan đó đã kết thúc hoạt động.",
  en: "There is no such parent agency, or it has been closed.",
});

/** Creates an agency. @throws conflict agency.code_taken; invalid agency.starts_later, agency.no_parent */
export const create = command({
  name: "agency.create",
  reach: "province",
  can: "agency:manage",
  input: NewAgency,
  answer: Agency,
  loads: (ctx, { parent }) => ({
    settings: SettingsOf.at(ctx, settingsId),
    busy: registerBusy(ctx),
    ...(parent ? { parent: Agencies.perhapsAt(within(ctx, parent), parent) } : {}),
  }),
  run: (ctx, { input, settings, parent }) => {
    if (input.parent && parent?.state !== "active") throw noParent;
    notAhead("validFrom", input.validFrom, civilDate(ctx.clock()));
    return founding(ctx, AgencyId.mint(ctx.clock()), input, settings.edition);
  },
});
