import { m } from "../words/out/messages.js";
import type { Answer, Input } from "../app/api-types.ts";

export type Settings = Answer<"GET /v1/settings">;
export type DocumentKind = keyof NonNullable<Settings["documentCodes"]>;
export const kinds: { readonly [K in DocumentKind]: () => string } = {
  policy: m.settings_policy,
  manual: m.settings_manual,
  process: m.settings_process,
  work_instruction: m.settings_work_instruction,
  form: m.settings_form,
  decision: m.settings_decision,
  plan: m.settings_plan,
  external: m.settings_external,
};
export const kindNames = Object.keys(kinds) as DocumentKind[];

const turned = (day: string, by: string, into: string) => day.split(by).toReversed().join(into);
type Decided = Pick<Settings, "documentCodes" | "retentionYears">;
/** What is decided by kind of document, as texts of the form. */
export const ruleTexts = ({ documentCodes, retentionYears }: Decided): Record<string, string> => ({
  ...Object.fromEntries(kindNames.map((kind) => [`documentCodes.${kind}`, documentCodes?.[kind]?.join(", ") ?? ""])),
  ...Object.fromEntries(kindNames.map((kind) => [`retentionYears.${kind}`, String(retentionYears?.[kind] ?? "")])),
});

/** The settings as texts of the form. */
export const textsOf = ({ edition, target, agencyReportDue, documentCodes, retentionYears }: Settings): Record<string, string> => ({
  edition,
  hasTarget: target ? "yes" : "",
  "target.share": String(target?.share ?? 100),
  "target.of": target?.of ?? "declared",
  "target.by": target?.by ?? "",
  "target.edition": target?.edition ?? "",
  agencyReportDue: turned(agencyReportDue, "-", "/"),
  ...ruleTexts({ documentCodes, retentionYears }),
});

const filled = <V>(texts: Record<string, string>, group: string, read: (text: string) => V) => {
  const own = kindNames.flatMap((kind) => (texts[`${group}.${kind}`] ? [[kind, read(texts[`${group}.${kind}`]!)] as const] : []));
  return own.length > 0 ? (Object.fromEntries(own) as { [K in DocumentKind]?: V }) : null;
};
/** What is decided by kind; what was emptied is taken away. */
export const rulesIn = (texts: Record<string, string>) => ({
  documentCodes: filled(texts, "documentCodes", (text) =>
    text
      .split(/[,;\n]/)
      .map((pattern) => pattern.trim())
      .filter(Boolean),
  ),
  retentionYears: filled(texts, "retentionYears", Number),
});

/** What the API is told: everything the form shows; what was emptied is taken away. */
export const inputOf = (texts: Record<string, string>): Input<"POST /v1/settings"> => ({
  edition: texts["edition"] ?? "",
  target: texts["hasTarget"]
    ? {
        share: Number(texts["target.share"]),
        of: (texts["target.of"] ?? "declared") as "declared",
        by: texts["target.by"] ?? "",
        ...(texts["target.edition"] ? { edition: texts["target.edition"] } : {}),
      }
    : null,
  agencyReportDue: turned(texts["agencyReportDue"] ?? "", "/", "-"),
  ...rulesIn(texts),
});
