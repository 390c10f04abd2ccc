import { type AgencyCtx, command, entity, named, notFound, query, type Ref } from "@chuan/kernel";
import * as z from "zod";
import { documentRules, newDocumentRules, reruled } from "./document-rules.ts";
import { Settings, type Settings as Province, settingsId, SettingsOf } from "./settings.ts";

export const AgencySettingsId = named("agency_settings", "ags", /agency/);
const settingsOfAgency = AgencySettingsId.of("agency");

/** What an agency decides for itself; where it says nothing, its province's settings hold. Made when it first decides. */
export const AgencySettings = z.object({ id: AgencySettingsId.schema, version: z.int(), ...documentRules }).meta({ id: "AgencySettings" });
export type AgencySettings = z.output<typeof AgencySettings>;
export const AgencySettingsOf = entity(AgencySettingsId, AgencySettings, { reach: "agency" });

/** Both settings an agency's verb decides on: its own, if there are any, and its province's, which it may read and never write. */
export const settingsFor = (ctx: AgencyCtx): { own: Ref<AgencySettings, true>; province: Ref<Province, false> } => ({
  own: AgencySettingsOf.perhapsAt(ctx, settingsOfAgency),
  province: SettingsOf.at({ ...ctx, scope: { level: "province", province: ctx.scope.province } }, settingsId),
});

/** An agency's settings, and beside them the province's, which hold where the agency says nothing. */
export const readAgencySettings = query({
  name: "settings.read_agency",
  reach: "agency",
  can: "settings:read",
  input: z.strictObject({}),
  answer: z.object({ own: AgencySettings.optional(), province: Settings }).meta({ id: "AgencySettingsShown" }),
  run: async (ctx) => {
    const refs = settingsFor(ctx);
    const [own, province] = await ctx.table.batchGet([refs.own.key, refs.province.key]);
    if (!province) throw notFound(SettingsOf.name);
    return { ...(own ? { own: refs.own.open(own) } : {}), province: refs.province.open(province) };
  },
});

/** Changes the settings that are named; `null` leaves the matter to the province again. Codes that were given stay as they are. */
export const changeAgencySettings = command({
  name: "settings.change_agency",
  reach: "agency",
  can: "settings:manage",
  input: z.strictObject(newDocumentRules),
  answer: AgencySettings,
  loads: (ctx) => ({ before: AgencySettingsOf.perhapsAt(ctx, settingsOfAgency) }),
  run: (ctx, { input, before }) => {
    const next = reruled(before ?? {}, input);
    return before
      ? AgencySettingsOf.update<AgencySettings>(ctx, before, { id: before.id, ...next })
      : AgencySettingsOf.create<AgencySettings>(ctx, settingsOfAgency, next);
  },
});
