export { AgencySettings, AgencySettingsOf, changeAgencySettings, readAgencySettings, settingsFor } from "./agency.ts";
export { beginningOf, codeIn, CodePattern, type CodeParts, exampleOf, madeOf, numberIn } from "./code-pattern.ts";
export { codesOf, type DocumentRules, retentionOf } from "./document-rules.ts";
export { changeSettings, readSettings, Settings, settingsId, SettingsOf } from "./settings.ts";
