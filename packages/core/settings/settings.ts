import { both, CivilDate, command, entity, named, query } from "@chuan/kernel";
import * as z from "zod";
import { editionSchema, EditionsSeen, editionsSeen } from "../standards/index.ts";
import { documentRules, newDocumentRules, reruled } from "./document-rules.ts";

export const SettingsId = named("settings", "set", /province/);
export const settingsId = SettingsId.of("province");

/** What a province decides for itself. Agencies read it. */
export const Settings = z
  .object({
    id: SettingsId.schema,
    version: z.int(),
    /** The edition in which a new agency begins. */
    edition: editionSchema,
    /** Until when which share of the agencies shall have got how far. */
    target: z
      .object({
        by: CivilDate,
        /** Whole percent of the agencies. */
        share: z.int().min(1).max(100),
        /** `declared`: certified or declared conforming; `declared_full`: for all of their procedures in force. */
        of: z.enum(["applying", "declared", "declared_full"]),
        edition: editionSchema.optional(),
      })
      .optional(),
    /** By which day of the year agencies report (R18: set by the province), as MM-DD. */
    agencyReportDue: z.string().refine((day) => z.iso.date().safeParse(`2023-${day}`).success, {
      error: both({
        vi: "Viết tháng và ngày có trong mọi năm, ví dụ 10-31.",
        en: "Write a month and day that every year has, such as 10-31.",
      }),
    }),
    ...documentRules,
  })
  .meta({ id: "Settings" });
export type Settings = z.output<typeof Settings>;

export const SettingsOf = entity(SettingsId, Settings, { reach: "province" });

/** What is decided, and the editions of the standard there are to choose from. */
const SettingsShown = Settings.extend({ editions: EditionsSeen }).meta({ id: "SettingsShown" });

/** A province's settings. */
export const readSettings = query({
  name: "settings.read",
  reach: "province",
  can: "settings:read",
  input: z.strictObject({}),
  answer: SettingsShown,
  run: async (ctx) => ({ ...(await SettingsOf.read(ctx, settingsId)), editions: editionsSeen() }),
});

/** Changes the settings that are named; `null` takes away what is there. Codes that were given stay as they are. */
export const changeSettings = command({
  name: "settings.change",
  reach: "province",
  can: "settings:manage",
  input: z.strictObject({
    edition: editionSchema.optional(),
    target: Settings.shape.target.nullable(),
    agencyReportDue: Settings.shape.agencyReportDue.optional(),
    ...newDocumentRules,
  }),
  answer: Settings,
  loads: (ctx) => ({ settings: SettingsOf.at(ctx, settingsId) }),
  run: (ctx, { input: { edition, target, agencyReportDue, ...rules }, settings }) => {
    const { target: before, documentCodes: _, retentionYears: __, ...rest } = settings;
    const next = target === undefined ? before : (target ?? undefined);
    return SettingsOf.update<Settings>(ctx, settings, {
      ...rest,
      ...(edition ? { edition } : {}),
      ...(agencyReportDue ? { agencyReportDue } : {}),
      ...(next ? { target: next } : {}),
      ...reruled(settings, rules),
    });
  },
});
